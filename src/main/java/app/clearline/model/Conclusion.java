// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

/// The headline of a diagnosis.
public enum Conclusion implements Named {
    WORKS,
    WORKS_WITH_LIMITS,
    DOES_NOT_WORK,
    CANNOT_TELL;

    /// The sign and the colour that go with it are those of this outcome.
    public Outcome outcome() {
        return switch (this) {
            case WORKS -> Outcome.PASS;
            case WORKS_WITH_LIMITS -> Outcome.WARN;
            case DOES_NOT_WORK -> Outcome.FAIL;
            case CANNOT_TELL -> Outcome.NOT_TESTED;
        };
    }
}
