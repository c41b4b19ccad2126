// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where to look: the root of the file system, the home directory and the environment. Every file read through it is
/// bounded; what is missing, larger or unreadable is as good as not there.
///
/// @param home null where the account has none
record Place(Path root, @Nullable Path home, Map<String, String> environment) {

    static final int LARGEST_FILE = 1 << 20;
    private static final int MOST_ENTRIES = 2000;

    static Place ofThisMachine() {
        Map<String, String> environment = System.getenv();
        String home = environment.getOrDefault("HOME", "");
        return new Place(
                Path.of("/"), directory(home.isBlank() ? System.getProperty("user.home", "") : home), environment);
    }

    /// The directory that `text` names; null where it is empty, relative or no path.
    static @Nullable Path directory(String text) {
        try {
            Path path = Path.of(text);
            return text.isBlank() || !path.isAbsolute() ? null : path;
        } catch (InvalidPathException e) { // an environment may hold anything
            return null;
        }
    }

    /// `below` is absolute on the machine, such as `/etc/os-release`, and looked for under the root.
    Path at(String below) {
        return root.resolve(below.startsWith("/") ? below.substring(1) : below);
    }

    /// The places of `below` in the home directory: one, or none.
    List<Path> atHome(String below) {
        return home == null ? List.of() : List.of(home.resolve(below));
    }

    String variable(String name) {
        return environment.getOrDefault(name, "").strip();
    }

    static Optional<byte[]> bytes(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] read = in.readNBytes(LARGEST_FILE + 1);
                return read.length > LARGEST_FILE ? Optional.empty() : Optional.of(read);
            }
        } catch (IOException | SecurityException e) { // not ours to read: the same as not there
            return Optional.empty();
        }
    }

    /// The file as text; bytes that are no UTF-8 become replacement characters.
    static Optional<String> text(Path file) {
        return bytes(file).map(read -> new String(read, StandardCharsets.UTF_8));
    }

    /// The entries of a directory that match `glob`, sorted by name, at most 2000; none where it cannot be listed.
    static List<Path> entries(Path directory, String glob) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, glob)) {
            for (Path each : stream) {
                if (found.size() == MOST_ENTRIES) {
                    break;
                }
                found.add(each);
            }
        } catch (IOException | DirectoryIteratorException e) { // missing or unreadable: nothing there
            return List.of();
        }
        Collections.sort(found);
        return found;
    }
}
