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

    /// What the keys of its headline and its sentence begin with: that of a variant where all that was tried works, and
    /// not all was tried.
    public String key() {
        return key(conclusion, inPart());
    }

    /// Whether all that was tried works, and not all was tried that was meant to be.
    public boolean inPart() {
        return conclusion == Conclusion.WORKS
                && causes.stream()
                        .anyMatch(c -> c.cause() == Cause.HEALTHY
                                && CauseFound.PART.equals(c.details().get("variant")));
    }

    /// What [#key()] is for these.
    public static String key(Conclusion conclusion, boolean inPart) {
        return "conclusion." + conclusion.id() + (inPart ? "." + CauseFound.PART : "");
    }
}
