// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Failure;
import app.clearline.model.FailureClass;
import app.clearline.model.Level;
import app.clearline.model.Observation;
import app.clearline.model.Outcome;
import app.clearline.model.Requirement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows that this run meant to try and could not: this computer or its proxy was too busy, the time was over, or our
/// own part broke. What nobody asked for, or cannot be tried here at all, is not meant.
final class Untried {

    /// Longer than any chain of steps of a plan; a file may hold one that has no end.
    private static final int CHAIN = 16;

    /// A fault of ours is nothing that was tried either.
    private static final FailureClass[] WANTING = {
        FailureClass.BUSY, FailureClass.BUDGET, FailureClass.CANCELLED, FailureClass.INTERNAL
    };

    private Untried() {}

    /// The ids of such rows, but for those that are information only.
    static List<String> rows(Evidence evidence, Map<Requirement, Verdict> verdicts) {
        return verdicts.entrySet().stream()
                .filter(row -> row.getKey().level() != Level.INFORMATION)
                .filter(row -> row.getValue().outcome() == Outcome.NOT_TESTED)
                .filter(row -> row.getValue().evidence().stream().anyMatch(o -> keptBack(evidence, o)))
                .map(row -> row.getKey().id())
                .toList();
    }

    /// Whether the step, or the one that it waited for, was not come to.
    private static boolean keptBack(Evidence evidence, Observation observation) {
        @Nullable Observation at = observation;
        for (int i = 0; i < CHAIN && at != null; i++) {
            if (at.failed(WANTING)) {
                return true;
            }
            at = at.failed(FailureClass.NEED_FAILED) ? needed(evidence, at) : null;
        }
        return false;
    }

    private static @Nullable Observation needed(Evidence evidence, Observation waiting) {
        Failure failure = waiting.failure();
        return evidence.all().stream()
                .filter(o -> failure != null && o.id().equals(failure.detail()))
                .findFirst()
                .orElse(null);
    }
}
