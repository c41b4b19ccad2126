// SPDX-License-Identifier: Apache-2.0
package app.clearline.service;

import app.clearline.model.Criterion;
import app.clearline.model.Named;
import app.clearline.model.ProbeKind;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The key `criterion` of a requirement: one word, or one word with its value.
final class Criteria {

    private static final Pattern DOMAIN = Pattern.compile("([*][.])?[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9])?");
    private static final Pattern RANGE = Pattern.compile("([1-9][0-9]{0,4})-([1-9][0-9]{0,4})");
    private static final Pattern TRANSPORT = Pattern.compile("tcp|tls");

    private enum Kind implements Named {
        TCP_PORT,
        DOMAIN,
        NAMES,
        GENUINE_TLS,
        SIGNALLING,
        UDP_PORT,
        UDP_MEDIA,
        UDP_STATEFUL,
        UDP_RANGE,
        RELAY,
        OCSP,
        CRL,
        VERSIONS,
        PROXY_CONFIGURED,
        PROXY_WITHOUT_LOGIN,
        QUALITY,
        DATAGRAM_SIZE,
        MAPPING,
        IPV6,
        LARGE_HELLO,
        POLICIES;

        private boolean hasValue() {
            return switch (this) {
                case TCP_PORT, DOMAIN, UDP_PORT, UDP_RANGE, RELAY, OCSP, CRL, DATAGRAM_SIZE -> true;
                case NAMES, GENUINE_TLS, SIGNALLING, UDP_MEDIA, UDP_STATEFUL -> false;
                case VERSIONS, PROXY_CONFIGURED, PROXY_WITHOUT_LOGIN -> false;
                case QUALITY, MAPPING, IPV6, LARGE_HELLO, POLICIES -> false;
            };
        }
    }

    private Criteria() {}

    static Criterion read(Entry entry) throws ProfileException {
        if (!entry.isTable()) {
            Kind kind = entry.word(Kind.class, Set.of());
            if (kind.hasValue()) {
                throw entry.mistake("\"" + kind.id() + "\" needs a value, as in {" + kind.id() + ": …}");
            }
            return criterion(kind, entry);
        }
        Table table = Table.of(entry, Stream.of(Kind.values()).map(Named::id).toList());
        if (table.entries().size() != 1) {
            throw entry.mistake(
                    "expected exactly one criterion, found " + table.entries().size());
        }
        String id = table.entries().keySet().iterator().next();
        Kind kind = Named.of(Kind.class, id);
        if (!kind.hasValue()) {
            throw table.get(id).mistake("\"" + id + "\" takes no value; write criterion: " + id);
        }
        return criterion(kind, table.get(id));
    }

    private static Criterion criterion(Kind kind, Entry value) throws ProfileException {
        return switch (kind) {
            case TCP_PORT -> new Criterion.TcpPort(value.number(1, 65535));
            case DOMAIN ->
                new Criterion.Domain(value.matching(DOMAIN, 253, "a name such as example.com or *.example.com"));
            case NAMES -> new Criterion.Names();
            case GENUINE_TLS -> new Criterion.GenuineTls();
            case SIGNALLING -> new Criterion.Signalling();
            case UDP_PORT -> new Criterion.UdpPort(value.number(1, 65535));
            case UDP_MEDIA -> new Criterion.UdpMedia();
            case UDP_STATEFUL -> new Criterion.UdpStateful();
            case UDP_RANGE -> range(value);
            case RELAY -> new Criterion.Relay(value.matching(TRANSPORT, 3, "tcp or tls"));
            case OCSP -> new Criterion.Revocation(ProbeKind.OCSP, host(value));
            case CRL -> new Criterion.Revocation(ProbeKind.CRL, host(value));
            case VERSIONS -> new Criterion.Versions();
            case PROXY_CONFIGURED -> new Criterion.ProxyConfigured();
            case PROXY_WITHOUT_LOGIN -> new Criterion.ProxyWithoutLogin();
            case QUALITY -> new Criterion.Quality();
            case DATAGRAM_SIZE -> new Criterion.DatagramSize(value.number(64, 1472));
            case MAPPING -> new Criterion.Mapping();
            case IPV6 -> new Criterion.Ipv6();
            case LARGE_HELLO -> new Criterion.LargeHello();
            case POLICIES -> new Criterion.Policies();
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
