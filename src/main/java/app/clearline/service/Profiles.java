// SPDX-License-Identifier: Apache-2.0
package app.clearline.service;

import app.clearline.model.Service;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The services that can be checked: the built-in profiles, and profile files (`docs/profile.md`). A profile is data
/// from outside: nothing in it is run, nothing else is read because of it, its size and its counts are bounded.
public final class Profiles {

    private static final Map<String, Service> READ = new HashMap<>();

    private Profiles() {}

    /// The ids of the built-in profiles, the default one first.
    public static List<String> builtIn() {
        return List.of("opentok", "vonage", "practice");
    }

    /// The built-in profile of that id, or else the profile file at that path.
    ///
    /// @throws ProfileException where there is neither, or the file is no good profile
    public static Service find(String idOrFile) throws ProfileException {
        if (builtIn().contains(idOrFile)) {
            return builtIn(idOrFile);
        }
        try {
            return read(Path.of(idOrFile));
        } catch (InvalidPathException e) {
            // Not even a path on this system.
            throw missing(Entry.shown(idOrFile));
        }
    }

    /// A built-in profile, read once: the others extend the first, and most profile files do.
    static synchronized Service builtIn(String id) throws ProfileException {
        Service service = READ.get(id);
        if (service == null) {
            service = ProfileReader.read(ProfileText.builtIn(id));
            READ.put(id, service);
        }
        return service;
    }

    /// Begins to read the built-in profile that is among `words`, or else the one that the others
    /// extend, while the caller does something else.
    public static void ahead(List<String> words) {
        String id = builtIn().stream()
                .filter(words::contains)
                .findFirst()
                .orElse(builtIn().getFirst());
        Thread.ofVirtual().start(() -> {
            try {
                builtIn(id);
            } catch (ProfileException e) {
                // Whoever asks for it gets the same answer.
            }
        });
    }

    /// Reads and checks a profile file.
    ///
    /// @throws ProfileException with the place of the first mistake
    public static Service read(Path file) throws ProfileException {
        if (!Files.exists(file)) {
            throw missing(file.toString());
        }
        return ProfileReader.read(ProfileText.of(file));
    }

    private static ProfileException missing(String what) {
        return new ProfileException(
                what, 0, 0, "no such file, and no built-in service; those are: " + String.join(", ", builtIn()));
    }
}
