// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Endpoint;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import app.clearline.model.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far one endpoint could be reached on one way: its look-up, connection, handshake and answer, in this order.
///
/// @param chain what was done on the way there; steps that were not run are left out
/// @param broke the first that failed; null where all went well
/// @param complete whether the last step that the endpoint asks for was tried, or something before it failed
record Reach(
        Endpoint endpoint,
        List<Observation> chain,
        @Nullable Observation broke,
        boolean complete) {

    private static final List<ProbeKind> WEB =
            List.of(ProbeKind.TCP, ProbeKind.TLS, ProbeKind.HTTPS, ProbeKind.WEBSOCKET);

    /// As a browser needs it: up to the HTTPS answer and the WebSocket.
    static Reach web(Evidence evidence, Endpoint endpoint, Route route) {
        return of(evidence, endpoint, route, WEB);
    }

    /// Up to what `last` does, and nothing beside.
    static Reach upTo(Evidence evidence, Endpoint endpoint, Route route, ProbeKind last) {
        boolean tls = last == ProbeKind.HTTPS || last == ProbeKind.WEBSOCKET;
        return of(
                evidence,
                endpoint,
                route,
                tls ? List.of(ProbeKind.TCP, ProbeKind.TLS, last) : List.of(ProbeKind.TCP, last));
    }

    private static Reach of(Evidence evidence, Endpoint endpoint, Route route, List<ProbeKind> kinds) {
        var chain = new ArrayList<Observation>();
        if (route instanceof Route.Direct) {
            if (!endpoint.literal()) {
                evidence.lookup(endpoint.host()).ifPresent(chain::add);
            }
        } else {
            evidence.gate().ifPresent(chain::add);
        }
        ProbeKind last = ProbeKind.TCP;
        for (ProbeKind kind : kinds) {
            if (kind == ProbeKind.TCP || needs(endpoint, kind)) {
                evidence.find(kind, endpoint, route).ifPresent(chain::add);
                last = kind;
            }
        }
        List<Observation> tried = Evidence.tried(chain);
        Observation broke = tried.stream().filter(o -> !o.ok()).findFirst().orElse(null);
        ProbeKind end = last;
        boolean complete = broke != null || tried.stream().anyMatch(o -> o.probe() == end);
        return new Reach(endpoint, tried, broke, complete);
    }

    private static boolean needs(Endpoint endpoint, ProbeKind kind) {
        return endpoint.probes().contains(kind)
                || (kind == ProbeKind.TLS
                        && (endpoint.probes().contains(ProbeKind.HTTPS)
                                || endpoint.probes().contains(ProbeKind.WEBSOCKET)));
    }

    boolean usable() {
        return complete && broke == null;
    }

    boolean brokeWith(FailureClass... types) {
        return broke != null && broke.failed(types);
    }

    /// A sample name that does not exist says nothing: relays and signalling hosts are named by a session.
    boolean sampleGone() {
        return endpoint.sample() && brokeWith(FailureClass.NAME_NOT_FOUND);
    }

    /// Whether it says nothing about the way to the service: a sample that is gone, or a control that has no address.
    boolean mute() {
        boolean control = endpoint.role() == Role.CONTROL;
        return sampleGone() || (control && broke != null && broke.probe() == ProbeKind.DNS);
    }

    /// Whether the network, and not the service itself, kept the endpoint from being used: no answer at all, or an
    /// answer that is not the service's.
    boolean cutOff() {
        if (broke == null) {
            return false;
        }
        return switch (broke.probe()) {
            case DNS, TCP, TLS -> true;
            case WEBSOCKET -> false;
            default -> !broke.failed(FailureClass.SERVER_ERROR) && !genuineRefusal();
        };
    }

    /// The real server answered, by a certificate that is its own, but not with what the profile expects.
    boolean genuineRefusal() {
        if (broke == null || !broke.failed(FailureClass.UNEXPECTED_ANSWER, FailureClass.SERVER_ERROR)) {
            return false;
        }
        boolean page = broke.found(Finding.Http.class)
                .map(http -> http.title() != null)
                .orElse(false);
        return genuine() && (!page || broke.failed(FailureClass.SERVER_ERROR));
    }

    /// Whether TLS was the service's own: a public root and the right name.
    boolean genuine() {
        return tls().map(tls -> tls.publicRoots() && tls.nameMatches()).orElse(false);
    }

    Optional<Finding.Tls> tls() {
        return chain.stream().flatMap(o -> o.found(Finding.Tls.class).stream()).findFirst();
    }

    boolean logging() {
        return endpoint.role() == Role.LOGGING;
    }
}
