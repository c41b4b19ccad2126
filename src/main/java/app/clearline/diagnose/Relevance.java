// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Criterion;
import app.clearline.model.Endpoint;
import app.clearline.model.Plan;
import app.clearline.model.ProbeKind;
import app.clearline.model.Requirement;
import app.clearline.model.Role;
import app.clearline.model.Service;
import java.util.Set;
import java.util.stream.Collectors;

/// Which steps a requirement is judged by.
public final class Relevance {

    private static final Set<ProbeKind> HOST =
            Set.of(ProbeKind.DNS, ProbeKind.TCP, ProbeKind.TLS, ProbeKind.HTTPS, ProbeKind.WEBSOCKET);
    private static final Set<Role> OWN =
            Set.of(Role.API, Role.STATIC, Role.LOGGING, Role.SIGNALLING, Role.MEDIA_RELAY, Role.REVOCATION);
    private static final Set<ProbeKind> MEASURED = Set.of(
            ProbeKind.UDP_STREAM,
            ProbeKind.RESPONDER_STREAM,
            ProbeKind.RELAY_UDP,
            ProbeKind.RELAY_TCP,
            ProbeKind.RELAY_TLS);

    private Relevance() {}

    /// The ids of the steps of `plan` whose observations bear on `requirement`: while one of them runs, the row waits.
    public static Set<String> steps(Service service, Requirement requirement, Plan plan) {
        return plan.steps().stream()
                .filter(step -> bears(requirement.criterion(), step.probe(), step.endpoint()))
                .map(step -> step.id())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Whether what `probe` sees at `endpoint` says something about `criterion`.
    static boolean bears(Criterion criterion, ProbeKind probe, Endpoint endpoint) {
        boolean gate = endpoint.role() == Role.PROXY;
        boolean own = OWN.contains(endpoint.role());
        boolean udp = probe == ProbeKind.STUN_UDP || probe == ProbeKind.TURN_UDP;
        return switch (criterion) {
            case Criterion.TcpPort c ->
                gate || (probe == ProbeKind.TCP && endpoint.port() == c.port() && endpoint.role() != Role.CANARY);
            case Criterion.Domain c ->
                gate || (own && !udp && usesHost(probe) && Domains.matches(c.domain(), endpoint.host()));
            case Criterion.Names c ->
                (own && probe == ProbeKind.DNS) || probe == ProbeKind.DNS_UNKNOWN || probe == ProbeKind.DNS_OVER_HTTPS;
            case Criterion.GenuineTls c -> gate || (own && probe == ProbeKind.TLS);
            case Criterion.Signalling c -> gate || probe == ProbeKind.WEBSOCKET || probe == ProbeKind.WEBSOCKET_HOLD;
            case Criterion.UdpPort c -> udp && endpoint.port() == c.port();
            case Criterion.UdpMedia c -> udp || probe == ProbeKind.RELAY_UDP;
            case Criterion.UdpStateful c -> udp || probe == ProbeKind.UDP_IDLE;
            case Criterion.UdpRange c ->
                probe == ProbeKind.UDP_PORTS
                        || probe == ProbeKind.RELAY_PORTS
                        || (udp && endpoint.port() >= c.from() && endpoint.port() <= c.to());
            case Criterion.Relay c ->
                gate
                        || (c.transport().equals("tls")
                                ? probe == ProbeKind.TURN_TLS || probe == ProbeKind.RELAY_TLS
                                : probe == ProbeKind.TURN_TCP || probe == ProbeKind.RELAY_TCP);
            case Criterion.Revocation c -> probe == c.kind() && Domains.matches(c.host(), endpoint.host());
            case Criterion.Quality c -> MEASURED.contains(probe);
            case Criterion.DatagramSize c ->
                probe == ProbeKind.UDP_SIZE || probe == ProbeKind.UDP_SIZE_IPV6 || probe == ProbeKind.RESPONDER_SIZE;
            case Criterion.Mapping c -> probe == ProbeKind.NAT;
            case Criterion.Ipv6 c -> probe == ProbeKind.TCP_IPV6;
            case Criterion.LargeHello c -> probe == ProbeKind.TLS_LARGE;
            case Criterion.Policies c -> udp || probe == ProbeKind.TURN_TCP || probe == ProbeKind.TURN_TLS;
            case Criterion.Versions c -> false;
            case Criterion.ProxyConfigured c -> gate || probe == ProbeKind.TCP || probe == ProbeKind.HTTP_ECHO;
            case Criterion.ProxyWithoutLogin c -> gate || probe == ProbeKind.PROXY;
            case Criterion.Rule c -> false;
        };
    }

    private static boolean usesHost(ProbeKind probe) {
        return HOST.contains(probe);
    }
}
