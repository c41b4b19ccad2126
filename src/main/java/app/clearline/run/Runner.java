// SPDX-License-Identifier: Apache-2.0
package app.clearline.run;

import app.clearline.model.Plan;
import app.clearline.model.ProbeKind;
import java.util.Map;

/// Runs plans: each step on a virtual thread of its own, as soon as what it needs has ended.
public final class Runner {

    private final Map<ProbeKind, Probe> probes;

    public Runner(Map<ProbeKind, Probe> probes) {
        this.probes = Map.copyOf(probes);
    }

    boolean runs(Plan plan) {
        return plan.steps().stream().allMatch(step -> probes.containsKey(step.probe()));
    }
}
