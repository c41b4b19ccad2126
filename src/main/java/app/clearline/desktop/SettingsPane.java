// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.keep.Keeping;
import app.clearline.keep.Key;
import app.clearline.keep.Preferences;
import app.clearline.model.Named;
import app.clearline.report.Build;
import app.clearline.report.Languages;
import app.clearline.report.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// What can be set, and below it what helps when the program itself goes wrong.
final class SettingsPane extends VBox {

    private final Model model;
    private final Texts texts;

    SettingsPane(Model model, Theme theme, FileChoice files) {
        super(24);
        this.model = model;
        this.texts = model.texts;
        setId("settings");
        setMaxWidth(Shell.COLUMN);
        Preferences preferences = model.kept.preferences();
        var look = new Segments<>(
                "look",
                texts.say("desktop.settings.theme"),
                List.of(Theme.Wish.values()),
                each -> Say.label(texts.say("desktop.theme." + each.id())),
                theme.wish,
                theme.wish::set);
        var keeping = new SimpleObjectProperty<>(preferences.now().history());
        var history = new Segments<>(
                "keep",
                texts.say("desktop.settings.history"),
                List.of(Keeping.values()),
                each -> texts.say("desktop.settings.history." + each.id()),
                keeping,
                each -> set(keeping, each, Key.HISTORY));
        var updating = new SimpleObjectProperty<>(preferences.now().updates() ? Switch.ON : Switch.OFF);
        var updates = new Segments<>(
                "updates",
                texts.say("desktop.settings.updates"),
                List.of(Switch.values()),
                each -> texts.say("desktop.settings.updates." + each.id()),
                updating,
                each -> set(updating, each, Key.UPDATES));
        getChildren()
                .addAll(
                        part(Key.THEME, "theme", look),
                        part(Key.LANGUAGE, "language", languages()),
                        part(Key.HISTORY, "history", history),
                        new TroublePart(model, files));
        if (!Build.home().isEmpty()) {
            getChildren().add(getChildren().size() - 1, part(Key.UPDATES, "updates", updates));
        }
        for (String problem : preferences.problems()) {
            getChildren().addFirst(Parts.text(texts.say("console.settings.problem", "problem", problem), "problem"));
        }
    }

    /// A language, as the setting has it.
    private record Tongue(String id, String words) implements Named {

        @Override
        public String name() {
            return id;
        }

        @Override
        public String id() {
            return id;
        }
    }

    private enum Switch implements Named {
        OFF,
        ON
    }

    private Node languages() {
        var all = new ArrayList<Tongue>();
        all.add(new Tongue("system", Say.label(texts.say("desktop.theme.system"))));
        for (Locale each : Languages.all()) {
            all.add(new Tongue(each.getLanguage(), Languages.ownName(each)));
        }
        String now = model.kept.preferences().now().text(Key.LANGUAGE);
        var chosen = new SimpleObjectProperty<>(all.stream()
                .filter(each -> now.equals(each.id()) || now.startsWith(each.id() + "-"))
                .findFirst()
                .orElse(all.getFirst()));
        return new Segments<>(
                "language",
                texts.say("desktop.settings.language"),
                all,
                Tongue::words,
                chosen,
                each -> set(chosen, each, Key.LANGUAGE));
    }

    private Node part(Key key, String name, Node choice) {
        Preferences preferences = model.kept.preferences();
        choice.setDisable(preferences.locked(key));
        String more = preferences.locked(key)
                ? texts.say("desktop.settings.locked")
                : texts.say("desktop.settings." + name + ".more");
        return Parts.column(8, Parts.heading(texts.say("desktop.settings." + name)), choice, Parts.text(more, "muted"));
    }

    private <T extends Named> void set(ObjectProperty<T> shown, T value, Key key) {
        shown.set(value);
        Remembering.save(model.kept, key, value.id());
    }
}
