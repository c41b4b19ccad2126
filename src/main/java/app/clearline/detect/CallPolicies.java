// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import app.clearline.model.BrowserName;
import app.clearline.model.BrowserPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is laid down for a browser that bears on calls: policies of Chrome, Edge and Brave, those of Firefox, and the
/// preferences of a Firefox profile. Values are told as text; what calls do not care about is left out.
///
/// Names are those of the browsers' own policy lists. Edge has a name of its own for one of them.
final class CallPolicies {

    /// Policies with one value.
    static final List<String> CHROMIUM = List.of(
            "AudioCaptureAllowed",
            "VideoCaptureAllowed",
            "WebRtcIPHandling",
            "WebRtcLocalhostIpHandling",
            "WebRtcUdpPortRange",
            "PostQuantumKeyAgreementEnabled",
            "AuthSchemes",
            "AuthServerAllowlist");
    /// Policies with many: keys of their own in the registry.
    static final List<String> CHROMIUM_LISTS = List.of("AudioCaptureAllowedUrls", "VideoCaptureAllowedUrls");

    private static final Set<String> SWITCHES =
            Set.of("AudioCaptureAllowed", "VideoCaptureAllowed", "PostQuantumKeyAgreementEnabled");
    private static final int LONGEST = 500;
    private static final Pattern PREFERENCE = Pattern.compile("user_pref\\(\"([a-z_.]{1,80})\",\\s*(.{1,500})\\);");
    private static final Set<String> PREFERENCES = Set.of(
            "media.peerconnection.enabled",
            "media.peerconnection.ice.proxy_only",
            "media.peerconnection.ice.proxy_only_if_behind_proxy",
            "media.peerconnection.ice.no_host",
            "media.peerconnection.ice.relay_only",
            "media.peerconnection.turn.disable",
            "permissions.default.camera",
            "permissions.default.microphone");

    private CallPolicies() {}

    /// @param values by name; a list as a `List`, a switch as `Boolean` or, as in the registry, as a number
    static List<BrowserPolicy> chromium(BrowserName browser, Map<String, Object> values, String where) {
        List<BrowserPolicy> found = new ArrayList<>();
        for (String name : CHROMIUM) {
            add(found, browser, name, SWITCHES.contains(name) ? onOrOff(values.get(name)) : values.get(name), where);
        }
        for (String name : CHROMIUM_LISTS) {
            add(found, browser, name, values.get(name), where);
        }
        return found;
    }

    /// @param policies the object `policies` of a `policies.json`, or the same put together from the registry
    static List<BrowserPolicy> firefox(Map<?, ?> policies, String where) {
        List<BrowserPolicy> found = new ArrayList<>();
        for (String device : List.of("Camera", "Microphone")) {
            Map<?, ?> permission = below(below(policies, "Permissions"), device);
            String name = "Permissions." + device + ".";
            add(
                    found,
                    BrowserName.FIREFOX,
                    name + "BlockNewRequests",
                    onOrOff(permission.get("BlockNewRequests")),
                    where);
            add(found, BrowserName.FIREFOX, name + "Allow", permission.get("Allow"), where);
        }
        Object roots = onOrOff(below(policies, "Certificates").get("ImportEnterpriseRoots"));
        add(found, BrowserName.FIREFOX, "Certificates.ImportEnterpriseRoots", roots, where);
        Map<?, ?> preferences = below(policies, "Preferences");
        for (String name : PREFERENCES.stream().sorted().toList()) {
            Object set = preferences.get(name);
            boolean cleared = set instanceof Map<?, ?> told && "clear".equals(told.get("Status"));
            Object value = set instanceof Map<?, ?> told ? told.get("Value") : set;
            add(found, BrowserName.FIREFOX, name, cleared ? null : value, where);
        }
        return found;
    }

    /// From the text of a profile's `prefs.js`, which holds only what is not as Firefox comes.
    static List<BrowserPolicy> preferences(String prefs, String where) {
        List<BrowserPolicy> found = new ArrayList<>();
        for (String line : prefs.lines().toList()) {
            Matcher m = PREFERENCE.matcher(line.strip());
            if (m.matches() && PREFERENCES.contains(m.group(1))) {
                add(found, BrowserName.FIREFOX, m.group(1), m.group(2).strip(), where);
            }
        }
        return found;
    }

    private static Map<?, ?> below(Map<?, ?> map, String name) {
        return map.get(name) instanceof Map<?, ?> inner ? inner : Map.of();
    }

    private static @Nullable Object onOrOff(@Nullable Object value) {
        return value instanceof Number number ? Boolean.valueOf(number.longValue() != 0) : value;
    }

    private static void add(
            List<BrowserPolicy> found, BrowserName browser, String name, @Nullable Object value, String where) {
        String text = switch (value) {
            case null -> "";
            case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(", "));
            case String[] list -> String.join(", ", list);
            case Map<?, ?> map -> "";
            default -> value.toString();
        };
        if (!text.isBlank()) {
            String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
            found.add(new BrowserPolicy(browser, name, bounded.strip(), where));
        }
    }
}
