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
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The service's names, asked for once more over HTTPS: nothing at all unless the person named a resolver for it.
final class OverHttps {

    /// Enough to tell a filter from a name that is gone; a stranger's resolver is not to be flooded.
    private static final int MOST = 12;

    private static final Set<Role> OWN =
            Set.of(Role.API, Role.STATIC, Role.LOGGING, Role.SIGNALLING, Role.MEDIA_RELAY, Role.REVOCATION);

    private OverHttps() {}

    static void add(Service service, Route route, Extent extent, StepList steps) {
        if (extent.overHttps() == null) {
            return;
        }
        var hosts = new HashSet<String>();
        List<Endpoint> asked = service.endpoints().stream()
                .filter(e -> OWN.contains(e.role()) && !e.literal() && hosts.add(e.host()))
                .limit(MOST)
                .toList();
        asked.forEach(e -> steps.add(ProbeKind.DNS_OVER_HTTPS, e, route, needs(route)));
    }

    /// A PAC file is asked which way leads to the resolver.
    private static List<Need> needs(Route route) {
        if (!(route instanceof Route.ViaPac)) {
            return List.of();
        }
        Gate gate = Gate.of(route);
        return List.of(new Need(Step.id(gate.probe(), gate.endpoint(), gate.route()), true));
    }
}
