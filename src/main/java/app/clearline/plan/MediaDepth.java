// SPDX-License-Identifier: Apache-2.0
package app.clearline.plan;

import app.clearline.model.Answers;
import app.clearline.model.Endpoint;
import app.clearline.model.Extent;
import app.clearline.model.Need;
import app.clearline.model.ProbeKind;
import app.clearline.model.ProxySetting;
import app.clearline.model.Role;
import app.clearline.model.Route;
import app.clearline.model.Service;
import app.clearline.model.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Streams that stand for sound and picture. They begin when all else has ended, so that it does not disturb them.
final class MediaDepth {

    private static final Map<ProbeKind, ProbeKind> DATA = Map.of(
            ProbeKind.TURN_UDP, ProbeKind.RELAY_UDP,
            ProbeKind.TURN_TCP, ProbeKind.RELAY_TCP,
            ProbeKind.TURN_TLS, ProbeKind.RELAY_TLS);

    /// They wait for long and send next to nothing meanwhile, so nobody waits for them.
    private static final Set<ProbeKind> IDLE = EnumSet.of(ProbeKind.UDP_IDLE, ProbeKind.WEBSOCKET_HOLD);

    /// What tells where the relay is, and what would take places of it meanwhile: it may give out few.
    private static final Set<ProbeKind> FIRST = EnumSet.of(ProbeKind.DNS, ProbeKind.PAC, ProbeKind.RELAY_PORTS);

    /// What opening, binding and closing takes beside a stream on a slow line, and a second try.
    private static final Duration BESIDE = Duration.ofSeconds(14);

    private final Service service;
    private final Extent extent;
    private final StepList steps;
    private final List<Step> before;

    private MediaDepth(Service service, Extent extent, StepList steps) {
        this.service = service;
        this.extent = extent;
        this.steps = steps;
        this.before = steps.all();
    }

    static void add(Service service, Answers answers, Extent extent, StepList steps) {
        var depth = new MediaDepth(service, extent, steps);
        if (extent.patient()) {
            depth.streams();
        }
        if (extent.relayLogin()) {
            depth.relays(ProbeKind.TURN_UDP, Route.direct());
            for (Route route : routes(answers)) {
                depth.relays(ProbeKind.TURN_TCP, route);
                depth.relays(ProbeKind.TURN_TLS, route);
            }
        }
    }

    private static List<Route> routes(Answers answers) {
        return switch (answers.proxy()) {
            case ProxySetting.Http http -> List.of(Route.direct(), new Route.ViaHttp(http.at()));
            case ProxySetting.Socks socks -> List.of(Route.direct(), new Route.ViaSocks(socks.at()));
            case ProxySetting.Pac pac -> List.of(Route.direct(), new Route.ViaPac(pac.at()));
            case ProxySetting.None none -> List.of(Route.direct());
            case ProxySetting.Transparent transparent -> List.of(Route.direct());
            case ProxySetting.Unknown unknown -> List.of(Route.direct());
        };
    }

    /// To the responder where there is one, to one relay of the service and one stranger, for what only one of them
    /// shows is no fault of the line. Where the relay is a sample that may be gone, to one stranger more.
    private void streams() {
        var owners = new HashSet<String>();
        int most = 2;
        Endpoint responder = ResponderDepth.endpoint(extent);
        if (responder != null) {
            owners.add(responder.owner());
            steps.add(ProbeKind.RESPONDER_STREAM, responder, Route.direct(), quiet(), time());
        }
        for (Endpoint endpoint : surestFirst(ProbeKind.STUN_UDP)) {
            if (owners.size() < most && owners.add(endpoint.owner())) {
                most += endpoint.sample() ? 1 : 0;
                add(ProbeKind.UDP_STREAM, ProbeKind.STUN_UDP, endpoint, Route.direct());
            }
        }
    }

    /// Streams go through one relay: several would be in each other's way. A short burst is in nobody's.
    private void relays(ProbeKind answered, Route route) {
        surestFirst(answered).stream()
                .filter(e -> e.role() == Role.MEDIA_RELAY)
                .limit(extent.patient() ? 1 : 2)
                .forEach(e -> add(DATA.getOrDefault(answered, answered), answered, e, route));
    }

    private List<Endpoint> surestFirst(ProbeKind kind) {
        return service.endpoints().stream()
                .filter(e -> e.probes().contains(kind))
                .sorted(Comparator.comparing((Endpoint e) -> e.role() != Role.MEDIA_RELAY)
                        .thenComparing(Endpoint::sample))
                .toList();
    }

    private void add(ProbeKind probe, ProbeKind answered, Endpoint endpoint, Route route) {
        var needs = new ArrayList<Need>();
        needs.add(new Need(Step.id(answered, endpoint, route), true));
        needs.addAll(quiet());
        steps.add(probe, endpoint, route, needs, time());
    }

    private Duration time() {
        return extent.quality().plus(BESIDE);
    }

    /// That all else has ended; for a burst, that the names are known.
    private List<Need> quiet() {
        return before.stream()
                .filter(step -> extent.patient() ? !IDLE.contains(step.probe()) : FIRST.contains(step.probe()))
                .map(step -> new Need(step.id(), false))
                .toList();
    }
}
