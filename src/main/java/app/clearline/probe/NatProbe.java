// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.FailureClass;
import app.clearline.model.HostPort;
import app.clearline.model.Measured;
import app.clearline.model.NatBehavior;
import app.clearline.model.Step;
import app.clearline.probe.StunSocket.Hit;
import app.clearline.probe.StunSocket.Hits;
import app.clearline.probe.StunSocket.Shot;
import app.clearline.run.Probe;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds out what the NAT in between does (RFC 5780 §4.3, §4.4), by the servers that answered before.
///
/// Everything is sent several times, and what could be chance is left open: a lost answer never makes a
/// NAT look stricter than it is.
final class NatProbe implements Probe {

    private static final int[] TIMES = {0, 80, 200, 360, 560, 800, 1100};
    private static final String HAIRPIN = "hairpin";
    private static final int LULL = 300;
    private static final int LONGEST_LULL = 2000;

    @Override
    public Measured.Nat run(Step step, Scene scene) throws IOException, InterruptedException {
        List<StunServer> servers = StunServer.heard(scene);
        if (servers.isEmpty()) {
            throw new ProbeException(
                    FailureClass.NEED_FAILED, "stun-udp@" + step.endpoint().at());
        }
        try (var one = new StunSocket();
                var two = new StunSocket()) {
            // 1. How does each server see one and the same socket?
            StunServer first = servers.getFirst();
            Map<HostPort, HostPort> seen = mapped(one, servers);
            HostPort local = local(one, first.at());
            NatBehavior mapping = NatMapping.of(seen, local);
            HostPort outside = seen.get(text(first.at()));

            // 2. Whom does it let in? Asked by a socket that has never sent anything to the server's other address.
            HostPort other =
                    mapped(two, List.of(new StunServer(first.at(), null))).get(text(first.at()));
            boolean behind = mapping != NatBehavior.NONE && outside != null && other != null;
            var filtering = new NatFiltering(first);
            var shots = new ArrayList<Shot>();
            if (first.other() != null || behind) {
                shots.addAll(filtering.shots(two));
            }

            // 3. And do two sockets behind it reach each other by their outer addresses? Both send, since each may
            // let in only whom it has sent to.
            if (behind) {
                shots.addAll(hairpin(one, two, Objects.requireNonNull(outside), Objects.requireNonNull(other)));
            }
            Hits hits = two.fire(shots, NatFiltering.controls(), lull(one, two));
            NatBehavior filter = filtering.behavior(hits, answered(seen, first, true), answered(seen, first, false));
            return new Measured.Nat(mapping, filter, behind ? hairpin(hits) : null, local, text(seen));
        }
    }

    /// What the servers, and their other addresses, see of the socket.
    private static Map<HostPort, HostPort> mapped(StunSocket socket, List<StunServer> servers)
            throws IOException, InterruptedException {
        var shots = new ArrayList<Shot>();
        for (StunServer each : servers) {
            for (InetSocketAddress at : addresses(each)) {
                shots.addAll(socket.shots(text(at).toString(), StunRequest::binding, at, TIMES));
            }
        }
        Map<HostPort, HostPort> seen = new LinkedHashMap<>();
        for (Hit hit : socket.fire(shots, Set.of(), LULL).all()) {
            HostPort mapped = hit.answer() == null ? null : hit.answer().mapped();
            // An answer from elsewhere has been rewritten on its way, and so may be what it says.
            if (mapped != null && hit.from().equals(hit.shot().to())) {
                seen.putIfAbsent(text(hit.from()), mapped);
            }
        }
        return seen;
    }

    private static List<InetSocketAddress> addresses(StunServer server) {
        InetSocketAddress other = server.other();
        return other == null
                ? List.of(server.at())
                : List.of(
                        server.at(),
                        new InetSocketAddress(server.at().getAddress(), other.getPort()),
                        new InetSocketAddress(other.getAddress(), server.at().getPort()),
                        other);
    }

    private static boolean answered(Map<HostPort, HostPort> seen, StunServer server, boolean otherAddress) {
        InetSocketAddress other = server.other();
        return other != null
                && seen.containsKey(
                        otherAddress
                                ? text(other)
                                : new HostPort(server.at().getAddress().getHostAddress(), other.getPort()));
    }

    private static List<Shot> hairpin(StunSocket one, StunSocket two, HostPort oneOutside, HostPort twoOutside) {
        StunRequest request = StunRequest.binding();
        two.expect(HAIRPIN, request);
        var shots = new ArrayList<>(one.shots(HAIRPIN, () -> request, socket(twoOutside), NatFiltering.TIMES));
        shots.addAll(two.shots("opener", StunRequest::binding, socket(oneOutside), 0, 120, 240));
        return shots;
    }

    /// Null where it did not come, and chance cannot be excluded.
    private static @Nullable Boolean hairpin(Hits hits) {
        if (hits.first(HAIRPIN) != null) {
            return true;
        }
        return NatFiltering.noChance(hits, hits.sent(HAIRPIN)) ? Boolean.FALSE : null;
    }

    private static int lull(StunSocket one, StunSocket two) {
        return Math.min(LONGEST_LULL, LULL + 2 * Math.max(one.slowestMillis(), two.slowestMillis()));
    }

    /// The address by which this machine sends to the server.
    private static HostPort local(StunSocket socket, InetSocketAddress server) throws IOException {
        try (var route = new DatagramSocket()) {
            route.connect(server);
            return new HostPort(route.getLocalAddress().getHostAddress(), socket.port());
        }
    }

    private static InetSocketAddress socket(HostPort at) {
        return new InetSocketAddress(at.host(), at.port());
    }

    private static HostPort text(InetSocketAddress at) {
        return new HostPort(at.getAddress().getHostAddress(), at.getPort());
    }

    private static Map<String, String> text(Map<HostPort, HostPort> seen) {
        var text = new TreeMap<String, String>();
        seen.forEach((server, mapped) -> text.put(server.toString(), mapped.toString()));
        return text;
    }
}
