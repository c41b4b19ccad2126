// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the command line runs.
///
/// @param colour whether colours are wanted and understood
/// @param width of a line in characters
/// @param person who can be asked; null where nobody sits there
record Terminal(PrintStream out, PrintStream err, boolean colour, int width, java.io.@Nullable Console person) {

    private static final int WIDTH = 100;

    /// The terminal that this process has, if it has one.
    static Terminal of(PrintStream out, PrintStream err, Map<String, String> environment) {
        // A runtime image without its console module gives none where streams are redirected.
        var person = Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal);
        boolean colour = person.isPresent() && colours(environment);
        return new Terminal(out, err, colour, width(environment), person.orElse(null));
    }

    /// By `NO_COLOR` (no-color.org) and `TERM`; consoles of Windows that understand colours say so by variables of
    /// their own.
    static boolean colours(Map<String, String> environment) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        String term = environment.getOrDefault("TERM", "").toLowerCase(Locale.ROOT);
        return term.isEmpty()
                ? environment.containsKey("WT_SESSION") || "ON".equals(environment.get("ConEmuANSI"))
                : !term.equals("dumb");
    }

    static int width(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[0-9]{2,3}") ? Math.clamp(Integer.parseInt(columns), 60, 160) : WIDTH;
    }

    Voice voice() {
        return new Voice(out, colour, width);
    }

    /// For people, where standard output is taken by a document.
    Voice aside() {
        return new Voice(err, colour, width);
    }
}
