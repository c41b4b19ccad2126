// SPDX-License-Identifier: Apache-2.0
package app.clearline.plan;

import app.clearline.model.Answers;
import app.clearline.model.Endpoint;
import app.clearline.model.Extent;
import app.clearline.model.Plan;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import app.clearline.model.Route;
import app.clearline.model.Service;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Answers and a service become a plan. Pure.
public final class Planner {

    private Planner() {}

    /// The steps that a client with these answers asks for. The direct ones are the same for all answers, so they can
    /// begin before the answers are known.
    public static Plan plan(Service service, Answers answers, Extent extent) {
        var steps = new StepList();
        for (Endpoint endpoint : service.endpoints()) {
            steps.name(endpoint);
        }
        for (Endpoint endpoint : chainsFirst(service)) {
            steps.direct(endpoint);
        }
        Route route = Route.of(answers.proxy());
        if (!(route instanceof Route.Direct)) {
            through(service, route, steps);
        }
        WebDepth.add(service, answers, extent, steps);
        OverHttps.add(service, route, extent, steps);
        UdpDepth.add(service, extent, steps);
        ResponderDepth.add(service, extent, steps);
        RelayDepth.add(service, extent, steps);
        MediaDepth.add(service, answers, extent, steps);
        return new Plan(steps.all());
    }

    /// Every TCP-based step once more, through the proxy, and what the proxy says to `CONNECT`.
    private static void through(Service service, Route route, StepList steps) {
        Gate gate = Gate.of(route);
        steps.gate(gate, service.endpoints());
        for (Endpoint endpoint : chainsFirst(service)) {
            steps.through(endpoint, gate);
        }
        if (!(route instanceof Route.ViaSocks)) {
            asked(service).forEach(endpoint -> steps.ask(endpoint, gate));
        }
    }

    /// The endpoints with those last that are asked about the chains of the others.
    private static List<Endpoint> chainsFirst(Service service) {
        return service.endpoints().stream()
                .sorted(Comparator.comparing(e -> e.role() == Role.REVOCATION))
                .toList();
    }

    /// The endpoints whose `CONNECT` is looked at closely: the first API host, for the login, and the relays, since
    /// clients reach those by address.
    private static List<Endpoint> asked(Service service) {
        Stream<Endpoint> api = service.endpoints(Role.API).stream().limit(1);
        Stream<Endpoint> relays = service.endpoints(Role.MEDIA_RELAY).stream()
                .filter(e -> e.probes().contains(ProbeKind.TURN_TCP));
        return Stream.concat(api, relays).toList();
    }
}
