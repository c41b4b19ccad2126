// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.keep.Key;
import app.clearline.keep.Preferences;
import app.clearline.model.Named;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Lists the settings with who set them, and sets one.
@Command(
        name = "settings",
        resourceBundle = "app.clearline.messages-console",
        description = "${bundle:console.settings.about}",
        footer = {"", "${bundle:console.settings.examples}"},
        synopsisSubcommandLabel = "[list|set]")
final class SettingsCommand implements Callable<Integer> {

    private final Desk desk;

    SettingsCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        return list();
    }

    @Command(name = "list", description = "${bundle:console.settings.list}")
    int list() {
        Voice voice = desk.terminal().voice();
        Preferences preferences = desk.preferences();
        for (Key key : Key.values()) {
            String who = desk.say("console.settings.by." + by(preferences.source(key)));
            voice.line(key.id() + " = " + preferences.now().text(key) + "  (" + who + ")");
        }
        desk.tellProblems();
        return ExitCode.GOOD;
    }

    private static String by(Preferences.Source source) {
        return switch (source) {
            case PROGRAM -> "program";
            case SUGGESTED -> "suggested";
            case PERSON -> "person";
            case ADMINISTRATOR -> "administrator";
        };
    }

    @Command(name = "set", description = "${bundle:console.settings.set}")
    int set(
            @Parameters(paramLabel = "KEY", description = "${bundle:console.settings.key}") String name,
            @Parameters(paramLabel = "VALUE", description = "${bundle:console.settings.value}") String value)
            throws IOException {
        try {
            Key key = Named.of(Key.class, name);
            if (desk.preferences().locked(key)) {
                throw new Misuse("console.bad.setting-locked", "key", key.id());
            }
            desk.preferences().set(key, value);
        } catch (IllegalArgumentException e) {
            // A word that means nothing; the message says which would.
            throw new Misuse("console.bad.setting", "why", String.valueOf(e.getMessage()));
        }
        return ExitCode.GOOD;
    }
}
