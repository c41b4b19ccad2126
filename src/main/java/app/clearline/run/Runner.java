// SPDX-License-Identifier: Apache-2.0
package app.clearline.run;

import app.clearline.model.Observation;
import app.clearline.model.Plan;
import app.clearline.model.ProbeKind;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

/// Runs plans: each step on virtual threads of its own, as soon as what it needs has ended.
public final class Runner {

    private final Map<ProbeKind, Probe> probes;

    /// @param probes one for each kind that plans hold; a step of another kind ends as unsupported
    public Runner(Map<ProbeKind, Probe> probes) {
        this.probes = Map.copyOf(probes);
    }

    /// Starts the steps of `plan` that are not among `known` and returns at once.
    ///
    /// @param budget for all of it; steps that have not ended by then are cut off
    /// @param events is called on the run's threads, for each step in order
    public RunUnderWay start(Plan plan, Collection<Observation> known, Duration budget, Consumer<RunEvent> events) {
        var run = new RunUnderWay(plan, known, budget, probes, events);
        run.begin();
        return run;
    }
}
