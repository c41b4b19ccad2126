// SPDX-License-Identifier: Apache-2.0
package app.clearline.service;

import app.clearline.model.Criterion;
import app.clearline.model.ProbeKind;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The key `criterion` of a requirement: one word, or one word with its value.
final class Criteria {

    private static final List<String> WORDS = List.of(
            "names",
            "genuine-tls",
            "signalling",
            "udp-media",
            "udp-stateful",
            "versions",
            "proxy-configured",
            "proxy-without-login");
    private static final List<String> WITH_VALUE =
            List.of("tcp-port", "domain", "udp-port", "udp-range", "relay", "ocsp", "crl");

    private static final Pattern DOMAIN = Pattern.compile("([*][.])?[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9])?");
    private static final Pattern RANGE = Pattern.compile("([1-9][0-9]{0,4})-([1-9][0-9]{0,4})");

    private Criteria() {}

    static Criterion read(Entry entry) throws ProfileException {
        if (!entry.isTable()) {
            Criterion word = word(entry.plain());
            if (word == null) {
                throw entry.mistake("unknown criterion \"" + Entry.shown(entry.plain()) + "\"; known: "
                        + String.join(", ", WORDS) + "; with a value: " + String.join(", ", WITH_VALUE));
            }
            return word;
        }
        Table table = Table.of(entry, WITH_VALUE);
        if (table.entries().size() != 1) {
            throw entry.mistake("a criterion is one of: " + String.join(", ", WITH_VALUE));
        }
        String kind = table.entries().keySet().iterator().next();
        return withValue(kind, table.get(kind));
    }

    private static @Nullable Criterion word(String word) {
        return switch (word) {
            case "names" -> new Criterion.Names();
            case "genuine-tls" -> new Criterion.GenuineTls();
            case "signalling" -> new Criterion.Signalling();
            case "udp-media" -> new Criterion.UdpMedia();
            case "udp-stateful" -> new Criterion.UdpStateful();
            case "versions" -> new Criterion.Versions();
            case "proxy-configured" -> new Criterion.ProxyConfigured();
            case "proxy-without-login" -> new Criterion.ProxyWithoutLogin();
            default -> null;
        };
    }

    private static Criterion withValue(String kind, Entry value) throws ProfileException {
        return switch (kind) {
            case "tcp-port" -> new Criterion.TcpPort(value.number(1, 65535));
            case "domain" ->
                new Criterion.Domain(value.matching(DOMAIN, 253, "a name such as example.com or *.example.com"));
            case "udp-port" -> new Criterion.UdpPort(value.number(1, 65535));
            case "udp-range" -> range(value);
            case "relay" -> new Criterion.Relay(value.matching(Pattern.compile("tcp|tls"), 3, "tcp or tls"));
            case "ocsp" -> new Criterion.Revocation(ProbeKind.OCSP, host(value));
            case "crl" -> new Criterion.Revocation(ProbeKind.CRL, host(value));
            default -> throw value.mistake("unknown criterion \"" + kind + "\"");
        };
    }

    private static String host(Entry value) throws ProfileException {
        return value.matching(Endpoints.HOST, 253, "a host name");
    }

    private static Criterion range(Entry value) throws ProfileException {
        var ports = RANGE.matcher(value.text(20));
        if (ports.matches()) {
            int from = Integer.parseInt(ports.group(1));
            int to = Integer.parseInt(ports.group(2));
            if (from <= to && to <= 65535) {
                return new Criterion.UdpRange(from, to);
            }
        }
        throw value.mistake("expected two ports from 1 to 65535 such as 1025-65535, the lower one first");
    }
}
