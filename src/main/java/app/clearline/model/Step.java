// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// One thing to do: a probe, an endpoint, a way. Two steps with the same id do the same, so what one of them saw need
/// not be asked again.
///
/// @param id `probe@host:port` and, where it does not go directly, `/via-…`
public record Step(String id, ProbeKind probe, Endpoint endpoint, Route route, List<Need> needs, Duration deadline) {

    private static final Set<ProbeKind> NAMES =
            EnumSet.of(ProbeKind.DNS, ProbeKind.DNS_UNKNOWN, ProbeKind.DNS_OVER_HTTPS);

    public Step {
        needs = List.copyOf(needs);
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("a step has time: " + id);
        }
    }

    /// The id that a step of these has.
    public static String id(ProbeKind probe, Endpoint endpoint, Route route) {
        String at = NAMES.contains(probe) ? endpoint.host() : endpoint.at().toString();
        boolean path = switch (probe) {
            case HTTP, HTTPS, WEBSOCKET, WEBSOCKET_HOLD, CRL, PAC ->
                !endpoint.path().equals("/");
            case DNS, DNS_UNKNOWN, TCP, TCP_IPV6, TLS, TLS_LARGE, STUN_UDP, TURN_UDP, TURN_TCP, TURN_TLS -> false;
            case OCSP, PROXY, NAT, UDP_SIZE, UDP_IDLE, UDP_STREAM, RELAY_UDP, RELAY_TCP, RELAY_TLS -> false;
            case UDP_SIZE_IPV6, UDP_PORTS, UDP_HEARD, HTTP_ECHO, RESPONDER_STREAM -> false;
            case RESPONDER_SIZE, RELAY_PORTS, SESSION, DNS_OVER_HTTPS -> false;
        };
        return probe.id() + "@" + at + (path ? endpoint.path() : "") + route.suffix();
    }
}
