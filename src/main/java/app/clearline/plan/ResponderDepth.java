// SPDX-License-Identifier: Apache-2.0
package app.clearline.plan;

import app.clearline.model.Extent;
import app.clearline.model.Service;

/// What only a far end of our own can tell.
final class ResponderDepth {

    private ResponderDepth() {}

    static void add(Service service, Extent extent, StepList steps) {}
}
