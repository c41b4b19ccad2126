// SPDX-License-Identifier: Apache-2.0
package app.clearline.run;

import app.clearline.model.Observation;
import app.clearline.model.Step;
import java.time.Duration;

/// What happens while a plan runs. Every start has exactly one end; events of different steps may come on different
/// threads, those of one step in order.
public sealed interface RunEvent {

    /// A step begins.
    ///
    /// @param at since the run began
    record Started(Step step, Duration at) implements RunEvent {}

    /// A step has come so far.
    record Progressed(String step, long done, long total) implements RunEvent {}

    /// A step has ended, well or not, or was not run.
    record Ended(Observation observation) implements RunEvent {}
}
