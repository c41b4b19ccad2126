// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import app.clearline.model.BrowserName;
import app.clearline.model.FoundProxy;
import app.clearline.model.ProxySetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The proxy that an administrator set by policy for Chrome, Edge or Brave: the dictionary `ProxySettings`, or the
/// older single policies with the same names (`ProxyMode`, `ProxyServer`, `ProxyPacUrl`, `ProxyBypassList`).
final class ChromiumPolicy {

    /// The names to look for where policies are single values, as in the registry.
    static final List<String> NAMES =
            List.of("ProxySettings", "ProxyMode", "ProxyServer", "ProxyPacUrl", "ProxyBypassList");

    private ChromiumPolicy() {}

    /// Mode `system` and no mode at all leave the browser with the system's setting, so nothing is found then.
    ///
    /// @param policies by name; a dictionary as a `Map`, or as JSON text as in the registry
    /// @param where such as `Windows registry`
    static Optional<FoundProxy> proxy(BrowserName browser, Map<String, Object> policies, String where) {
        Map<String, Object> values = dictionary(policies.get("ProxySettings")).orElse(policies);
        String mode = text(values, "ProxyMode");
        String script = text(values, "ProxyPacUrl");
        String server = text(values, "ProxyServer");
        List<String> bypass = ProxyText.bypass(text(values, "ProxyBypassList"));
        String source = browser.id() + " policy in " + where;
        return switch (mode) {
            case "direct" ->
                Optional.of(new FoundProxy(browser.id(), new ProxySetting.None(), source + ", no proxy", List.of()));
            case "auto_detect" -> Optional.of(ProxyText.automatic(browser.id(), source));
            case "pac_script" -> Optional.of(script(browser, script, source));
            case "fixed_servers" ->
                Optional.of(new FoundProxy(browser.id(), ProxyText.forHttps(server), source + ", fixed proxy", bypass));
            default -> Optional.empty();
        };
    }

    private static FoundProxy script(BrowserName browser, String script, String source) {
        return new FoundProxy(
                browser.id(), ProxyText.pac(script), source + ", automatic configuration script", List.of());
    }

    private static Optional<Map<String, Object>> dictionary(@Nullable Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case String json -> JsonText.object(json);
            case Map<?, ?> map ->
                Optional.of(map.entrySet().stream()
                        .filter(e -> e.getKey() != null && e.getValue() != null)
                        .collect(Collectors.toMap(e -> e.getKey().toString(), Map.Entry::getValue, (a, b) -> b)));
            default -> Optional.empty();
        };
    }

    /// A text, or a list of texts as one.
    private static String text(Map<String, Object> values, String name) {
        return switch (values.get(name)) {
            case String text -> text.strip();
            case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(","));
            case null, default -> "";
        };
    }
}
