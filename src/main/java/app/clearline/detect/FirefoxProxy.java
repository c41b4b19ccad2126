// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import app.clearline.model.BrowserName;
import app.clearline.model.FoundProxy;
import app.clearline.model.ProxySetting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The proxy that Firefox has of its own, from `prefs.js`: `network.proxy.type` is 0 none, 1 manual, 2 script,
/// 4 automatic detection, 5 (and absent) that of the system, which is then no setting of its own.
final class FirefoxProxy {

    private static final String SOURCE = "Firefox settings";
    private static final Pattern PREFERENCE =
            Pattern.compile("user_pref\\(\"(network\\.proxy\\.[a-z_.]{1,60})\",\\s*(.{1,4096})\\);");

    private FirefoxProxy() {}

    static Optional<FoundProxy> parse(String prefs) {
        Map<String, String> values = new HashMap<>();
        for (String line : prefs.lines().toList()) {
            Matcher m = PREFERENCE.matcher(line.strip());
            if (m.matches()) {
                values.put(m.group(1).substring("network.proxy.".length()), unquoted(m.group(2)));
            }
        }
        List<String> bypass = ProxyText.bypass(values.getOrDefault("no_proxies_on", ""));
        return switch (values.getOrDefault("type", "")) {
            case "0" -> Optional.of(found(new ProxySetting.None(), "no proxy", List.of()));
            case "1" -> Optional.of(found(manual(values), "manual proxy", bypass));
            case "2" -> {
                String script = values.getOrDefault("autoconfig_url", "");
                yield Optional.of(found(ProxyText.pac(script), "automatic configuration script", bypass));
            }
            case "4" -> Optional.of(ProxyText.automatic(BrowserName.FIREFOX.id(), SOURCE));
            default -> Optional.empty();
        };
    }

    /// The setting of the profile that Firefox opens.
    static Optional<FoundProxy> find(Place place) {
        return all(place).flatMap(prefs -> parse(prefs).stream()).findFirst();
    }

    /// The `prefs.js` of that profile.
    static Optional<String> preferences(Place place) {
        return all(place).findFirst();
    }

    private static Stream<String> all(Place place) {
        return FirefoxProfiles.directories(place).stream()
                .flatMap(directory -> Place.text(directory.resolve("profiles.ini"))
                        .flatMap(ini -> FirefoxProfiles.chosen(ini, directory))
                        .stream())
                .flatMap(profile -> Place.text(profile.resolve("prefs.js")).stream());
    }

    private static ProxySetting manual(Map<String, String> values) {
        String https = values.getOrDefault("ssl", "");
        String socks = values.getOrDefault("socks", "");
        if (!https.isBlank()) {
            return ProxyText.http(https, values.getOrDefault("ssl_port", ""));
        }
        return socks.isBlank()
                ? new ProxySetting.None()
                : ProxyText.socks(socks, values.getOrDefault("socks_port", ""));
    }

    private static FoundProxy found(ProxySetting setting, String how, List<String> bypass) {
        return new FoundProxy(BrowserName.FIREFOX.id(), setting, SOURCE + ", " + how, bypass);
    }

    private static String unquoted(String literal) {
        boolean quoted = literal.length() > 1 && literal.startsWith("\"") && literal.endsWith("\"");
        return quoted ? literal.substring(1, literal.length() - 1).replaceAll("\\\\(.)", "$1") : literal;
    }
}
