// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.HostPort;
import app.clearline.model.Measured;
import app.clearline.probe.StunSocket.Hits;
import app.clearline.probe.StunSocket.Shot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Datagrams between one socket of this machine and places of a relay, both ways.
///
/// First one of the places sends unasked: where that comes in, this network lets in what nobody asked for, and what
/// comes back later proves no opening. Only that one, since a NAT that has seen such a datagram gives the flow to its
/// sender another port. Then this side sends to each place, six times within some two seconds, and the relay
/// answers from where something came; at last from everywhere.
final class RelayTrial {

    private static final int[] UNASKED = {0, 40, 80, 120, 160};
    private static final int[] OUT = {0, 150, 450, 900, 1500, 2200};
    private static final int[] BACK = {40, 120, 250, 450, 700, 1000, 1400, 1800, 2200, 2700, 2900, 3100, 3300, 3500};
    /// How many of them at the end go out whether anything arrived or not.
    private static final int LAST = 5;

    private static final int LULL = 700;
    private static final int LONGEST_LULL = 2000;
    private static final int[] ASKING = {0, 100, 250, 500, 900};

    private static final String UNASKED_KEY = "unasked";
    private static final String OUT_KEY = "out-";
    private static final String BACK_KEY = "back-";

    private final StunSocket socket;
    private final List<RelayPlace> places;
    private final List<StunServer> servers;
    private final Set<String> questions = new HashSet<>();
    private @Nullable HostPort here;
    private @Nullable Hits hits;

    /// @param servers that tell as whom the socket is seen
    RelayTrial(StunSocket socket, List<RelayPlace> places, List<StunServer> servers) {
        this.socket = socket;
        this.places = places;
        this.servers = servers;
    }

    void run() throws IOException, InterruptedException {
        // 1. As whom is the socket seen?
        here = outside();
        int lull = Math.min(LONGEST_LULL, LULL + 2 * socket.slowestMillis());

        // 2. All of it at once, from when nothing unasked can be on its way any more.
        int begin = 200 + lull / 2;
        var shots = new ArrayList<Shot>();
        if (here != null && places.size() > 1) {
            shots.addAll(from(places.getFirst(), UNASKED_KEY, UNASKED, here));
        }
        for (int i = 0; i < places.size(); i++) {
            RelayPlace place = places.get(i);
            shots.addAll(socket.shots(OUT_KEY + i, place::expected, place.at(), shifted(OUT, begin)));
            shots.addAll(from(place, BACK_KEY + i, shifted(BACK, begin), here));
        }
        shots.stream().map(Shot::key).filter(key -> !key.startsWith(BACK_KEY)).forEach(questions::add);
        hits = socket.fire(shots, questions, lull);
    }

    private @Nullable HostPort outside() throws IOException, InterruptedException {
        if (servers.isEmpty()) {
            return null;
        }
        var shots = new ArrayList<Shot>();
        for (StunServer each : servers) {
            shots.addAll(socket.shots("here", StunRequest::binding, each.at(), ASKING));
        }
        var hit = socket.fire(shots, Set.of(), LULL).first("here");
        return hit == null || hit.answer() == null ? null : hit.answer().mapped();
    }

    /// Sent from a place to who sent there; to `otherwise` where nobody has, at the last times.
    private List<Shot> from(RelayPlace place, String key, int[] times, @Nullable HostPort otherwise) {
        StunRequest content = StunRequest.binding();
        socket.expect(key, content);
        boolean unasked = key.equals(UNASKED_KEY);
        int last = unasked ? 0 : times[times.length - LAST];
        return Arrays.stream(times)
                .mapToObj(at -> new Shot(at, key, content, place.at(), (data, whence) -> {
                    HostPort sender = place.sender();
                    HostPort to = sender == null && at >= last ? otherwise : sender;
                    if (to != null) {
                        place.send(data, to);
                    }
                }))
                .toList();
    }

    private static int[] shifted(int[] times, int by) {
        return Arrays.stream(times).map(at -> at + by).toArray();
    }

    /// @param reached whether anybody at an address has answered otherwise
    Measured.RelayPorts finding(Predicate<String> reached) {
        var arrived = new ArrayList<Integer>();
        var returned = new ArrayList<Integer>();
        var silent = new ArrayList<Integer>();
        boolean open = hit(UNASKED_KEY);
        for (int i = 0; i < places.size(); i++) {
            int port = places.get(i).relayed().port();
            boolean back = hit(BACK_KEY + i) && !open;
            if (back) {
                returned.add(port);
            }
            if (places.get(i).sender() != null) {
                arrived.add(port);
            } else if (!back
                    && here != null
                    && reached.test(places.get(i).relayed().host())) {
                silent.add(port);
            }
        }
        // A relay that keeps datagrams out at one port is not asked what it does at the next.
        if (!arrived.containsAll(returned)) {
            silent.clear();
        }
        return new Measured.RelayPorts(
                places.getFirst().relayed().host(), sorted(arrived), sorted(returned), sorted(silent), OUT.length);
    }

    /// Why nothing can be said where nothing arrived.
    String untold() {
        if (here == null) {
            return "nothing came to the relay's ports, and it is not known as whom this machine sends by UDP";
        }
        return "nothing came to the relay's ports, but what the relay sent from there came back: it keeps it out"
                + " itself, or its places are at an address of which nothing else is known";
    }

    private boolean hit(String key) {
        return hits != null && hits.first(key) != null;
    }

    private static List<Integer> sorted(List<Integer> ports) {
        return ports.stream().sorted().toList();
    }
}
