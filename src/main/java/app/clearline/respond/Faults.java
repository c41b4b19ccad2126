// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import static app.clearline.model.Cause.*;

import app.clearline.model.Cause;
import app.clearline.model.Endpoint;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import app.clearline.model.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What is broken in a practice network, and what that means for each place.
///
/// @param domain the suffix of the hosts that `domain-blocked` is about, such as `.practice.test`
record Faults(Set<Cause> wished, String domain) {

    static final Set<Cause> KNOWN = Collections.unmodifiableSet(EnumSet.of(
            CAPTIVE_PORTAL,
            CLOCK_WRONG,
            DNS_BROKEN,
            DNS_FILTERED,
            TCP_443_BLOCKED,
            DOMAIN_BLOCKED,
            PROXY_UNREACHABLE,
            PROXY_NEEDS_LOGIN,
            PROXY_REFUSES_CONNECT,
            PAC_BROKEN,
            WEBSOCKET_BLOCKED,
            TLS_INSPECTED,
            TLS_ONLY_443,
            UDP_BLOCKED,
            UDP_3478_BLOCKED,
            UDP_HIGH_PORTS_BLOCKED,
            TURN_DATA_BLOCKED,
            TURN_CREDENTIALS_REJECTED,
            POOR_QUALITY,
            REVOCATION_BLOCKED,
            LOCATION_REFUSED,
            SERVICE_DOWN));

    private static final int STUN = 3478;
    private static final int LOST_PERCENT = 12;
    private static final int FIRST_HIGH = 1025;
    private static final Set<ProbeKind> PLAIN_HTTP = Set.of(ProbeKind.HTTP, ProbeKind.OCSP, ProbeKind.CRL);
    private static final Set<Role> SERVICE =
            Set.of(Role.API, Role.STATIC, Role.LOGGING, Role.SIGNALLING, Role.MEDIA_RELAY);

    /// @throws IOException where one of them cannot be shown
    static Faults of(Service service, Set<Cause> wished) throws IOException {
        for (Cause each : wished) {
            if (!KNOWN.contains(each)) {
                String known = KNOWN.stream().map(Cause::id).collect(Collectors.joining(", "));
                throw new IOException("the practice network cannot show \"" + each.id() + "\"; it can show: " + known);
            }
        }
        return new Faults(Set.copyOf(wished), domain(service));
    }

    /// That of the service's first host.
    private static String domain(Service service) {
        return service.endpoints().stream()
                .filter(e -> !e.literal() && SERVICE.contains(e.role()))
                .map(e -> e.host().substring(Math.max(0, e.host().indexOf('.'))))
                .findFirst()
                .orElse(".test");
    }

    boolean has(Cause cause) {
        return wished.contains(cause);
    }

    /// By how much the far end's clock is ahead of this machine's.
    Duration ahead() {
        return has(CLOCK_WRONG) ? Duration.ofDays(2) : Duration.ZERO;
    }

    /// Whether TCP connections are refused to everybody.
    boolean refused(Endpoint at) {
        return (has(TCP_443_BLOCKED) && at.port() == 443)
                || (has(REVOCATION_BLOCKED) && at.role() == Role.REVOCATION)
                || (has(CAPTIVE_PORTAL) && Collections.disjoint(at.probes(), PLAIN_HTTP));
    }

    /// Whether TCP connections are refused to whoever does not go through the proxy.
    boolean onlyByProxy() {
        return has(PROXY_NEEDS_LOGIN) || has(PROXY_REFUSES_CONNECT);
    }

    /// Whether datagrams are swallowed.
    boolean silent(Endpoint at) {
        return has(UDP_BLOCKED)
                || has(CAPTIVE_PORTAL)
                || (has(UDP_3478_BLOCKED) && at.port() == STUN)
                || (has(UDP_HIGH_PORTS_BLOCKED) && at.port() >= FIRST_HIGH && at.port() != STUN);
    }

    /// Whether a connection is reset as soon as the client has said for whom it is.
    boolean reset(Endpoint at) {
        return has(DOMAIN_BLOCKED) && at.host().endsWith(domain);
    }

    /// Whether whatever does not begin as TLS is reset.
    boolean onlyTls(Endpoint at) {
        return has(TLS_ONLY_443) && at.port() == 443;
    }

    /// Whether the HTTP side of the service has failed.
    boolean down(Endpoint at) {
        return has(SERVICE_DOWN) && SERVICE.contains(at.role());
    }

    /// Whether DNS says that the name does not exist.
    boolean unknown(Endpoint at) {
        return has(DNS_FILTERED) && SERVICE.contains(at.role());
    }

    /// The same answers, of which some are lost where the line is a bad one.
    UdpServer.Answer losing(UdpServer.Answer answer) {
        var chance = new Random(LOST_PERCENT);
        return has(POOR_QUALITY)
                ? (request, from) -> chance.nextInt(100) < LOST_PERCENT ? null : answer.to(request, from)
                : answer;
    }

    static boolean any(List<Endpoint> endpoints, Predicate<Endpoint> what) {
        return endpoints.stream().anyMatch(what);
    }
}
