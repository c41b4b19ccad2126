// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The steps of a run, each after the steps that it needs.
public record Plan(List<Step> steps) {

    public Plan {
        steps = List.copyOf(steps);
        Set<String> before = new HashSet<>();
        for (Step step : steps) {
            for (Need need : step.needs()) {
                if (!before.contains(need.step())) {
                    throw new IllegalArgumentException(
                            step.id() + " needs " + need.step() + ", which is not before it");
                }
            }
            if (!before.add(step.id())) {
                throw new IllegalArgumentException("twice: " + step.id());
            }
        }
    }
}
