// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Credentials;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.Measured;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import app.clearline.model.Route;
import app.clearline.model.Step;
import app.clearline.run.Probe;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Sends datagrams to high UDP ports of a relay, which tells over its own connection what came: its places (RFC 8656
/// §7) are on ports that it chooses, so a few of them are a sample of its range.
///
/// That nothing comes may be the relay's own doing. So the relay sends from there, too: where that comes back on a flow
/// that this side has opened, and does not come unasked, this network has let the flow out.
final class RelayPortsProbe implements Probe {

    private static final List<ProbeKind> WAYS = List.of(ProbeKind.TURN_TCP, ProbeKind.TURN_TLS, ProbeKind.TURN_UDP);
    private static final int MOST_ADDRESSES = 3;

    private final Legs legs;
    private final @Nullable Credentials credentials;

    RelayPortsProbe(Legs legs, @Nullable Credentials credentials) {
        this.legs = legs;
        this.credentials = credentials;
    }

    @Override
    public Measured.RelayPorts run(Step step, Scene scene) throws IOException, InterruptedException {
        Credentials login = credentials;
        if (login == null || step.endpoint().role() != Role.MEDIA_RELAY) {
            throw new ProbeException(FailureClass.UNSUPPORTED, "there is no login for this relay");
        }
        Observation way = way(step, scene);
        var by = new Step(way.id(), way.probe(), way.endpoint(), way.route(), List.of(), step.deadline());
        try (var socket = new StunSocket();
                var places = new RelayPlaces(() -> legs.to(by, scene), login, outside(scene))) {
            try {
                return tried(socket, places, scene);
            } catch (InterruptedException e) {
                // The closing looks at it, and does not wait for the relay then.
                Thread.currentThread().interrupt();
                throw e;
            }
        }
    }

    private static Measured.RelayPorts tried(StunSocket socket, RelayPlaces places, Scene scene)
            throws IOException, InterruptedException {
        // 1. Places, each on a port of its own.
        places.take(Watchdog.left(scene));

        // 2. To them and back.
        var trial = new RelayTrial(socket, places.taken(), StunServer.heard(scene));
        trial.run();

        // 3. What that says.
        Measured.RelayPorts found = trial.finding(known(scene));
        if (!found.arrived().isEmpty()) {
            return found;
        }
        throw found.silent().isEmpty()
                ? new ProbeException(FailureClass.UNSUPPORTED, trial.untold(), found)
                : new ProbeException(
                        FailureClass.TIMEOUT,
                        "of " + found.sent() + " datagrams to each of "
                                + found.silent().size() + " ports of the relay none came there",
                        found);
    }

    /// How the relay gave out a place before: by a stream, since no report of what came gets lost on it and its end
    /// gives the place back; else by UDP.
    private static Observation way(Step step, Scene scene) throws ProbeException {
        return scene.seen().values().stream()
                .filter(o -> o.ok() && WAYS.contains(o.probe()) && o.route().equals(Route.direct()))
                .filter(o -> o.endpoint().host().equals(step.endpoint().host()))
                .filter(o -> o.found(Finding.Turn.class)
                        .map(turn -> turn.relayed() != null)
                        .orElse(false))
                .min(Comparator.comparing(o -> WAYS.indexOf(o.probe())))
                .orElseThrow(() -> new ProbeException(FailureClass.NEED_FAILED, "the relay gave out no place before"));
    }

    /// The IPv4 addresses as which STUN servers saw this machine.
    private static Set<String> outside(Scene scene) {
        var outside = new LinkedHashSet<String>();
        scene.seen().values().stream()
                .flatMap(o -> o.found(Finding.Stun.class).stream())
                .map(Finding.Stun::mapped)
                .map(HostPort::host)
                .filter(host -> host.indexOf(':') < 0)
                .forEach(host -> {
                    if (outside.size() < MOST_ADDRESSES) {
                        outside.add(host);
                    }
                });
        return outside;
    }

    /// Whether somebody at an address was reached in this run: of one that nobody reached, silence says nothing of
    /// ports.
    private static Predicate<String> known(Scene scene) {
        Set<ProbeKind> answering =
                Set.of(ProbeKind.STUN_UDP, ProbeKind.TURN_UDP, ProbeKind.TURN_TCP, ProbeKind.TURN_TLS);
        return address -> scene.seen().values().stream()
                .filter(o -> o.ok() && answering.contains(o.probe()))
                .anyMatch(o -> scene.addresses(o.endpoint()).contains(address));
    }
}
