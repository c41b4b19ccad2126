// SPDX-License-Identifier: Apache-2.0
package app.clearline.plan;

import app.clearline.model.Endpoint;
import app.clearline.model.Need;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import app.clearline.model.Route;
import app.clearline.model.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Steps in the order in which they were added, each once.
final class StepList {

    /// From the quickest to look at to what rests on it.
    private static final List<ProbeKind> ORDER = List.of(ProbeKind.values());

    private static final Set<ProbeKind> PLAIN_HTTP = EnumSet.of(ProbeKind.HTTP, ProbeKind.OCSP, ProbeKind.CRL);

    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final List<Step> handshakes = new ArrayList<>();

    List<Step> all() {
        return List.copyOf(steps.values());
    }

    /// The look-up of the endpoint's name.
    void name(Endpoint endpoint) {
        if (!endpoint.literal()) {
            add(ProbeKind.DNS, endpoint, Route.direct(), List.of());
        }
    }

    /// All probes of the endpoint, without a proxy.
    void direct(Endpoint endpoint) {
        for (ProbeKind probe : withImplied(endpoint.probes())) {
            add(probe, endpoint, Route.direct(), directNeeds(probe, endpoint));
        }
    }

    /// What stands at the beginning of a route, and, for a PAC file, the names that it is asked for.
    void gate(Gate gate, List<Endpoint> asked) {
        name(gate.endpoint());
        var needs = new ArrayList<Need>();
        if (gate.probe() == ProbeKind.PAC) {
            asked.stream()
                    .filter(e -> !e.literal() && e.role() != Role.CANARY)
                    .forEach(e -> needs.add(new Need(id(ProbeKind.DNS, e), false)));
        }
        if (!gate.endpoint().literal()) {
            needs.add(new Need(id(ProbeKind.DNS, gate.endpoint()), gate.probe() == ProbeKind.TCP));
        }
        Route route = gate.probe() == ProbeKind.PAC ? gate.route() : Route.direct();
        add(gate.probe(), gate.endpoint(), route, distinct(needs));
    }

    /// The TCP-based probes of the endpoint, by the gate's route.
    void through(Endpoint endpoint, Gate gate) {
        for (ProbeKind probe : withImplied(endpoint.probes())) {
            boolean connect = probe == ProbeKind.TCP && byAbsoluteForm(gate) && onlyPlainHttp(endpoint);
            if (probe.overTcp() && !connect) {
                add(probe, endpoint, gate.route(), needsThrough(probe, endpoint, gate));
            }
        }
    }

    /// A connection to the endpoint by the gate's route, and nothing more.
    void lead(Endpoint endpoint, Gate gate) {
        add(ProbeKind.TCP, endpoint, gate.route(), needsThrough(ProbeKind.TCP, endpoint, gate));
    }

    /// What the proxy says to `CONNECT` for the endpoint.
    void ask(Endpoint endpoint, Gate gate) {
        add(ProbeKind.PROXY, endpoint, gate.route(), needsThrough(ProbeKind.PROXY, endpoint, gate));
    }

    /// One more probe of the endpoint on this way, after another one went well there, with all that rests on; nothing
    /// where that other one is not planned.
    void after(ProbeKind first, ProbeKind probe, Endpoint endpoint, Route route, Duration deadline) {
        Step planned = steps.get(Step.id(first, endpoint, route));
        if (planned != null) {
            var needs = new ArrayList<>(planned.needs());
            needs.add(new Need(planned.id(), true));
            add(probe, endpoint, route, needs, deadline);
        }
    }

    /// Likewise, with the time that such probes usually take.
    void after(ProbeKind first, ProbeKind probe, Endpoint endpoint, Route route) {
        after(first, probe, endpoint, route, deadline(probe));
    }

    private List<Need> directNeeds(ProbeKind probe, Endpoint endpoint) {
        var needs = new ArrayList<Need>();
        if (!endpoint.literal()) {
            needs.add(new Need(id(ProbeKind.DNS, endpoint), true));
        }
        if (probe.overTcp() && probe != ProbeKind.TCP) {
            needs.add(new Need(id(ProbeKind.TCP, endpoint), true));
        }
        needs.addAll(chains(probe, Route.direct()));
        return needs;
    }

    private List<Need> needsThrough(ProbeKind probe, Endpoint endpoint, Gate gate) {
        var needs = new ArrayList<Need>();
        Route gateRoute = gate.probe() == ProbeKind.PAC ? gate.route() : Route.direct();
        needs.add(new Need(Step.id(gate.probe(), gate.endpoint(), gateRoute), true));
        if (!gate.endpoint().literal() && gate.probe() == ProbeKind.TCP) {
            needs.add(new Need(id(ProbeKind.DNS, gate.endpoint()), true));
        }
        // Only these use the address of the far end; the others hand its name to the proxy.
        boolean byAddress = probe == ProbeKind.TURN_TCP || probe == ProbeKind.PROXY || gate.probe() == ProbeKind.PAC;
        if (byAddress && !endpoint.literal()) {
            needs.add(new Need(id(ProbeKind.DNS, endpoint), false));
        }
        boolean plain = byAbsoluteForm(gate) && onlyPlainHttp(endpoint);
        if (probe != ProbeKind.TCP && probe != ProbeKind.PROXY && probe != ProbeKind.TURN_TCP && !plain) {
            needs.add(new Need(Step.id(ProbeKind.TCP, endpoint, gate.route()), true));
        }
        needs.addAll(chains(probe, gate.route()));
        return distinct(needs);
    }

    /// An HTTP proxy is handed plain HTTP as it is (RFC 9112 §3.2.2); nobody asks it for a tunnel to port 80.
    private static boolean byAbsoluteForm(Gate gate) {
        return !(gate.route() instanceof Route.ViaSocks);
    }

    private static boolean onlyPlainHttp(Endpoint endpoint) {
        return PLAIN_HTTP.containsAll(endpoint.probes());
    }

    /// OCSP and CRL ask about a chain that was really served.
    private List<Need> chains(ProbeKind probe, Route route) {
        if (probe != ProbeKind.OCSP && probe != ProbeKind.CRL) {
            return List.of();
        }
        return handshakes.stream()
                .filter(s -> s.route().equals(route) && s.endpoint().role() != Role.CONTROL)
                .limit(2)
                .map(s -> new Need(s.id(), false))
                .toList();
    }

    void add(ProbeKind probe, Endpoint endpoint, Route route, List<Need> needs) {
        add(probe, endpoint, route, needs, deadline(probe));
    }

    /// A step that takes as long as it is given.
    void add(ProbeKind probe, Endpoint endpoint, Route route, List<Need> needs, Duration deadline) {
        var step = new Step(Step.id(probe, endpoint, route), probe, endpoint, route, needs, deadline);
        if (steps.putIfAbsent(step.id(), step) == null && probe == ProbeKind.TLS) {
            handshakes.add(step);
        }
    }

    private static String id(ProbeKind probe, Endpoint endpoint) {
        return Step.id(probe, endpoint, Route.direct());
    }

    private static List<Need> distinct(List<Need> needs) {
        return needs.stream().distinct().toList();
    }

    /// The probes asked for and those that they rest on, in an order in which each comes after its needs.
    private static List<ProbeKind> withImplied(Set<ProbeKind> asked) {
        var all = EnumSet.noneOf(ProbeKind.class);
        for (ProbeKind probe : asked) {
            all.add(probe);
            if (probe.overTcp()) {
                all.add(ProbeKind.TCP);
            }
            if (probe == ProbeKind.HTTPS || probe == ProbeKind.WEBSOCKET || probe == ProbeKind.TURN_TLS) {
                all.add(ProbeKind.TLS);
            }
        }
        return ORDER.stream().filter(all::contains).toList();
    }

    private static Duration deadline(ProbeKind probe) {
        return switch (probe) {
            // A system whose first resolver is dead asks the next one after five seconds.
            case DNS, DNS_UNKNOWN -> Duration.ofSeconds(7);
            case TCP, TCP_IPV6 -> Duration.ofMillis(4500);
            case TLS, TLS_LARGE, TURN_TCP, TURN_TLS, OCSP, CRL, PROXY -> Duration.ofSeconds(6);
            case HTTPS, HTTP, PAC, HTTP_ECHO, SESSION, DNS_OVER_HTTPS -> Duration.ofSeconds(7);
            case WEBSOCKET, NAT, UDP_SIZE, UDP_SIZE_IPV6, UDP_HEARD, UDP_PORTS, RELAY_PORTS, RESPONDER_SIZE ->
                Duration.ofSeconds(12);
            case WEBSOCKET_HOLD, UDP_STREAM, RELAY_UDP, RELAY_TCP, RELAY_TLS, RESPONDER_STREAM ->
                Duration.ofSeconds(20);
            case UDP_IDLE -> Duration.ofSeconds(40);
            // Four seconds of repetitions, and what comes before the first: class loading on a slow machine.
            case STUN_UDP, TURN_UDP -> Duration.ofSeconds(8);
        };
    }
}
