// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.keep.Key;
import app.clearline.keep.Preferences;
import app.clearline.model.Named;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/// Lists the settings with who set them, and sets one.
final class SettingsCommand implements Callable<Integer> {

    private final Desk desk;

    SettingsCommand(Desk desk) {
        this.desk = desk;
    }

    CommandLine line() {
        Given<String> name = Given.word("KEY", String.class, "console.settings.key");
        Given<String> value = Given.word("VALUE", String.class, "console.settings.value");
        CommandLine line = Commands.of(this, "console.settings.about");
        line.getCommandSpec()
                .usageMessage()
                .synopsisSubcommandLabel("[list|set]")
                .footer("", Commands.text("console.settings.examples"));
        return line.addSubcommand("list", Commands.of(this, "console.settings.list"))
                .addSubcommand(
                        "set",
                        Commands.of(() -> set(name.value(), value.value()), "console.settings.set", name, value));
    }

    @Override
    public Integer call() {
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

    private int set(String name, String value) throws IOException {
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
