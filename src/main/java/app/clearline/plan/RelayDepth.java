// SPDX-License-Identifier: Apache-2.0
package app.clearline.plan;

import app.clearline.model.Endpoint;
import app.clearline.model.Extent;
import app.clearline.model.Need;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import app.clearline.model.Route;
import app.clearline.model.Service;
import app.clearline.model.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a relay shows of high UDP ports to who has a login: its places are on such ports.
final class RelayDepth {

    /// Enough to tell one relay's whim from a fault of the way.
    private static final int HOSTS = 2;

    private static final Set<ProbeKind> TURN = EnumSet.of(ProbeKind.TURN_UDP, ProbeKind.TURN_TCP, ProbeKind.TURN_TLS);

    private RelayDepth() {}

    static void add(Service service, Extent extent, StepList steps) {
        if (!extent.relayLogin()) {
            return;
        }
        List<Endpoint> relays = service.endpoints(Role.MEDIA_RELAY).stream()
                .filter(e -> e.probes().stream().anyMatch(TURN::contains))
                // The relay of the practice network gives out places on paper only, which nobody else can reach.
                .filter(e -> e.port() == e.at().port())
                .sorted(Comparator.comparing(Endpoint::sample)
                        .thenComparing(e -> !e.probes().contains(ProbeKind.TURN_UDP)))
                .toList();
        var hosts = new HashSet<String>();
        for (Endpoint each : relays) {
            if (hosts.size() < HOSTS && hosts.add(each.host())) {
                steps.add(ProbeKind.RELAY_PORTS, each, Route.direct(), needs(each.host(), steps));
            }
        }
    }

    /// How the relay is reached, and as whom STUN servers see this machine: whatever came of each.
    private static List<Need> needs(String host, StepList steps) {
        var needs = new ArrayList<Need>();
        for (Step step : steps.all()) {
            boolean way = TURN.contains(step.probe()) && step.endpoint().host().equals(host);
            boolean told = step.probe() == ProbeKind.STUN_UDP || step.probe() == ProbeKind.DNS;
            if (step.route() instanceof Route.Direct && (way || told)) {
                needs.add(new Need(step.id(), false));
            }
        }
        return needs;
    }
}
