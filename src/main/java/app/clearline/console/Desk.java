// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.keep.History;
import app.clearline.keep.Preferences;
import app.clearline.report.RunFormatException;
import app.clearline.report.Texts;
import app.clearline.run.Engine;
import app.clearline.service.ProfileException;
import java.io.IOException;
import java.util.Map;

/// What every command works with.
///
/// @param history the runs that are kept on this computer
record Desk(
        Engine engine,
        Terminal terminal,
        Map<String, String> environment,
        Texts texts,
        Preferences preferences,
        History history) {

    Desk {
        environment = Map.copyOf(environment);
    }

    String say(String key, String... values) {
        return texts.say(key, values);
    }

    /// Says which settings cannot be read; the rest hold.
    void tellProblems() {
        preferences.problems().forEach(problem -> complain(say("console.settings.problem", "problem", problem)));
    }

    void complain(String message) {
        terminal.aside().line("clearline: " + message);
    }

    /// What an exception means to the shell: a mistake of the person's is told as such, anything else is ours.
    int failed(Exception thrown) {
        return switch (thrown) {
            case Misuse misuse -> {
                complain(texts.say(misuse.phrase()));
                yield ExitCode.USAGE;
            }
            case ProfileException broken -> {
                complain(text(broken));
                yield ExitCode.USAGE;
            }
            case RunFormatException broken -> {
                complain(text(broken));
                yield ExitCode.USAGE;
            }
            case IOException failed -> {
                complain(text(failed));
                yield ExitCode.OUR_FAULT;
            }
            case InterruptedException stopped -> {
                complain(say("console.stopped"));
                yield ExitCode.OUR_FAULT;
            }
            default -> {
                complain(say("console.our-fault", "what", thrown.toString()));
                thrown.printStackTrace(terminal.err());
                yield ExitCode.OUR_FAULT;
            }
        };
    }

    private static String text(Exception thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : message;
    }
}
