// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import java.io.IOException;
import java.util.Locale;

/// Has the system open a folder or a page with the program that is meant for it.
final class Opening {

    private Opening() {}

    /// @param what a path or an address
    /// @throws IOException where the system has no program that opens things
    static Process of(String what) throws IOException {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String program = system.startsWith("windows") ? "explorer" : system.startsWith("mac") ? "open" : "xdg-open";
        return new ProcessBuilder(program, what)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
