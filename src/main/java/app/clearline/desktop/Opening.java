// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Has the system open a folder or a page with the program that is meant for it.
final class Opening {

    private Opening() {}

    /// @param what a path or an address
    /// @throws IOException where the system has no program that opens things
    static Process of(String what) throws IOException {
        String program = program(System.getProperty("os.name", ""), System.getenv("SystemRoot"));
        return new ProcessBuilder(program, what)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /// With its whole path where that is known: Windows looks in the current folder first, which is the one of the file
    /// that this program was started with, and anybody may have laid a program there.
    ///
    /// @param systemRoot where Windows is, as its environment says; null elsewhere
    static String program(String osName, @Nullable String systemRoot) {
        String system = osName.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return (systemRoot == null ? "C:\\Windows" : systemRoot) + "\\explorer.exe";
        }
        return system.startsWith("mac") ? "/usr/bin/open" : "xdg-open";
    }
}
