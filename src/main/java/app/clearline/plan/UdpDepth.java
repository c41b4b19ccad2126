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
import java.util.HashSet;
import java.util.List;

/// What is done to UDP beyond whether it passes: the NAT, the size, the time an opening lasts.
final class UdpDepth {

    /// Hosts that are asked by large datagrams: enough to tell a host's whim from a fault of the way.
    private static final int HOSTS = 5;

    private UdpDepth() {}

    static void add(Service service, Extent extent, StepList steps) {
        List<Endpoint> servers = service.endpoints().stream()
                .filter(e -> e.probes().contains(ProbeKind.STUN_UDP))
                .sorted(Comparator.comparing(e -> e.role() != Role.MEDIA_RELAY))
                .toList();
        if (servers.isEmpty()) {
            return;
        }
        // One socket is shown to all of them. What they are is told by what they answered before.
        var heard = new ArrayList<Need>();
        for (Endpoint each : servers) {
            names(each, heard, false);
            heard.add(new Need(Step.id(ProbeKind.STUN_UDP, each, Route.direct()), false));
        }
        steps.add(ProbeKind.NAT, servers.getFirst(), Route.direct(), distinct(heard));
        if (extent.patient()) {
            if (extent.relayLogin()) {
                relays(service, heard);
            }
            steps.add(ProbeKind.UDP_IDLE, servers.getFirst(), Route.direct(), distinct(heard));
        }
        var hosts = new HashSet<String>();
        for (Endpoint each : servers) {
            if (hosts.size() < HOSTS && hosts.add(each.host())) {
                var needs = new ArrayList<Need>();
                names(each, needs, true);
                needs.add(new Need(Step.id(ProbeKind.STUN_UDP, each, Route.direct()), true));
                steps.add(ProbeKind.UDP_SIZE, each, Route.direct(), needs);
                if (!each.literal()) {
                    steps.add(ProbeKind.UDP_SIZE_IPV6, each, Route.direct(), needs);
                }
            }
        }
    }

    /// Relays that may be asked to send.
    private static void relays(Service service, List<Need> needs) {
        for (Endpoint each : service.endpoints(Role.MEDIA_RELAY)) {
            if (each.probes().contains(ProbeKind.TURN_TCP)) {
                names(each, needs, false);
                needs.add(new Need(Step.id(ProbeKind.TURN_TCP, each, Route.direct()), false));
            }
        }
    }

    private static void names(Endpoint endpoint, List<Need> needs, boolean succeed) {
        if (!endpoint.literal()) {
            needs.add(new Need(Step.id(ProbeKind.DNS, endpoint, Route.direct()), succeed));
        }
    }

    private static List<Need> distinct(List<Need> needs) {
        return needs.stream().distinct().toList();
    }
}
