// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import app.clearline.model.FoundProxy;
import app.clearline.model.ProxySetting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The proxy settings of KDE, from `~/.config/kioslaverc`, section `Proxy Settings`: `ProxyType` is 0 none, 1 manual,
/// 2 script, 3 automatic detection, 4 by the names of environment variables.
final class KdeProxy {

    private static final String SOURCE = "KDE settings";

    private KdeProxy() {}

    static Optional<FoundProxy> parse(String kioslaverc, Map<String, String> environment) {
        Map<String, String> values = new HashMap<>();
        IniFile.parse(kioslaverc).forEach((section, keys) -> {
            // A mark such as [$i] (not to be changed) or [$e] (variables are expanded) is no part of a name.
            if (section.equals("Proxy Settings") || section.equals("Proxy Settings][$i")) {
                keys.forEach((key, value) -> values.put(key.replaceFirst("\\[\\$[a-z]+\\]$", ""), value));
            }
        });
        List<String> bypass = bypass(values, values.getOrDefault("NoProxyFor", ""));
        return switch (values.getOrDefault("ProxyType", "")) {
            case "0" -> Optional.of(found(new ProxySetting.None(), "no proxy", List.of()));
            case "1" ->
                Optional.of(found(
                        setting(values.getOrDefault("httpsProxy", ""), values.getOrDefault("socksProxy", "")),
                        "manual proxy",
                        bypass));
            case "2" -> {
                String script = values.getOrDefault("Proxy Config Script", "");
                yield Optional.of(found(ProxyText.pac(script), "automatic configuration script", bypass));
            }
            case "3" -> Optional.of(ProxyText.automatic(ProxyText.SYSTEM, SOURCE));
            case "4" -> byVariables(values, environment);
            default -> Optional.empty();
        };
    }

    private static Optional<FoundProxy> byVariables(Map<String, String> values, Map<String, String> environment) {
        String name = values.getOrDefault("httpsProxy", "");
        String socks = environment.getOrDefault(values.getOrDefault("socksProxy", ""), "");
        String except = environment.getOrDefault(values.getOrDefault("NoProxyFor", ""), "");
        return Optional.of(found(
                setting(environment.getOrDefault(name, ""), socks),
                "environment variables named there",
                bypass(values, except)));
    }

    private static ProxySetting setting(String https, String socks) {
        if (!https.isBlank()) {
            return ProxyText.proxy(https);
        }
        return socks.isBlank()
                ? new ProxySetting.None()
                : ProxyText.proxy(socks.contains("://") ? socks : "socks://" + socks);
    }

    /// A reversed list names the hosts that *use* the proxy, so it is no bypass list.
    private static List<String> bypass(Map<String, String> values, String list) {
        return values.getOrDefault("ReversedException", "false").equals("true") ? List.of() : ProxyText.bypass(list);
    }

    private static FoundProxy found(ProxySetting setting, String how, List<String> bypass) {
        return new FoundProxy(ProxyText.SYSTEM, setting, SOURCE + ", " + how, bypass);
    }
}
