// SPDX-License-Identifier: Apache-2.0
package app.clearline.plan;

import app.clearline.model.Extent;
import app.clearline.model.Service;

/// What is done to UDP beyond whether it passes: the NAT, the size, the time an opening lasts.
final class UdpDepth {

    private UdpDepth() {}

    static void add(Service service, Extent extent, StepList steps) {}
}
