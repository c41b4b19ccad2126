// SPDX-License-Identifier: Apache-2.0
package app.clearline;

import app.clearline.console.Console;
import app.clearline.desktop.Content;
import app.clearline.desktop.Desktop;
import app.clearline.desktop.Walk;
import app.clearline.keep.Preferences;
import app.clearline.keep.Whereabouts;
import app.clearline.service.ProfileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/// Does once what people do with the program, at both doors and against the practice network only, so that the build
/// learns which classes the installed program should find ready when it starts (JEP 483). No option leads here: the
/// packaging starts it, with two words: how far it goes, and the folder for what is written.
///
/// - `start`: as far as the first page of the window, then the first observation of a check;
/// - `whole`: a check, all pages with a run on them, and the paper.
///
/// Exit code: 0, or 70 where something went wrong.
final class Rehearsal {

    private static final int MISTAKE = 64;
    private static final int OUR_FAULT = 70;
    /// Nothing gets through: what follows on a name or a connection would begin before this ends, or not, by chance.
    private static final String NOTHING_FOLLOWS = "dns-broken,tcp-443-blocked";

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    private final App app = new App();
    private final Path folder;
    private final Map<String, String> environment;

    /// A command line, and the exit code that it has.
    private record Line(int code, List<String> words) {}

    /// Where a check writes its events: ends the program after the first observation.
    private static final class UntilObserved extends ByteArrayOutputStream {
        @Override
        public void flush() {
            if (toString(StandardCharsets.UTF_8).contains("\"event\":\"ended\"")) {
                System.exit(0);
            }
        }
    }

    private Rehearsal(Path folder) {
        this.folder = folder;
        this.environment = Map.of(Whereabouts.VARIABLE, folder.toString());
    }

    public static void main(String[] args) {
        Main.prepare();
        var rehearsal = new Rehearsal(Path.of(args[1]));
        try {
            System.exit(args[0].equals("start") ? rehearsal.start() : rehearsal.whole());
        } catch (ProfileException | IOException | InterruptedException e) {
            // The walk cannot be ended, or somebody ends the build: the packaging stops with it.
            System.err.println(e);
            System.exit(OUR_FAULT);
        }
    }

    private int start() throws ProfileException, IOException, InterruptedException {
        Preferences preferences = preferences();
        Walk.begin(preferences, Locale.ENGLISH, content(preferences));
        var words = new ArrayList<>(check("0"));
        words.addAll(List.of("--practice-fault", NOTHING_FOLLOWS));
        run(words, new PrintStream(new UntilObserved(), true, StandardCharsets.UTF_8));
        System.err.println("the check ended before its first observation");
        return OUR_FAULT;
    }

    private int whole() throws ProfileException, IOException, InterruptedException {
        var lines = List.of(
                // What is kept of a run is JSON, whose classes a start does not need.
                new Line(0, List.of("settings", "set", "history", "off")),
                // Classes of mistakes are looked for at every start, in every library where the archive lacks them.
                new Line(MISTAKE, List.of("detect", "--language", "none")),
                new Line(0, check("1")));
        for (Line line : lines) {
            int code = run(line.words(), NOWHERE);
            if (code != line.code()) {
                System.err.println(String.join(" ", line.words()) + ": exit code " + code);
                return OUR_FAULT;
            }
        }
        Preferences preferences = preferences();
        Walk.through(preferences, Locale.ENGLISH, content(preferences), folder.resolve("report.pdf"));
        return 0;
    }

    private static List<String> check(String quality) {
        return List.of("check", "--service", "practice", "--quality", quality, "--events");
    }

    private int run(List<String> words, PrintStream out) {
        return Console.run(app, words.toArray(String[]::new), out, NOWHERE, environment);
    }

    private Preferences preferences() {
        Desktop.missing();
        return Preferences.open(Whereabouts.here(environment));
    }

    private Callable<Content> content(Preferences preferences) {
        return Main.content(app, preferences, Whereabouts.here(environment), Locale.ENGLISH);
    }
}
