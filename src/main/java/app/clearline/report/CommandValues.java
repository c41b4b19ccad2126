// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Change;
import app.clearline.model.FirewallRule;
import app.clearline.model.LowerCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What of a change may stand in a command. Hosts and ports come from a profile or a saved run, so from anybody: only
/// what is a host name, an address or a port, by its letters, is let in, and nothing is quoted or escaped.
///
/// Values: `protocol` and `proto` (`UDP`, `udp`), `ports` (`3478`, `1025-65535`), `eq` (the same as Cisco writes it),
/// `domains` (with commas), `suffixes` (as Squid writes them). A rule to any host has no domains.
final class CommandValues {

    private static final Pattern PROTOCOL = Pattern.compile("TCP|UDP");
    private static final Pattern PORTS = Pattern.compile("(\\d{1,5})(?:[-–](\\d{1,5}))?");
    private static final Pattern NAME = Pattern.compile("(?:\\*\\.)?[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
            + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?){1,10}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}");
    private static final int LARGEST_PORT = 65535;

    private CommandValues() {}

    /// One map for each rule and each of its ranges of ports. A rule of which nothing is left is left out.
    static List<Map<String, String>> of(Change change) {
        List<Map<String, String>> all = new ArrayList<>();
        for (FirewallRule rule : change.rules()) {
            if (PROTOCOL.matcher(rule.protocol()).matches() && hasHosts(rule)) {
                for (String ports : rule.ports().split(",", -1)) {
                    Matcher m = PORTS.matcher(ports.strip());
                    if (m.matches() && port(m.group(1)) && (m.group(2) == null || port(m.group(2)))) {
                        all.add(values(rule, m));
                    }
                }
            }
        }
        return all;
    }

    /// Whether something of the change may not stand in a command.
    static boolean leavesOut(Change change) {
        return change.rules().stream().anyMatch(rule -> {
            int told = of(new Change(change.topic(), List.of(rule))).size();
            int asked = rule.ports().split(",", -1).length;
            boolean hostLost =
                    !toAny(rule) && hosts(rule).size() < rule.destinations().size();
            return told < asked || hostLost;
        });
    }

    private static Map<String, String> values(FirewallRule rule, Matcher ports) {
        String from = ports.group(1);
        String to = ports.group(2);
        List<String> hosts = hosts(rule);
        Map<String, String> values = new TreeMap<>();
        values.put("protocol", rule.protocol());
        values.put("proto", LowerCase.of(rule.protocol()));
        values.put("ports", to == null ? from : from + "-" + to);
        values.put("eq", to == null ? "eq " + from : "range " + from + " " + to);
        values.put("domains", String.join(", ", hosts));
        values.put(
                "suffixes",
                hosts.stream().map(h -> h.startsWith("*.") ? h.substring(1) : h).collect(Collectors.joining(" ")));
        return values;
    }

    private static boolean port(String digits) {
        int port = Integer.parseInt(digits);
        return port >= 1 && port <= LARGEST_PORT;
    }

    private static boolean toAny(FirewallRule rule) {
        return rule.destinations().equals(List.of(FirewallRule.ANY));
    }

    private static boolean hasHosts(FirewallRule rule) {
        return toAny(rule) || !hosts(rule).isEmpty();
    }

    private static List<String> hosts(FirewallRule rule) {
        return rule.destinations().stream()
                .filter(host ->
                        NAME.matcher(host).matches() || ADDRESS.matcher(host).matches())
                .toList();
    }
}
