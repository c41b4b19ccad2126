// SPDX-License-Identifier: Apache-2.0
package app.clearline.keep;

import app.clearline.model.Named;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A file of settings as it was read: one `key = value` a line, in UTF-8, `#` before remarks. A
/// line that means nothing is told and left out; the others hold.
///
/// @param values as they stand there, each known to mean something
/// @param presets what stands there as `default.key`
/// @param problems one sentence each, with the place
record SettingsText(Map<Key, String> values, Map<Key, String> presets, List<String> problems) {

    private static final int LONGEST = 64 * 1024;
    private static final int MOST_PROBLEMS = 20;
    private static final String DEFAULT = "default.";

    static final SettingsText NONE = new SettingsText(Map.of(), Map.of(), List.of());

    SettingsText {
        values = Map.copyOf(values);
        presets = Map.copyOf(presets);
        problems = List.copyOf(problems);
    }

    /// Reads a file; one that is not there is empty, one that cannot be read is a problem.
    ///
    /// @param preset whether it is the administrator's: only there `default.` is known, and
    ///     what is not known there is a problem rather than a setting of a newer version
    static SettingsText read(Path file, boolean preset) {
        if (!Files.exists(file)) {
            return NONE;
        }
        try {
            byte[] bytes = PrivateFile.read(file, LONGEST, true);
            if (bytes.length > LONGEST) {
                return broken(file + ": longer than " + LONGEST / 1024 + " KiB");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new Reading(file, preset).lines(text.startsWith("\ufeff") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return broken(file + ": not a text in UTF-8");
        } catch (IOException e) {
            // A folder in its place, or an account that may not read it.
            return broken(file + ": cannot be read (" + e.getMessage() + ")");
        }
    }

    private static SettingsText broken(String problem) {
        return new SettingsText(Map.of(), Map.of(), List.of(problem));
    }

    private record Reading(
            Path file, boolean preset, Map<Key, String> values, Map<Key, String> presets, List<String> problems) {

        Reading(Path file, boolean preset) {
            this(file, preset, new EnumMap<>(Key.class), new EnumMap<>(Key.class), new ArrayList<>());
        }

        SettingsText lines(String text) {
            int number = 0;
            for (String line : text.lines().toList()) {
                number++;
                String bare = line.strip();
                if (!bare.isEmpty() && !bare.startsWith("#") && problems.size() < MOST_PROBLEMS) {
                    line(number, bare);
                }
            }
            return new SettingsText(values, presets, problems);
        }

        private void line(int number, String line) {
            int equals = line.indexOf('=');
            if (equals < 1) {
                problem(number, "no \"key = value\"");
                return;
            }
            String name = line.substring(0, equals).strip();
            String value = line.substring(equals + 1).strip();
            boolean suggested = preset && name.startsWith(DEFAULT);
            Key key;
            try {
                key = Named.of(Key.class, suggested ? name.substring(DEFAULT.length()) : name);
            } catch (IllegalArgumentException e) {
                // Mistyped by the administrator, or written by a newer version into the person's file.
                if (preset) {
                    problem(number, String.valueOf(e.getMessage()));
                }
                return;
            }
            if (preset && !key.preset()) {
                problem(number, "\"" + key.id() + "\" is the person's own");
                return;
            }
            Map<Key, String> into = suggested ? presets : values;
            try {
                into.put(key, Settings.DEFAULT.with(key, value).text(key));
            } catch (IllegalArgumentException e) {
                problem(number, key.id() + ": " + e.getMessage());
                // Whoever locks these wants less, not more.
                if (preset && (key == Key.HISTORY || key == Key.UPDATES)) {
                    into.put(key, "off");
                }
            }
        }

        private void problem(int number, String what) {
            problems.add(file + ":" + number + ": " + what);
        }
    }
}
