// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Conclusion;

/// What the program tells the shell that called it.
final class ExitCode {

    static final int GOOD = 0;
    /// The command line, or a file that it names, cannot be used (`EX_USAGE` of `sysexits.h`); nothing was run.
    static final int USAGE = 64;
    /// A fault of ours, or a file that could not be written after the run (`EX_SOFTWARE`).
    static final int OUR_FAULT = 70;

    private ExitCode() {}

    static int of(Conclusion conclusion) {
        return switch (conclusion) {
            case WORKS -> GOOD;
            case WORKS_WITH_LIMITS -> 1;
            case DOES_NOT_WORK -> 2;
            case CANNOT_TELL -> 3;
        };
    }
}
