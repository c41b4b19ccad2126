// SPDX-License-Identifier: Apache-2.0
package app.clearline.keep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The settings that hold: the administrator's before the person's own, these before what the
/// administrator suggests, that before what the program brings. What the command line says comes
/// before all of it, and is not kept here.
///
/// May be used by several threads.
public final class Preferences {

    /// Who set something.
    public enum Source {
        PROGRAM,
        /// The administrator suggests it, and the person may set something else.
        SUGGESTED,
        PERSON,
        /// The administrator's word, which the person cannot change.
        ADMINISTRATOR
    }

    private static final String DAMAGED = ".damaged";

    private final Path file;
    private final SettingsText preset;
    private final List<String> problems = new ArrayList<>();
    private SettingsText own;
    private Settings now;

    private Preferences(Path file, SettingsText preset, SettingsText own) {
        this.file = file;
        this.preset = preset;
        this.own = own;
        this.now = merged();
        problems.addAll(preset.problems());
        problems.addAll(own.problems());
    }

    /// Reads both files. Never fails: what cannot be read has a problem, and the rest holds.
    public static Preferences open(Whereabouts at) {
        SettingsText own = SettingsText.read(at.settings(), false);
        var opened = new Preferences(at.settings(), SettingsText.read(at.preset(), true), own);
        if (!own.problems().isEmpty()) {
            opened.keepAside();
        }
        return opened;
    }

    /// The settings that hold.
    public synchronized Settings now() {
        return now;
    }

    /// What could not be read, a sentence each, in English, with the place.
    public synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    /// Whether only the administrator can change it.
    public boolean locked(Key key) {
        return preset.values().containsKey(key);
    }

    /// Who set it.
    public synchronized Source source(Key key) {
        if (locked(key)) {
            return Source.ADMINISTRATOR;
        }
        if (own.values().containsKey(key)) {
            return Source.PERSON;
        }
        return preset.presets().containsKey(key) ? Source.SUGGESTED : Source.PROGRAM;
    }

    /// Sets something and saves it. Another window of this program may have set something else
    /// meanwhile: that stays.
    ///
    /// @throws IllegalArgumentException where `text` means nothing, or only the administrator
    ///     can change it
    /// @throws IOException where it cannot be saved; it holds until the program ends all the
    ///     same
    public synchronized void set(Key key, String text) throws IOException {
        if (locked(key)) {
            throw new IllegalArgumentException(key.id() + " is set by the administrator");
        }
        String value = Settings.DEFAULT.with(key, text).text(key);
        var values = new EnumMap<Key, String>(Key.class);
        values.putAll(own.values());
        values.putAll(SettingsText.read(file, false).values());
        values.put(key, value);
        own = new SettingsText(values, Map.of(), List.of());
        now = merged();
        var written = new StringBuilder("# Settings of Clearline: see docs/settings.md\n");
        values.forEach((each, word) ->
                written.append(each.id()).append(" = ").append(word).append('\n'));
        PrivateFile.write(file, written.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Settings merged() {
        Settings merged = Settings.DEFAULT;
        for (Map<Key, String> layer : List.of(preset.presets(), own.values(), preset.values())) {
            for (Map.Entry<Key, String> each : layer.entrySet()) {
                merged = merged.with(each.getKey(), each.getValue());
            }
        }
        return merged;
    }

    /// The damaged file is kept for whoever wants to mend it by hand, since the next change writes
    /// a new one.
    private void keepAside() {
        Path aside = file.resolveSibling(file.getFileName() + DAMAGED);
        try {
            if (Files.isRegularFile(file)) {
                Files.copy(file, aside, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                problems.add("what was there is kept in " + aside);
            }
        } catch (IOException e) {
            // The folder cannot be written: then nothing overwrites the file either.
            problems.add("it could not be copied to " + aside);
        }
    }
}
