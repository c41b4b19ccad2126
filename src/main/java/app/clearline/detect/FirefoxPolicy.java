// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import app.clearline.model.BrowserName;
import app.clearline.model.FoundProxy;
import app.clearline.model.ProxySetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The proxy that an administrator set for Firefox: the policy `Proxy` in `policies.json` or, with the same names, in
/// the Windows registry.
final class FirefoxPolicy {

    /// The names to look for where the policy is a registry key.
    static final List<String> NAMES = List.of(
            "Mode",
            "HTTPProxy",
            "SSLProxy",
            "SOCKSProxy",
            "AutoConfigURL",
            "Passthrough",
            "UseHTTPProxyForAllProtocols");

    private FirefoxPolicy() {}

    /// From the text of a `policies.json`.
    static Optional<FoundProxy> parse(String json, String where) {
        return JsonText.object(json)
                .map(all -> all.get("policies"))
                .filter(Map.class::isInstance)
                .map(policies -> ((Map<?, ?>) policies).get("Proxy"))
                .filter(Map.class::isInstance)
                .flatMap(proxy -> proxy((Map<?, ?>) proxy, where));
    }

    /// Mode `system` and no mode at all leave Firefox with other settings, so nothing is found then.
    static Optional<FoundProxy> proxy(Map<?, ?> policy, String where) {
        String source = "firefox policy in " + where;
        List<String> bypass = ProxyText.bypass(text(policy, "Passthrough"));
        return switch (text(policy, "Mode")) {
            case "none" -> Optional.of(found(new ProxySetting.None(), source + ", no proxy", List.of()));
            case "autoDetect" -> Optional.of(ProxyText.automatic(BrowserName.FIREFOX.id(), source));
            case "autoConfig" ->
                Optional.of(found(
                        ProxyText.pac(text(policy, "AutoConfigURL")),
                        source + ", automatic configuration script",
                        bypass));
            case "manual" -> Optional.of(found(manual(policy), source + ", manual proxy", bypass));
            default -> Optional.empty();
        };
    }

    private static ProxySetting manual(Map<?, ?> policy) {
        boolean forAll = List.of("true", "1").contains(text(policy, "UseHTTPProxyForAllProtocols"));
        String https = text(policy, forAll ? "HTTPProxy" : "SSLProxy");
        String socks = text(policy, "SOCKSProxy");
        if (!https.isEmpty()) {
            return ProxyText.proxy(https);
        }
        return socks.isEmpty() ? new ProxySetting.None() : ProxyText.proxy("socks://" + socks);
    }

    private static FoundProxy found(ProxySetting setting, String source, List<String> bypass) {
        return new FoundProxy(BrowserName.FIREFOX.id(), setting, source, bypass);
    }

    private static String text(Map<?, ?> policy, String name) {
        Object value = policy.get(name);
        return value == null ? "" : value.toString().strip();
    }
}
