// SPDX-License-Identifier: Apache-2.0
package app.clearline;

import app.clearline.console.Console;
import app.clearline.desktop.Desktop;
import app.clearline.desktop.Walk;
import app.clearline.keep.Preferences;
import app.clearline.keep.Whereabouts;
import app.clearline.service.ProfileException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Does once what people do with the program, at both doors and against the practice network only, so that the build
/// learns which classes the installed program should find ready when it starts (JEP 483). No option leads here: the
/// packaging starts it, with the folder for what is written as its only word.
///
/// Exit code: 0, or 70 where something went wrong.
final class Rehearsal {

    private static final int MISTAKE = 64;
    private static final int OUR_FAULT = 70;
    /// A command line, and the exit code that it has.
    private record Line(int code, List<String> words) {}

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    private Rehearsal() {}

    public static void main(String[] args) {
        Main.prepare();
        System.exit(run(new App(), Path.of(args[0])));
    }

    private static int run(App app, Path folder) {
        var environment = Map.of(Whereabouts.VARIABLE, folder.toString());
        var lines = List.of(
                // What is kept of a run is JSON, whose classes a start does not need.
                new Line(0, List.of("settings", "set", "history", "off")),
                // Classes of mistakes are looked for at every start, in every library where the archive lacks them.
                new Line(MISTAKE, List.of("detect", "--language", "none")),
                new Line(0, List.of("check", "--service", "practice", "--quality", "1", "--events")));
        try {
            for (Line line : lines) {
                int code = Console.run(app, line.words().toArray(String[]::new), NOWHERE, NOWHERE, environment);
                if (code != line.code()) {
                    System.err.println(String.join(" ", line.words()) + ": exit code " + code);
                    return OUR_FAULT;
                }
            }
            Desktop.missing();
            Whereabouts where = Whereabouts.here(environment);
            Preferences preferences = Preferences.open(where);
            Walk.through(
                    preferences,
                    Locale.ENGLISH,
                    Main.content(app, preferences, where, Locale.ENGLISH),
                    folder.resolve("report.pdf"));
            return 0;
        } catch (ProfileException | IOException e) {
            // The walk cannot be ended: the packaging stops with it.
            System.err.println(e.getMessage());
            return OUR_FAULT;
        } catch (InterruptedException e) {
            // Somebody ends the build.
            return OUR_FAULT;
        }
    }
}
