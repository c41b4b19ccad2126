// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Answers;
import app.clearline.model.Endpoint;
import app.clearline.model.FailureClass;
import app.clearline.model.Machine;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import app.clearline.model.Route;
import app.clearline.model.Service;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// All that was seen, with the questions that rules ask of it.
///
/// @param all but what is in `overHttps`
/// @param overHttps what a resolver said that nobody but this program asks: no sign of any way that a client takes
record Evidence(Service service, Answers answers, Machine machine, List<Observation> all, List<Observation> overHttps) {

    Evidence(Service service, Answers answers, Machine machine, Collection<Observation> observations) {
        this(
                service,
                answers,
                machine,
                observations.stream()
                        .filter(o -> o.probe() != ProbeKind.DNS_OVER_HTTPS)
                        .toList(),
                observations.stream()
                        .filter(o -> o.probe() == ProbeKind.DNS_OVER_HTTPS)
                        .toList());
    }

    /// The way that TCP takes for this client.
    Route route() {
        return Route.of(answers.proxy());
    }

    /// Whether this client is told to use a proxy.
    boolean proxied() {
        return !(route() instanceof Route.Direct);
    }

    /// All observations of these kinds, however they went.
    List<Observation> of(ProbeKind... kinds) {
        Set<ProbeKind> wanted = EnumSet.noneOf(ProbeKind.class);
        wanted.addAll(List.of(kinds));
        return all.stream().filter(o -> wanted.contains(o.probe())).toList();
    }

    /// Those of these kinds that went the client's way.
    List<Observation> mine(ProbeKind... kinds) {
        Route route = route();
        return of(kinds).stream().filter(o -> o.route().equals(route)).toList();
    }

    /// Those of these kinds that went directly.
    List<Observation> direct(ProbeKind... kinds) {
        return of(kinds).stream().filter(o -> o.route() instanceof Route.Direct).toList();
    }

    Optional<Observation> find(ProbeKind kind, Endpoint endpoint, Route route) {
        return all.stream()
                .filter(o -> o.probe() == kind
                        && o.route().equals(route)
                        && o.endpoint().at().equals(endpoint.at())
                        && (o.endpoint().path().equals(endpoint.path())
                                || kind == ProbeKind.TCP
                                || kind == ProbeKind.TLS))
                .findFirst();
    }

    Optional<Observation> lookup(String host) {
        return of(ProbeKind.DNS).stream()
                .filter(o -> o.endpoint().host().equals(host))
                .findFirst();
    }

    /// The observation of the proxy's or the PAC file's own host, where a proxy is configured.
    Optional<Observation> gate() {
        return all.stream()
                .filter(o ->
                        o.endpoint().role() == Role.PROXY && (o.probe() == ProbeKind.PAC || o.probe() == ProbeKind.TCP))
                .findFirst();
    }

    /// Whether an endpoint belongs to the service, and not to controls, canaries and proxies.
    static boolean own(Observation observation) {
        return switch (observation.endpoint().role()) {
            case API, STATIC, LOGGING, SIGNALLING, MEDIA_RELAY, REVOCATION -> true;
            case CONTROL, CANARY, PROXY, RESPONDER -> false;
        };
    }

    /// The service's own; where none of them is among `some`, those of controls, which then speak for the way.
    static List<Observation> ownOrControl(List<Observation> some) {
        List<Observation> own = some.stream().filter(Evidence::own).toList();
        return own.isEmpty() ? some : own;
    }

    static boolean control(Observation observation) {
        return observation.endpoint().role() == Role.CONTROL;
    }

    /// The network did not let it through, or there was nothing on the other side: told from answers that somebody
    /// gave.
    static boolean blocked(Observation observation) {
        return observation.failed(
                FailureClass.TIMEOUT,
                FailureClass.REFUSED,
                FailureClass.UNREACHABLE,
                FailureClass.RESET,
                FailureClass.CLOSED);
    }

    static List<Observation> tried(List<Observation> some) {
        return some.stream().filter(Observation::tried).toList();
    }

    static boolean anyOk(List<Observation> some) {
        return some.stream().anyMatch(Observation::ok);
    }

    /// Whether something was tried and all of it failed in this way; of nothing, nothing is said.
    static boolean all(List<Observation> some, Predicate<Observation> failed) {
        List<Observation> tried = tried(some);
        return !tried.isEmpty() && tried.stream().allMatch(failed);
    }

    static List<String> ids(List<Observation> some) {
        return some.stream().map(Observation::id).toList();
    }

    /// The hosts, each once, for a sentence.
    static String hosts(List<Observation> some) {
        return String.join(
                ", ",
                some.stream().map(o -> o.endpoint().host()).distinct().limit(8).toList());
    }
}
