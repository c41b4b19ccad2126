// SPDX-License-Identifier: Apache-2.0
package app.clearline.run;

import app.clearline.model.Finding;
import app.clearline.model.Step;
import java.io.IOException;

/// Does one kind of thing to an endpoint. Reads like ordinary blocking socket code: it runs on a virtual thread of its
/// own, is stopped by an interrupt, and bounds every wait by [Scene#remaining()]. Stateless: many steps share one.
@FunctionalInterface
public interface Probe {

    /// Does what `step` says.
    ///
    /// @return what was seen, where the step did all it set out to do
    /// @throws ProbeException where it did not, with the failure class and what was seen until then
    /// @throws IOException likewise, to be classed by [Failures]
    /// @throws InterruptedException when the run is stopped or the deadline has passed
    Finding run(Step step, Scene scene) throws IOException, InterruptedException;
}
