// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import app.clearline.model.Endpoint;
import app.clearline.model.HostPort;
import app.clearline.model.ProbeKind;
import java.net.ServerSocket;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A host and port of a service with all the endpoints that are there.
///
/// @param at as the profile has it
/// @param ports as clients see them
/// @param behind the listener that only the proxy knows of; null where there is none
record Place(
        HostPort at,
        List<Endpoint> endpoints,
        Ports ports,
        @Nullable ServerSocket behind) {

    private static final Set<ProbeKind> OVER_UDP = EnumSet.of(ProbeKind.STUN_UDP, ProbeKind.TURN_UDP);
    private static final Set<ProbeKind> OVER_TLS =
            EnumSet.of(ProbeKind.TLS, ProbeKind.HTTPS, ProbeKind.WEBSOCKET, ProbeKind.TURN_TLS);

    Place {
        endpoints = List.copyOf(endpoints);
    }

    static boolean udp(List<Endpoint> endpoints) {
        return Faults.any(endpoints, e -> !Collections.disjoint(e.probes(), OVER_UDP));
    }

    static boolean tcp(List<Endpoint> endpoints) {
        return Faults.any(endpoints, e -> e.probes().stream().anyMatch(ProbeKind::overTcp));
    }

    boolean tls() {
        return Faults.any(endpoints, e -> !Collections.disjoint(e.probes(), OVER_TLS));
    }

    boolean has(ProbeKind probe) {
        return Faults.any(endpoints, e -> e.probes().contains(probe));
    }

    Endpoint any() {
        return endpoints.getFirst();
    }

    /// What takes connections, from everybody or from the proxy; null where nothing does.
    @Nullable
    ServerSocket listener() {
        return behind == null ? ports.tcp() : behind;
    }

    /// Where clients find it.
    HostPort moved() {
        return new HostPort(any().literal() ? "127.0.0.1" : at.host(), ports.number());
    }
}
