// SPDX-License-Identifier: Apache-2.0
package app.clearline.plan;

import app.clearline.model.Answers;
import app.clearline.model.Endpoint;
import app.clearline.model.Expectation;
import app.clearline.model.HostPort;
import app.clearline.model.Plan;
import app.clearline.model.ProbeKind;
import app.clearline.model.ProxySetting;
import app.clearline.model.Role;
import app.clearline.model.Route;
import app.clearline.model.Service;
import app.clearline.model.SessionHosts;
import app.clearline.model.SessionSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a real session changes: first it is asked for, then its hosts stand where the samples were. Pure.
public final class SessionPlan {

    private SessionPlan() {}

    /// The steps that ask for a session's hosts, by the way of these answers; empty where the profile does not say how.
    public static Optional<Plan> of(Service service, Answers answers) {
        SessionSource source = service.session();
        return source == null
                ? Optional.empty()
                : service.endpoint(source.endpoint()).map(endpoint -> plan(asked(endpoint, source), answers));
    }

    /// The endpoint as it is asked. Its path keeps the place of the session's id, so that no run holds the id.
    private static Endpoint asked(Endpoint endpoint, SessionSource source) {
        return new Endpoint(
                endpoint.id(),
                endpoint.role(),
                endpoint.at(),
                endpoint.port(),
                source.path(),
                Set.of(ProbeKind.SESSION),
                endpoint.sample(),
                endpoint.expect());
    }

    private static Plan plan(Endpoint asked, Answers answers) {
        var steps = new StepList();
        steps.name(asked);
        switch (answers.proxy()) {
            case ProxySetting.Http http -> through(asked, new Route.ViaHttp(http.at()), steps);
            case ProxySetting.Socks socks -> through(asked, new Route.ViaSocks(socks.at()), steps);
            case ProxySetting.Pac pac -> through(asked, new Route.ViaPac(pac.at()), steps);
            case ProxySetting.None none -> steps.direct(asked);
            case ProxySetting.Transparent transparent -> steps.direct(asked);
            case ProxySetting.Unknown unknown -> steps.direct(asked);
        }
        return new Plan(steps.all());
    }

    private static void through(Endpoint asked, Route route, StepList steps) {
        Gate gate = Gate.of(route);
        steps.gate(gate, List.of(asked));
        steps.through(asked, gate);
    }

    /// The service with the session's hosts in place of the profile's samples: each role whose hosts the session names
    /// is replaced as a whole.
    public static Service real(Service service, SessionHosts hosts) {
        var endpoints = new ArrayList<Endpoint>();
        for (Endpoint each : service.endpoints()) {
            boolean signalling = each.role() == Role.SIGNALLING && hosts.signalling() != null;
            boolean relay = each.role() == Role.MEDIA_RELAY && !hosts.relays().isEmpty();
            if (!signalling && !relay) {
                endpoints.add(each);
            }
        }
        signalling(service, hosts).ifPresent(endpoints::add);
        endpoints.addAll(relays(service, hosts));
        return service.with(endpoints);
    }

    private static Optional<Endpoint> signalling(Service service, SessionHosts hosts) {
        return Optional.ofNullable(hosts.signalling()).flatMap(at -> {
            Optional<Endpoint> sample =
                    service.endpoints(Role.SIGNALLING).stream().findFirst();
            String path = hosts.path().equals("/") ? sample.map(Endpoint::path).orElse("/") : hosts.path();
            Endpoint like = like(service, Role.SIGNALLING, "session-signalling", at, path);
            return Optional.of(probed(like, EnumSet.of(ProbeKind.TCP, ProbeKind.TLS, ProbeKind.WEBSOCKET)));
        });
    }

    /// One endpoint for each address, however many ways there are to it.
    private static List<Endpoint> relays(Service service, SessionHosts hosts) {
        Map<HostPort, Endpoint> relays = new LinkedHashMap<>();
        for (SessionHosts.Relay relay : hosts.relays()) {
            Endpoint endpoint = relays.computeIfAbsent(
                    relay.at(), at -> like(service, Role.MEDIA_RELAY, "session-relay-" + (relays.size() + 1), at, "/"));
            var probes = EnumSet.of(relay.by());
            probes.addAll(endpoint.probes());
            if (relay.by() == ProbeKind.TURN_UDP) {
                probes.add(ProbeKind.STUN_UDP);
            }
            relays.put(relay.at(), probed(endpoint, probes));
        }
        return List.copyOf(relays.values());
    }

    /// A sample at the same place lends the port that the requirements speak of.
    private static Endpoint like(Service service, Role role, String id, HostPort at, String path) {
        int port = service.endpoints(role).stream()
                .filter(sample -> sample.at().equals(at))
                .map(Endpoint::port)
                .findFirst()
                .orElse(at.port());
        return new Endpoint(id, role, at, port, path, Set.of(), false, Expectation.ANY);
    }

    private static Endpoint probed(Endpoint endpoint, Set<ProbeKind> probes) {
        return new Endpoint(
                endpoint.id(),
                endpoint.role(),
                endpoint.at(),
                endpoint.port(),
                endpoint.path(),
                probes,
                false,
                endpoint.expect());
    }
}
