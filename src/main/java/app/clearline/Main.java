// SPDX-License-Identifier: Apache-2.0
package app.clearline;

import app.clearline.console.Console;
import app.clearline.console.LanguageOption;
import app.clearline.desktop.Content;
import app.clearline.desktop.Desktop;
import app.clearline.keep.Kept;
import app.clearline.keep.Key;
import app.clearline.keep.Preferences;
import app.clearline.keep.Whereabouts;
import app.clearline.model.Cause;
import app.clearline.model.Phrase;
import app.clearline.model.Service;
import app.clearline.report.Texts;
import app.clearline.respond.PracticeNetwork;
import app.clearline.service.ProfileException;
import app.clearline.service.Profiles;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Where the program begins: with words, the command line; without, or with a saved report, the
/// wizard, or the terminal where no window can be shown.
public final class Main {

    private static final int OUR_FAULT = 70;

    private Main() {}

    public static void main(String[] args) {
        // Libraries leave threads behind that would keep the program alive.
        System.exit(run(new App(), args));
    }

    /// What must be set before the first name is looked up and the first proxy asked.
    static void prepare() {
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
        System.setProperty("java.net.useSystemProxies", "true");
        System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
        // Libraries tell of themselves, and of addresses, where people read the checklist.
        Logger.getLogger("").setLevel(Level.WARNING);
    }

    private static int run(App app, String[] args) {
        Optional<Path> report = report(args);
        if (args.length > 0 && report.isEmpty() && !LanguageOption.alone(args)) {
            return console(app, args);
        }
        Whereabouts where = Whereabouts.here(System.getenv());
        Preferences preferences = Preferences.open(where);
        String language = preferences.now().text(Key.LANGUAGE);
        Locale locale = LanguageOption.of(report.isPresent() ? new String[0] : args, System.getenv(), language);
        Optional<Phrase> missing = Desktop.missing();
        if (missing.isPresent()) {
            System.err.println(Texts.in(locale).say(missing.get()));
            return report.isPresent()
                    ? console(app, new String[] {"report", args[0]})
                    : console(app, new String[] {"check", "--language", locale.toLanguageTag()});
        }
        try {
            Desktop.open(preferences, locale, content(app, preferences, where, locale), report.orElse(null));
            return 0;
        } catch (ProfileException e) {
            // The built-in profiles are tested; one that cannot be read is a broken program.
            System.err.println(e.getMessage());
            return OUR_FAULT;
        } catch (InterruptedException e) {
            // Somebody ends the program.
            return OUR_FAULT;
        }
    }

    /// A saved report as the only word: the system starts the program so when somebody opens such a file.
    private static Optional<Path> report(String[] args) {
        if (args.length != 1 || !args[0].toLowerCase(Locale.ROOT).matches(".*[.](clearline|json)")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(args[0])).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            // No file can have such a name: the command line says so.
            return Optional.empty();
        }
    }

    private static int console(App app, String[] args) {
        List<String> words = List.of(args);
        if (words.contains("check")) {
            Profiles.ahead(words);
        }
        prepare();
        return Console.run(app, args, System.out, System.err, System.getenv());
    }

    static Callable<Content> content(App app, Preferences preferences, Whereabouts where, Locale locale) {
        return () -> {
            prepare();
            var services = new ArrayList<Service>();
            for (String id : Profiles.builtIn()) {
                services.add(Profiles.find(id));
            }
            List<Cause> faults = PracticeNetwork.faults().stream().sorted().toList();
            return new Content(Kept.at(where, preferences), app, services, faults, Texts.in(locale));
        };
    }
}
