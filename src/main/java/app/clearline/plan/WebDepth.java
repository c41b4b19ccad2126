// SPDX-License-Identifier: Apache-2.0
package app.clearline.plan;

import app.clearline.model.Answers;
import app.clearline.model.Extent;
import app.clearline.model.Service;

/// What is done to names, TCP, TLS and the WebSocket beyond whether they pass.
final class WebDepth {

    private WebDepth() {}

    static void add(Service service, Answers answers, Extent extent, StepList steps) {}
}
