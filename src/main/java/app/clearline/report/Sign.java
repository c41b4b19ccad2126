// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Conclusion;
import app.clearline.model.Outcome;

/// The sign that stands beside a word, so that nothing is told by colour alone.
public final class Sign {

    private Sign() {}

    public static String of(Outcome outcome) {
        return switch (outcome) {
            case PASS -> "✓";
            case WARN -> "!";
            case FAIL -> "✕";
            case NOT_TESTED -> "?";
            case NOT_APPLICABLE -> "–";
        };
    }

    public static String of(Conclusion conclusion) {
        return switch (conclusion) {
            case WORKS -> "✓";
            case WORKS_WITH_LIMITS -> "!";
            case DOES_NOT_WORK -> "✕";
            case CANNOT_TELL -> "?";
        };
    }

    public static String of(Turn turn) {
        return switch (turn) {
            case FIXED -> "✓";
            case BROKEN -> "✕";
            case CHANGED -> "≠";
            case UNCHANGED -> "=";
            case NOT_COMPARED -> "–";
        };
    }
}
