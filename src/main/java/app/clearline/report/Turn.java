// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Conclusion;
import app.clearline.model.Diagnosis;
import app.clearline.model.Named;
import app.clearline.model.Outcome;

/// How something stands in a later run, compared with an earlier one.
public enum Turn implements Named {
    /// It did not pass, and passes now.
    FIXED,
    /// It passed, and does not now.
    BROKEN,
    /// It is different, and that is neither a repair nor a break: one of the two was not tested, or it is bad in
    /// another way.
    CHANGED,
    UNCHANGED,
    /// The runs asked for different things here, or only one of them asked.
    NOT_COMPARED;

    /// What was not tested or does not apply is neither fixed nor broken.
    static Turn of(Outcome before, Outcome after) {
        if (before == after) {
            return UNCHANGED;
        }
        if (after == Outcome.PASS && unwell(before)) {
            return FIXED;
        }
        return before == Outcome.PASS && unwell(after) ? BROKEN : CHANGED;
    }

    /// Where a run was not tried whole, what stood in the way of the other one may be just what was not tried.
    static Turn of(Diagnosis before, Diagnosis after) {
        if (before.key().equals(after.key())) {
            return UNCHANGED;
        }
        if (works(after) && unwell(before.conclusion())) {
            return FIXED;
        }
        return works(before) && unwell(after.conclusion()) ? BROKEN : CHANGED;
    }

    private static boolean works(Diagnosis diagnosis) {
        return diagnosis.conclusion() == Conclusion.WORKS && !diagnosis.inPart();
    }

    static boolean unwell(Outcome outcome) {
        return outcome == Outcome.WARN || outcome == Outcome.FAIL;
    }

    private static boolean unwell(Conclusion conclusion) {
        return conclusion == Conclusion.WORKS_WITH_LIMITS || conclusion == Conclusion.DOES_NOT_WORK;
    }
}
