// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Failure;
import app.clearline.model.FailureClass;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Route;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A proxy that took some connections and left others alone: it is there, and of what it left alone nothing is known.
final class BusyProxy {

    /// Ask the proxy for their own endpoint, and by its name: what is asked for by its address may be refused for that,
    /// and plain HTTP needs no `CONNECT`.
    private static final Set<ProbeKind> BY_NAME = EnumSet.of(
            ProbeKind.TCP,
            ProbeKind.TLS,
            ProbeKind.TLS_LARGE,
            ProbeKind.HTTPS,
            ProbeKind.WEBSOCKET,
            ProbeKind.TURN_TLS,
            ProbeKind.PROXY);

    private static final String DETAIL = "the proxy answered others and did not take this connection";

    private BusyProxy() {}

    /// The observations as the rules are to see them: a connection that a living proxy did not take counts as not
    /// tried, and so does one that it refused while it led others to the very same port. Who forbids does so each
    /// time. Where the proxy, or each one that a PAC file named for it, answered nobody, it stays a failure.
    static List<Observation> readThrough(Collection<Observation> all) {
        Set<String> living =
                all.stream().filter(BusyProxy::answered).map(o -> way(all, o)).collect(Collectors.toSet());
        Set<String> reached = all.stream()
                .filter(o -> o.ok() && byName(o))
                .map(o -> place(all, o))
                .collect(Collectors.toSet());
        Predicate<Observation> notTaken = o -> o.failed(FailureClass.PROXY_UNREACHABLE) && living.contains(way(all, o));
        Predicate<Observation> notThisTime =
                o -> o.failed(FailureClass.PROXY_REFUSED) && byName(o) && reached.contains(place(all, o));
        return all.stream()
                .map(o -> notTaken.or(notThisTime).test(o) ? leftAlone(o) : o)
                .toList();
    }

    /// Whether the observation counts as not tried for this reason.
    static boolean leftAlone(List<Observation> some) {
        return some.stream().anyMatch(o -> {
            Failure failure = o.failure();
            return failure != null
                    && failure.type() == FailureClass.BUSY
                    && failure.detail().equals(DETAIL);
        });
    }

    /// What only a proxy that is there brings about: a way through, a refusal and a question for a login.
    private static boolean answered(Observation o) {
        boolean asked = o.probe().overTcp() || o.probe() == ProbeKind.PROXY;
        return asked
                && !(o.route() instanceof Route.Direct)
                && (o.ok() || o.failed(FailureClass.PROXY_LOGIN, FailureClass.PROXY_REFUSED));
    }

    private static String way(Collection<Observation> all, Observation o) {
        return o.route() + " " + PacWays.answer(all, o).orElse("");
    }

    private static boolean byName(Observation o) {
        return BY_NAME.contains(o.probe());
    }

    private static String place(Collection<Observation> all, Observation o) {
        return way(all, o) + " " + o.endpoint().at();
    }

    private static Observation leftAlone(Observation o) {
        var failure = new Failure(FailureClass.BUSY, DETAIL);
        return new Observation(o.id(), o.probe(), o.endpoint(), o.route(), o.started(), o.took(), o.finding(), failure);
    }
}
