// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import app.clearline.model.FoundProxy;
import app.clearline.model.ProxySetting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The proxy settings of macOS, from the output of `scutil --proxy`: a dictionary of `key : value` lines with the
/// exceptions as an inner array. Deeper dictionaries belong to single interfaces and are passed over.
final class MacProxy {

    private static final String SOURCE = "macOS settings";
    private static final Pattern LINE = Pattern.compile("([A-Za-z0-9_]{1,60}) : (.{1,4096})");

    private MacProxy() {}

    /// All that is set, in the order in which macOS tries it; `None` where it says that there is no proxy; nothing
    /// where the output is something else.
    static List<FoundProxy> parse(String output) {
        Map<String, String> values = new HashMap<>();
        List<String> exceptions = new ArrayList<>();
        if (!read(output, values, exceptions)) {
            return List.of();
        }
        List<String> bypass = ProxyText.bypass(exceptions.stream());
        List<FoundProxy> found = new ArrayList<>();
        if (on(values, "ProxyAutoDiscoveryEnable")) {
            found.add(ProxyText.automatic(ProxyText.SYSTEM, SOURCE));
        }
        if (on(values, "ProxyAutoConfigEnable")) {
            ProxySetting script = ProxyText.pac(values.getOrDefault("ProxyAutoConfigURLString", ""));
            found.add(found(script, "automatic configuration script", bypass));
        }
        if (on(values, "HTTPSEnable")) {
            found.add(found(
                    ProxyText.http(values.getOrDefault("HTTPSProxy", ""), values.getOrDefault("HTTPSPort", "")),
                    "secure web proxy",
                    bypass));
        } else if (on(values, "SOCKSEnable")) {
            found.add(found(
                    ProxyText.socks(values.getOrDefault("SOCKSProxy", ""), values.getOrDefault("SOCKSPort", "")),
                    "SOCKS proxy",
                    bypass));
        }
        if (found.isEmpty()) {
            found.add(found(new ProxySetting.None(), "no proxy for https", List.of()));
        }
        return found;
    }

    private static boolean read(String output, Map<String, String> values, List<String> exceptions) {
        int depth = 0;
        boolean excepting = false;
        for (String each : output.lines().toList()) {
            String line = each.strip();
            Matcher m = LINE.matcher(line);
            if (line.endsWith("{")) {
                depth++;
                excepting = depth == 2 && line.startsWith("ExceptionsList :");
            } else if (line.equals("}")) {
                depth--;
                excepting = false;
            } else if (m.matches() && depth == 1) {
                values.put(m.group(1), m.group(2).strip());
            } else if (m.matches() && excepting) {
                exceptions.add(m.group(2));
            }
        }
        return depth == 0 && output.strip().startsWith("<dictionary>");
    }

    private static boolean on(Map<String, String> values, String key) {
        return values.getOrDefault(key, "0").equals("1");
    }

    private static FoundProxy found(ProxySetting setting, String how, List<String> bypass) {
        return new FoundProxy(ProxyText.SYSTEM, setting, SOURCE + ", " + how, bypass);
    }
}
