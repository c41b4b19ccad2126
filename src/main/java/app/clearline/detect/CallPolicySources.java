// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import app.clearline.detect.Registry.Hive;
import app.clearline.model.BrowserPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the policies that bear on calls are kept on the three systems. Of the same policy in two places the first
/// counts: that of the machine comes before that of the user, and a policy before a preference.
final class CallPolicySources {

    private static final String REGISTRY = "Windows registry";
    private static final String FIREFOX_KEY = "SOFTWARE\\Policies\\Mozilla\\Firefox";
    private static final int MOST_IN_A_LIST = 100;

    private CallPolicySources() {}

    /// Those of Windows: the registry, and files beside the programs and in the profile.
    static List<BrowserPolicy> find(Registry registry, Place place) {
        List<BrowserPolicy> found = new ArrayList<>();
        for (PolicySources.Source source : PolicySources.CHROMIUM) {
            for (Hive hive : Hive.values()) {
                Map<String, Object> values = PolicySources.values(registry, hive, source.key(), CallPolicies.CHROMIUM);
                CallPolicies.CHROMIUM_LISTS.forEach(
                        name -> put(values, name, list(registry, hive, source.key() + "\\" + name)));
                found.addAll(CallPolicies.chromium(source.browser(), values, REGISTRY));
            }
        }
        for (Hive hive : Hive.values()) {
            found.addAll(CallPolicies.firefox(firefox(registry, hive), REGISTRY));
        }
        found.addAll(profile(place));
        return firsts(found);
    }

    /// Those of Linux and macOS.
    static List<BrowserPolicy> find(Place place, String user) {
        List<BrowserPolicy> found = new ArrayList<>();
        for (PolicySources.Source source : PolicySources.CHROMIUM) {
            for (String directory : source.directories()) {
                Map<String, Object> values = PolicySources.merged(place.at(directory));
                found.addAll(CallPolicies.chromium(source.browser(), values, directory));
            }
            PolicySources.managed(place, source.domain(), user)
                    .flatMap(file -> Place.bytes(file).stream())
                    .map(PropertyList::parse)
                    .forEach(values ->
                            found.addAll(CallPolicies.chromium(source.browser(), values, "managed preferences")));
        }
        for (String file : PolicySources.FIREFOX_FILES) {
            Place.text(place.at(file))
                    .flatMap(JsonText::object)
                    .map(all -> all.get("policies"))
                    .filter(Map.class::isInstance)
                    .ifPresent(policies -> found.addAll(CallPolicies.firefox((Map<?, ?>) policies, file)));
        }
        PolicySources.managed(place, "org.mozilla.firefox", user)
                .flatMap(file -> Place.bytes(file).stream())
                .map(PropertyList::parse)
                .forEach(values -> found.addAll(CallPolicies.firefox(values, "managed preferences")));
        found.addAll(profile(place));
        return firsts(found);
    }

    /// What the registry holds in keys below each other, as `policies.json` has it.
    private static Map<String, Object> firefox(Registry registry, Hive hive) {
        Map<String, Object> permissions = new HashMap<>();
        for (String device : List.of("Camera", "Microphone")) {
            String key = FIREFOX_KEY + "\\Permissions\\" + device;
            Map<String, Object> values = PolicySources.values(registry, hive, key, List.of("BlockNewRequests"));
            put(values, "Allow", list(registry, hive, key + "\\Allow"));
            permissions.put(device, values);
        }
        Map<String, Object> policies = new HashMap<>();
        policies.put("Permissions", permissions);
        policies.put(
                "Certificates",
                PolicySources.values(registry, hive, FIREFOX_KEY + "\\Certificates", List.of("ImportEnterpriseRoots")));
        registry.value(hive, FIREFOX_KEY, "Preferences")
                .map(value -> value instanceof String[] lines ? String.join("\n", lines) : value.toString())
                .flatMap(JsonText::object)
                .ifPresent(preferences -> policies.put("Preferences", preferences));
        return policies;
    }

    private static List<BrowserPolicy> profile(Place place) {
        return FirefoxProxy.preferences(place)
                .map(prefs -> CallPolicies.preferences(prefs, "Firefox settings"))
                .orElse(List.of());
    }

    /// A list of the registry: a key with the values `1`, `2` and so on.
    private static List<Object> list(Registry registry, Hive hive, String key) {
        List<Object> found = new ArrayList<>();
        Optional<Object> next = registry.value(hive, key, "1");
        while (next.isPresent() && found.size() < MOST_IN_A_LIST) {
            found.add(next.get());
            next = registry.value(hive, key, String.valueOf(found.size() + 1));
        }
        return found;
    }

    private static void put(Map<String, Object> values, String name, List<Object> list) {
        if (!list.isEmpty()) {
            values.put(name, list);
        }
    }

    private static List<BrowserPolicy> firsts(List<BrowserPolicy> all) {
        List<BrowserPolicy> firsts = new ArrayList<>();
        for (BrowserPolicy each : all) {
            if (firsts.stream()
                    .noneMatch(f -> f.browser() == each.browser() && f.name().equals(each.name()))) {
                firsts.add(each);
            }
        }
        return firsts;
    }
}
