// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Which profile Firefox opens, from its `profiles.ini`: that of the installation, else the one marked as default, else
/// the only one there is.
final class FirefoxProfiles {

    private FirefoxProfiles() {}

    /// The directory of the profile.
    ///
    /// @param directory where `profiles.ini` is
    static Optional<Path> chosen(String profilesIni, Path directory) {
        Map<String, Map<String, String>> sections = IniFile.parse(profilesIni);
        List<Map<String, String>> profiles = sections.entrySet().stream()
                .filter(s -> s.getKey().matches("Profile\\d+"))
                .map(Map.Entry::getValue)
                .toList();
        Optional<String> ofInstallation = sections.entrySet().stream()
                .filter(s -> s.getKey().startsWith("Install"))
                .flatMap(s -> Stream.ofNullable(s.getValue().get("Default")))
                .findFirst();
        if (ofInstallation.isPresent()) {
            return path(directory, ofInstallation.get());
        }
        return profiles.stream()
                .filter(p -> p.getOrDefault("Default", "").equals("1"))
                .findFirst()
                .or(() -> profiles.size() == 1 ? Optional.of(profiles.getFirst()) : Optional.empty())
                .flatMap(p -> path(directory, p.getOrDefault("Path", "")));
    }

    /// Where Firefox keeps its profiles on the three systems, as far as the directories can exist here.
    static List<Path> directories(Place place) {
        return Stream.of(
                        place.atHome(".mozilla/firefox"),
                        place.atHome(".config/mozilla/firefox"),
                        place.atHome("snap/firefox/common/.mozilla/firefox"),
                        place.atHome(".var/app/org.mozilla.firefox/.mozilla/firefox"),
                        place.atHome("Library/Application Support/Firefox"),
                        Stream.ofNullable(Place.directory(place.variable("APPDATA")))
                                .map(roaming -> roaming.resolve("Mozilla").resolve("Firefox"))
                                .toList())
                .flatMap(List::stream)
                .toList();
    }

    private static Optional<Path> path(Path directory, String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(directory.resolve(text));
        } catch (InvalidPathException e) { // the file is damaged
            return Optional.empty();
        }
    }
}
