// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Plan;
import app.clearline.model.Requirement;
import app.clearline.model.Service;
import java.util.Set;

/// Which steps a requirement is judged by.
public final class Relevance {

    private Relevance() {}

    /// The ids of the steps of `plan` whose observations bear on `requirement`: while one of them runs, the row waits.
    public static Set<String> steps(Service service, Requirement requirement, Plan plan) {
        return Set.of();
    }
}
