// SPDX-License-Identifier: Apache-2.0
package app.clearline.plan;

import app.clearline.model.Answers;
import app.clearline.model.Plan;
import app.clearline.model.Service;
import java.util.List;

/// Answers and a service become a plan. Pure.
public final class Planner {

    private Planner() {}

    /// The steps that a client with these answers asks for; the direct ones are the same for all answers.
    public static Plan plan(Service service, Answers answers) {
        return new Plan(List.of());
    }
}
