// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Looks, without starting the toolkit, whether the system has what a window needs.
final class NativeLibraries {

    private static final List<String> NEEDED = List.of("libgtk-3.so.0", "libXtst.so.6", "libpangoft2-1.0.so.0");
    private static final List<Path> FOLDERS = Stream.of("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/local/lib")
            .map(Path::of)
            .toList();

    private NativeLibraries() {}

    /// Why there can be no window on this system; empty where nothing is known to be in the way.
    static Optional<Phrase> missing() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return linux ? missing(System.getenv(), FOLDERS) : Optional.empty();
    }

    /// The same for a Linux with this environment and these library folders.
    static Optional<Phrase> missing(Map<String, String> environment, List<Path> folders) {
        if (environment.getOrDefault("DISPLAY", "").isEmpty()) {
            return Optional.of(Phrase.of("desktop.missing.display"));
        }
        List<String> absent =
                NEEDED.stream().filter(name -> !present(name, folders)).toList();
        return absent.isEmpty()
                ? Optional.empty()
                : Optional.of(Phrase.of("desktop.missing.libraries", "libraries", String.join(", ", absent)));
    }

    private static boolean present(String name, List<Path> folders) {
        return folders.stream().anyMatch(folder -> Files.exists(folder.resolve(name)) || below(folder, name));
    }

    /// In the folder of an architecture, such as `x86_64-linux-gnu`.
    private static boolean below(Path folder, String name) {
        try (var architectures = Files.newDirectoryStream(folder, "*-linux-*")) {
            for (Path architecture : architectures) {
                if (Files.exists(architecture.resolve(name))) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            // A folder that is not there, or not ours to read, holds nothing for us.
            return false;
        }
    }
}
