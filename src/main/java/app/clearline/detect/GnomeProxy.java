// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import app.clearline.model.FoundProxy;
import app.clearline.model.ProxySetting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The proxy settings of GNOME and the desktops that share them (schema `org.gnome.system.proxy`), from the output of
/// `gsettings list-recursively org.gnome.system.proxy` or of `dconf dump /system/proxy/`.
final class GnomeProxy {

    private static final String SOURCE = "GNOME settings";
    private static final String SCHEMA = "org.gnome.system.proxy";
    private static final Pattern QUOTED = Pattern.compile("'((?:[^'\\\\]|\\\\.){0,300})'");

    private GnomeProxy() {}

    /// From lines such as `org.gnome.system.proxy.https port 3128`.
    static Optional<FoundProxy> fromGsettings(String output) {
        Map<String, String> values = new HashMap<>();
        for (String line : output.lines().toList()) {
            String[] parts = line.strip().split(" ", 3);
            if (parts.length == 3 && parts[0].startsWith(SCHEMA)) {
                String group = parts[0].substring(SCHEMA.length()).replaceFirst("^[.]", "");
                values.put(group + "/" + parts[1], parts[2]);
            }
        }
        return found(values);
    }

    /// From an INI-like dump, which has only what differs from the defaults: no `mode` there means `none`.
    static Optional<FoundProxy> fromDconf(String dump) {
        Map<String, String> values = new HashMap<>();
        IniFile.parse(dump)
                .forEach((group, keys) ->
                        keys.forEach((key, value) -> values.put((group.equals("/") ? "" : group) + "/" + key, value)));
        return found(values);
    }

    private static Optional<FoundProxy> found(Map<String, String> values) {
        List<String> bypass = ProxyText.bypass(QUOTED.matcher(values.getOrDefault("/ignore-hosts", ""))
                .results()
                .map(GnomeProxy::unquoted));
        return switch (text(values, "/mode")) {
            case "none" -> Optional.of(found(new ProxySetting.None(), "no proxy", List.of()));
            case "auto" -> {
                String script = text(values, "/autoconfig-url");
                yield Optional.of(
                        script.isEmpty()
                                ? ProxyText.automatic(ProxyText.SYSTEM, SOURCE)
                                : found(ProxyText.pac(script), "automatic configuration script", bypass));
            }
            case "manual" -> Optional.of(found(manual(values), "manual proxy", bypass));
            default -> Optional.empty();
        };
    }

    private static ProxySetting manual(Map<String, String> values) {
        String https = text(values, "https/host");
        String socks = text(values, "socks/host");
        if (!https.isEmpty()) {
            return ProxyText.http(https, values.getOrDefault("https/port", ""));
        }
        return socks.isEmpty()
                ? new ProxySetting.None()
                : ProxyText.socks(socks, values.getOrDefault("socks/port", ""));
    }

    private static FoundProxy found(ProxySetting setting, String how, List<String> bypass) {
        return new FoundProxy(ProxyText.SYSTEM, setting, SOURCE + ", " + how, bypass);
    }

    private static String text(Map<String, String> values, String key) {
        return QUOTED.matcher(values.getOrDefault(key, ""))
                .results()
                .findFirst()
                .map(GnomeProxy::unquoted)
                .orElse("")
                .strip();
    }

    private static String unquoted(MatchResult quoted) {
        return quoted.group(1).replaceAll("\\\\(.)", "$1");
    }
}
