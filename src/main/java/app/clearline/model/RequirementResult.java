// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.util.List;

/// What became of one requirement.
///
/// @param reason one sentence, such as `reason.udp.no-answer` with `sends` and `host`
/// @param evidence ids of the observations it rests on
/// @param causes that explain it, if it did not pass
public record RequirementResult(
        Requirement requirement, Outcome outcome, Phrase reason, List<String> evidence, List<Cause> causes) {

    public RequirementResult {
        evidence = List.copyOf(evidence);
        causes = List.copyOf(causes);
    }
}
