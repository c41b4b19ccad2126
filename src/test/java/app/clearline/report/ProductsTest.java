// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Change;
import app.clearline.model.FirewallRule;
import app.clearline.model.Named;
import app.clearline.model.Topic;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every product has steps for what it can change, and the steps say what the finding says.
class ProductsTest {

    private static final Texts TEXTS = Texts.in(Locale.ENGLISH);
    private static final Pattern KEY = Pattern.compile("product\\.([a-z0-9-]+)\\.([a-z0-9-]+)");
    private static final String FIREWALLS =
            "cisco-asa cisco-meraki fortigate nftables palo-alto pfsense sophos windows-defender-firewall zscaler";

    /// What makes sense: Windows' own firewall knows no names, and a proxy opens no ports.
    private static final Map<Topic, String> MATRIX = Map.ofEntries(
            Map.entry(Topic.ALLOW_TCP_443, FIREWALLS),
            Map.entry(
                    Topic.ALLOW_DOMAINS,
                    "cisco-asa cisco-meraki fortigate nftables palo-alto pfsense sophos squid zscaler"),
            Map.entry(Topic.ALLOW_ADDRESSES, FIREWALLS + " squid"),
            Map.entry(Topic.ALLOW_UDP_3478, FIREWALLS),
            Map.entry(Topic.ALLOW_UDP_HIGH_PORTS, FIREWALLS),
            Map.entry(Topic.ALLOW_NON_TLS_443, "fortigate palo-alto sophos squid zscaler"),
            Map.entry(Topic.ALLOW_WEBSOCKET, "fortigate palo-alto sophos squid zscaler"),
            Map.entry(Topic.ALLOW_REVOCATION, FIREWALLS + " squid"),
            Map.entry(Topic.EXEMPT_FROM_INSPECTION, "fortigate palo-alto sophos squid zscaler"),
            Map.entry(Topic.FIX_DNS, "fortigate palo-alto pfsense sophos zscaler"),
            Map.entry(Topic.PROXY_WITHOUT_LOGIN, "fortigate palo-alto sophos squid zscaler"),
            Map.entry(Topic.PROXY_ALLOW_CONNECT, "fortigate sophos squid zscaler"),
            Map.entry(Topic.FIX_PAC, "fortigate zscaler"));

    @Test
    void noProductLacksStepsAndNoneHasAnyToSpare() {
        var there = new TreeMap<Topic, Set<String>>(Collections.reverseOrder());
        for (String key : TEXTS.keys()) {
            Matcher m = KEY.matcher(key);
            if (m.matches() && !m.group(2).equals("name")) {
                there.computeIfAbsent(Named.of(Topic.class, m.group(2)), t -> new TreeSet<>())
                        .add(m.group(1));
            }
        }
        MATRIX.forEach((topic, products) ->
                assertThat(there.get(topic)).as(topic.id()).containsExactlyInAnyOrder(products.split(" ", -1)));
        assertThat(Products.names(TEXTS)).hasSize(10);
    }

    @Test
    void everyStepIsToldForAChangeOfItsKind() {
        MATRIX.forEach((topic, products) -> assertThat(Products.steps(change(topic), TEXTS))
                .as(topic.id())
                .hasSize(products.split(" ", -1).length)
                .allSatisfy((name, steps) -> assertThat(steps).isNotBlank().doesNotContain("{", "}", "—")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Windows Defender Firewall | -Protocol UDP -RemotePort 20000-30000 -Action Allow",
                "nftables | nft insert rule inet filter forward udp dport 20000-30000 accept",
                "Cisco ASA and AnyConnect | permit udp any any range 20000 30000",
                "FortiGate | set udp-portrange 20000-30000",
                "Palo Alto Networks | protocol udp port 20000-30000",
                "pfSense | ports 20000-30000",
                "Zscaler | UDP 20000-30000",
            })
    void portsAreThoseOfTheFinding(String product, String said) {
        var change =
                new Change(Topic.ALLOW_UDP_HIGH_PORTS, List.of(new FirewallRule("UDP", "20000–30000", List.of("any"))));
        assertThat(Products.steps(change, TEXTS).get(product)).contains(said).doesNotContain("1025", "3478");
    }

    @Test
    void hostsAreThoseOfTheFinding() {
        var change = new Change(
                Topic.PROXY_ALLOW_CONNECT,
                List.of(new FirewallRule("TCP", "443", List.of("*.first.test", "api.second.test"))));
        Map<String, String> steps = Products.steps(change, TEXTS);
        assertThat(steps.get("Squid")).contains("    acl calls dstdomain .first.test api.second.test\n");
        assertThat(steps.get("Zscaler")).contains("*.first.test, api.second.test");
    }

    @Test
    void severalPortsAreSeveralCommands() {
        var change = new Change(Topic.ALLOW_UDP_3478, List.of(new FirewallRule("UDP", "3478, 19302", List.of("any"))));
        String steps = Products.steps(change, TEXTS).getOrDefault("nftables", "");
        assertThat(steps.lines().filter(l -> l.startsWith(" ")))
                .containsExactly(
                        "    nft insert rule inet filter forward udp dport 3478 accept",
                        "    nft insert rule inet filter forward udp dport 19302 accept");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.test\"; Remove-Item C:\\ #",
                "$(reboot).test",
                "`id`.test",
                "a.test\nhttp_access allow all",
                "a.test\u2028allow",
                "a.test b.test",
                "-rf.test",
                "a.test|sh",
                "'a.test'",
                "a.test;",
                "a.test%0Ab",
                "аpi.test",
                "{domains}.test",
                "",
            })
    void aHostThatIsNoneReachesNoCommand(String host) {
        for (Topic topic : Topic.values()) {
            var alone = new Change(topic, List.of(new FirewallRule("TCP", "443", List.of(host))));
            assertThat(Products.steps(alone, TEXTS)).as(topic.id()).isEmpty();
            assertThat(CommandValues.leavesOut(alone)).isTrue();
            var beside = new Change(topic, List.of(new FirewallRule("TCP", "443", List.of("good.test", host))));
            var good = new Change(topic, List.of(new FirewallRule("TCP", "443", List.of("good.test"))));
            assertThat(Products.steps(beside, TEXTS)).isEqualTo(Products.steps(good, TEXTS));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"443; reboot", "$(id)", "443\n", "any", "0", "99999", "-1", "443-", "443 accept", "٤٤٣"})
    void aPortThatIsNoneReachesNoCommand(String ports) {
        for (Topic topic : Topic.values()) {
            var change = new Change(topic, List.of(new FirewallRule("TCP", ports, List.of("good.test"))));
            String all = String.join("\n", Products.steps(change, TEXTS).values());
            assertThat(all).as(topic.id()).doesNotContain("reboot", "$(", "99999", "٤");
        }
        assertThat(CommandValues.of(new Change(
                        Topic.ALLOW_TCP_443, List.of(new FirewallRule("TCP", "443; reboot", List.of("any"))))))
                .isEmpty();
        assertThat(CommandValues.of(
                        new Change(Topic.ALLOW_TCP_443, List.of(new FirewallRule("TCP; id", "443", List.of("any"))))))
                .isEmpty();
    }

    private static Change change(Topic topic) {
        List<String> hosts = List.of("*.first.test", "api.second.test");
        Map<Topic, List<FirewallRule>> own = Map.of(
                Topic.FIX_DNS, List.of(),
                Topic.FIX_PAC, List.of(),
                Topic.ALLOW_UDP_3478, List.of(new FirewallRule("UDP", "3478", List.of("any"))),
                Topic.ALLOW_UDP_HIGH_PORTS, List.of(new FirewallRule("UDP", "1025–65535", List.of("any"))),
                Topic.ALLOW_REVOCATION, List.of(new FirewallRule("TCP", "80", hosts)));
        return new Change(topic, own.getOrDefault(topic, List.of(new FirewallRule("TCP", "443", hosts))));
    }
}
