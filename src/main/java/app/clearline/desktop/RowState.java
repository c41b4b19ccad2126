// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Outcome;
import app.clearline.model.Phrase;
import app.clearline.model.Requirement;
import app.clearline.model.RequirementResult;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one row of the checklist stands.
///
/// @param reason one sentence; what the row waits for while it has no result
/// @param at when its last step ended; null while there is none
/// @param steps ids of the steps that it is judged by
/// @param result null while it waits
/// @param was its outcome in the run before, where that was another one; null where there was none
record RowState(
        Requirement requirement,
        Stage stage,
        Phrase reason,
        @Nullable Instant at,
        List<String> steps,
        @Nullable RequirementResult result,
        @Nullable Outcome was) {

    /// Where a row is on its way.
    enum Stage {
        WAITING,
        CHECKING,
        PASS,
        WARN,
        FAIL,
        NOT_TESTED,
        NOT_APPLICABLE;

        static Stage of(Outcome outcome) {
            return switch (outcome) {
                case PASS -> PASS;
                case WARN -> WARN;
                case FAIL -> FAIL;
                case NOT_TESTED -> NOT_TESTED;
                case NOT_APPLICABLE -> NOT_APPLICABLE;
            };
        }

        boolean ended() {
            return this != WAITING && this != CHECKING;
        }
    }

    RowState {
        steps = List.copyOf(steps);
    }

    /// Whether it was bad in the run before, and passes now.
    boolean fixed() {
        return stage == Stage.PASS && (was == Outcome.FAIL || was == Outcome.WARN);
    }

    /// Whether it passed in the run before, and does not now.
    boolean broken() {
        return was == Outcome.PASS && (stage == Stage.FAIL || stage == Stage.WARN);
    }

    /// Whether it makes calls worse, or could not be told.
    boolean unwell() {
        return stage == Stage.FAIL || stage == Stage.WARN || stage == Stage.NOT_TESTED;
    }
}
