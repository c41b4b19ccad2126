// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import app.clearline.detect.Registry.Hive;
import app.clearline.model.BrowserName;
import app.clearline.model.FoundProxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Where administrators leave policies for browsers on the three systems. Of several places the first that sets a proxy
/// counts; that of the machine comes before that of the user.
final class PolicySources {

    /// @param domain of the managed preferences of macOS
    record Source(BrowserName browser, String key, List<String> directories, String domain) {}

    static final List<Source> CHROMIUM = List.of(
            new Source(
                    BrowserName.CHROME,
                    "SOFTWARE\\Policies\\Google\\Chrome",
                    List.of("/etc/opt/chrome/policies/managed", "/etc/chromium/policies/managed"),
                    "com.google.Chrome"),
            new Source(
                    BrowserName.EDGE,
                    "SOFTWARE\\Policies\\Microsoft\\Edge",
                    List.of("/etc/opt/edge/policies/managed"),
                    "com.microsoft.Edge"),
            new Source(
                    BrowserName.BRAVE,
                    "SOFTWARE\\Policies\\BraveSoftware\\Brave",
                    List.of("/etc/brave/policies/managed"),
                    "com.brave.Browser"));
    private static final String FIREFOX_KEY = "SOFTWARE\\Policies\\Mozilla\\Firefox\\Proxy";
    static final List<String> FIREFOX_FILES = List.of(
            "/etc/firefox/policies/policies.json",
            "/usr/lib/firefox/distribution/policies.json",
            "/usr/lib64/firefox/distribution/policies.json",
            "/opt/firefox/distribution/policies.json",
            "/Applications/Firefox.app/Contents/Resources/distribution/policies.json");

    private PolicySources() {}

    /// The policies in the registry.
    static List<FoundProxy> find(Registry registry) {
        List<FoundProxy> found = new ArrayList<>();
        for (Source source : CHROMIUM) {
            Stream.of(Hive.values())
                    .map(hive -> values(registry, hive, source.key(), ChromiumPolicy.NAMES))
                    .flatMap(values -> ChromiumPolicy.proxy(source.browser(), values, "Windows registry").stream())
                    .findFirst()
                    .ifPresent(found::add);
        }
        Stream.of(Hive.values())
                .flatMap(hive ->
                        FirefoxPolicy.proxy(
                                values(registry, hive, FIREFOX_KEY, FirefoxPolicy.NAMES), "Windows registry")
                                .stream())
                .findFirst()
                .ifPresent(found::add);
        return found;
    }

    /// The policies in files, of Linux and macOS.
    static List<FoundProxy> find(Place place, String user) {
        List<FoundProxy> found = new ArrayList<>();
        for (Source source : CHROMIUM) {
            source.directories().stream()
                    .flatMap(directory ->
                            ChromiumPolicy.proxy(source.browser(), merged(place.at(directory)), directory).stream())
                    .findFirst()
                    .or(() -> managed(place, source.domain(), user)
                            .flatMap(file -> Place.bytes(file).stream())
                            .map(PropertyList::parse)
                            .flatMap(values ->
                                    ChromiumPolicy.proxy(source.browser(), values, "managed preferences").stream())
                            .findFirst())
                    .ifPresent(found::add);
        }
        FIREFOX_FILES.stream()
                .flatMap(file -> Place.text(place.at(file)).flatMap(json -> FirefoxPolicy.parse(json, file)).stream())
                .findFirst()
                .ifPresent(found::add);
        return found;
    }

    /// All files of a directory count together; of the same policy in two, the later file in the alphabet wins.
    static Map<String, Object> merged(Path directory) {
        Map<String, Object> policies = new HashMap<>();
        Place.entries(directory, "*.json").stream()
                .flatMap(file -> Place.text(file).flatMap(JsonText::object).stream())
                .forEach(policies::putAll);
        return policies;
    }

    /// Where macOS keeps what is managed: that of the machine first.
    static Stream<Path> managed(Place place, String domain, String user) {
        Path directory = place.at("/Library/Managed Preferences");
        boolean plain = user.matches("[A-Za-z0-9._-]{1,64}") && !user.startsWith(".");
        return plain
                ? Stream.of(
                        directory.resolve(domain + ".plist"),
                        directory.resolve(user).resolve(domain + ".plist"))
                : Stream.of(directory.resolve(domain + ".plist"));
    }

    static Map<String, Object> values(Registry registry, Hive hive, String key, List<String> names) {
        Map<String, Object> values = new HashMap<>();
        names.forEach(name -> registry.value(hive, key, name).ifPresent(value -> values.put(name, value)));
        return values;
    }
}
