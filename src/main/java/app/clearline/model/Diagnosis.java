// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.util.List;

/// What observations mean.
///
/// @param causes the weightiest first; `HEALTHY` alone where there is nothing to mend
/// @param requirements in the order of the profile
public record Diagnosis(Conclusion conclusion, List<CauseFound> causes, List<RequirementResult> requirements) {

    public Diagnosis {
        causes = List.copyOf(causes);
        requirements = List.copyOf(requirements);
    }
}
