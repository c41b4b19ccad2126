// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.Measured;
import app.clearline.model.NetworkLink;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Route;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which observations were made over one interface of this computer.
///
/// This side's own address tells it, that of the observation or that of a connection to the same host. Of a host from
/// which nobody has an answer only the table of routes speaks.
record Paths(Evidence evidence, NetworkLink link) {

    /// Whether all of them went over the link, and there are some. What goes by way of a proxy cannot be told.
    boolean allTaken(List<Observation> some) {
        return !some.isEmpty() && some.stream().allMatch(this::taken);
    }

    /// Whether an address shows it, and not the table of routes alone.
    boolean seen(Observation observation) {
        return here(observation).map(link.addresses()::contains).orElse(false);
    }

    private boolean taken(Observation observation) {
        return observation.route() instanceof Route.Direct
                && here(observation).map(link.addresses()::contains).orElse(link.defaultRoute());
    }

    private Optional<String> here(Observation observation) {
        Stream<Observation> sameHost = evidence.direct(ProbeKind.TCP).stream()
                .filter(o -> o.endpoint().host().equals(observation.endpoint().host()));
        return Stream.concat(Stream.of(observation), sameHost)
                .flatMap(o -> local(o).stream())
                .findFirst();
    }

    private static Optional<String> local(Observation observation) {
        return switch (observation.finding()) {
            case Finding.Tcp tcp -> host(tcp.local());
            case Finding.Stun stun -> Optional.ofNullable(stun.local()).map(HostPort::host);
            case Measured.Nat nat -> Optional.of(nat.local().host());
            case null, default -> Optional.empty();
        };
    }

    private static Optional<String> host(String local) {
        try {
            return local.isEmpty()
                    ? Optional.empty()
                    : Optional.of(HostPort.parse(local).host());
        } catch (IllegalArgumentException e) { // a saved run may hold anything
            return Optional.empty();
        }
    }
}
