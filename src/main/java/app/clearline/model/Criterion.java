// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.util.List;

/// How a requirement is judged from observations. The values are the service's own, from its profile.
public sealed interface Criterion {

    /// Outbound TCP to `port` is open: judged by all endpoints of the service and controls on it.
    record TcpPort(int port) implements Criterion {}

    /// Hosts under `domain` (written `*.example.com`) can be used: name, TCP, TLS and the real answer.
    record Domain(String domain) implements Criterion {}

    /// The names of the service resolve to addresses that are no sinkhole.
    record Names() implements Criterion {}

    /// TLS reaches the service itself: a chain to a public root, with the right name and dates.
    record GenuineTls() implements Criterion {}

    /// A WebSocket to the signalling endpoints opens and answers a ping.
    record Signalling() implements Criterion {}

    /// STUN or TURN over UDP answers on `port`.
    record UdpPort(int port) implements Criterion {}

    /// Media can go by UDP, on whatever port.
    record UdpMedia() implements Criterion {}

    /// Replies to a UDP request come back on the flow that this side opened.
    record UdpStateful() implements Criterion {}

    /// Outbound UDP `from`–`to` is open.
    record UdpRange(int from, int to) implements Criterion {}

    /// A relay can be reached by TURN over `transport`, which is `tcp` or `tls`.
    record Relay(String transport) implements Criterion {}

    /// The host that answers OCSP (`ocsp`) or hands out the CRL (`crl`) can be used.
    record Revocation(ProbeKind kind, String host) implements Criterion {

        public Revocation {
            if (kind != ProbeKind.OCSP && kind != ProbeKind.CRL) {
                throw new IllegalArgumentException("neither ocsp nor crl: " + kind.id());
            }
        }
    }

    /// Sound and picture come through in time: judged against the service's thresholds.
    record Quality() implements Criterion {}

    /// Datagrams of `bytes` of payload pass, both ways.
    record DatagramSize(int bytes) implements Criterion {}

    /// One address is seen of this side, whoever is asked: what the NAT in between does.
    record Mapping() implements Criterion {}

    /// Where names have IPv6 addresses, IPv6 leads there.
    record Ipv6() implements Criterion {}

    /// A handshake as long as that of today's browsers gets through.
    record LargeHello() implements Criterion {}

    /// No policy of the browser keeps calls from working.
    record Policies() implements Criterion {}

    /// Browser and SDK are not older than the service supports.
    record Versions() implements Criterion {}

    /// Where a proxy is the only way out, it is transparent or configured in the client.
    record ProxyConfigured() implements Criterion {}

    /// The proxy asks for no credentials.
    record ProxyWithoutLogin() implements Criterion {}

    /// The first of `cases` whose condition holds decides; where none holds the row does not apply.
    record Rule(List<RuleCase> cases) implements Criterion {

        public Rule {
            cases = List.copyOf(cases);
        }
    }
}
