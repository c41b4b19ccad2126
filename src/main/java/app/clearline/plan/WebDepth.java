// SPDX-License-Identifier: Apache-2.0
package app.clearline.plan;

import app.clearline.model.Answers;
import app.clearline.model.Endpoint;
import app.clearline.model.Extent;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import app.clearline.model.Route;
import app.clearline.model.Service;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What is done to names, TCP, TLS and the WebSocket beyond whether they pass.
final class WebDepth {

    private static final Set<Role> OWN = Set.of(Role.API, Role.STATIC, Role.LOGGING, Role.SIGNALLING, Role.MEDIA_RELAY);
    private static final Set<Role> WEB = Set.of(Role.API, Role.STATIC, Role.LOGGING, Role.SIGNALLING);
    private static final int CONTROLS = 2;
    private static final int AROUND = 2;

    private WebDepth() {}

    static void add(Service service, Answers answers, Extent extent, StepList steps) {
        Route route = Route.of(answers.proxy());
        for (Endpoint endpoint : asked(service, OWN, WebDepth::overTcp, Endpoint::at)) {
            steps.after(ProbeKind.DNS, ProbeKind.TCP_IPV6, endpoint, Route.direct());
        }
        // One host of each kind will do: what matters is how the way treats the handshake, not how each host does.
        for (Endpoint endpoint : asked(service, WEB, WebDepth::overTls, Endpoint::role)) {
            steps.after(ProbeKind.TLS, ProbeKind.TLS_LARGE, endpoint, route);
        }
        // Two, since whoever has one of these names may answer for all names under it.
        service.endpoints(Role.CANARY).stream()
                .filter(e -> !e.literal())
                .limit(2)
                .forEach(e -> steps.add(ProbeKind.DNS_UNKNOWN, e, Route.direct(), List.of()));
        if (extent.patient()) {
            service.endpoints().stream()
                    .filter(e -> e.probes().contains(ProbeKind.WEBSOCKET))
                    .forEach(e -> steps.after(ProbeKind.WEBSOCKET, ProbeKind.WEBSOCKET_HOLD, e, route));
        }
        if (extent.around() != null && route instanceof Route.Direct) {
            around(service, extent.around(), steps);
        }
    }

    /// A few connections by a way that the client is said not to take: whether that one leads out.
    private static void around(Service service, Route way, StepList steps) {
        Gate gate = Gate.of(way);
        steps.gate(gate, service.endpoints());
        asked(service, Set.of(Role.API), WebDepth::overTls, Endpoint::at).stream()
                .limit(AROUND)
                .forEach(e -> steps.lead(e, gate));
        service.endpoints(Role.CONTROL).stream()
                .filter(e -> !e.literal() && overTls(e))
                .limit(CONTROLS)
                .forEach(e -> steps.lead(e, gate));
    }

    /// The service's own endpoints of these roles and two controls, one for each `kind`.
    private static List<Endpoint> asked(
            Service service, Set<Role> roles, Predicate<Endpoint> how, Function<Endpoint, Object> kind) {
        Stream<Endpoint> own = distinct(
                service.endpoints().stream().filter(e -> roles.contains(e.role()) && !e.literal() && how.test(e)),
                kind);
        Stream<Endpoint> controls = distinct(
                service.endpoints(Role.CONTROL).stream().filter(e -> !e.literal() && how.test(e)), Endpoint::host);
        return Stream.concat(own, controls.limit(CONTROLS)).toList();
    }

    private static Stream<Endpoint> distinct(Stream<Endpoint> some, Function<Endpoint, Object> kind) {
        var met = new HashSet<>();
        return some.filter(e -> met.add(kind.apply(e)));
    }

    private static boolean overTcp(Endpoint endpoint) {
        return endpoint.probes().stream().anyMatch(ProbeKind::overTcp);
    }

    private static boolean overTls(Endpoint endpoint) {
        return Stream.of(ProbeKind.TLS, ProbeKind.HTTPS, ProbeKind.WEBSOCKET).anyMatch(endpoint.probes()::contains);
    }
}
