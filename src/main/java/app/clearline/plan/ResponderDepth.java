// SPDX-License-Identifier: Apache-2.0
package app.clearline.plan;

import app.clearline.model.Endpoint;
import app.clearline.model.Expectation;
import app.clearline.model.Extent;
import app.clearline.model.HostPort;
import app.clearline.model.Need;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import app.clearline.model.Route;
import app.clearline.model.Service;
import app.clearline.model.Step;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What only a far end of our own can tell. Nothing else rests on it, and its name is not looked up by a step of its
/// own: that it is not there says nothing about the network.
final class ResponderDepth {

    private static final Set<ProbeKind> KINDS = Set.of(
            ProbeKind.UDP_HEARD,
            ProbeKind.UDP_PORTS,
            ProbeKind.HTTP_ECHO,
            ProbeKind.RESPONDER_STREAM,
            ProbeKind.RESPONDER_SIZE);
    private static final Duration SWEEP = Duration.ofSeconds(35);

    private ResponderDepth() {}

    /// The far end; null where there is none.
    static @Nullable Endpoint endpoint(Extent extent) {
        HostPort at = extent.responder();
        return at == null
                ? null
                : new Endpoint("responder", Role.RESPONDER, at, at.port(), "/", KINDS, false, Expectation.ANY);
    }

    static void add(Service service, Extent extent, StepList steps) {
        Endpoint responder = endpoint(extent);
        if (responder == null) {
            return;
        }
        steps.add(ProbeKind.UDP_HEARD, responder, Route.direct(), List.of());
        steps.add(ProbeKind.HTTP_ECHO, responder, Route.direct(), List.of());
        // The moment in which all steps begin at once is no time to measure in, and what is measured is not to disturb
        // it.
        var asked = new Need(Step.id(ProbeKind.HTTP_ECHO, responder, Route.direct()), false);
        steps.add(ProbeKind.RESPONDER_SIZE, responder, Route.direct(), List.of(asked));
        if (extent.sweep()) {
            // Thousands of datagrams a second would disturb whatever else is measured: they wait until that has ended.
            List<Need> all =
                    steps.all().stream().map(step -> new Need(step.id(), false)).toList();
            steps.add(ProbeKind.UDP_PORTS, responder, Route.direct(), all, SWEEP);
        } else {
            // No more is known before that has ended: whoever cannot reach the responder's TCP port is told of no UDP
            // port.
            steps.add(ProbeKind.UDP_PORTS, responder, Route.direct(), List.of(asked));
        }
    }
}
