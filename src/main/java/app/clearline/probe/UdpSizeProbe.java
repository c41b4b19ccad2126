// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.Measured;
import app.clearline.model.ProbeKind;
import app.clearline.model.Route;
import app.clearline.model.Step;
import app.clearline.probe.StunSocket.Hit;
import app.clearline.probe.StunSocket.Hits;
import app.clearline.probe.StunSocket.Shot;
import app.clearline.run.Probe;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Asks a STUN server by requests of growing size, all at once, each sent again until it is answered.
///
/// Nothing is set that would split or forbid to split them, so they fare as a browser's do: on Linux
/// they leave with the DF bit while the route is thought to carry them, and are split after a router
/// has said that it does not; elsewhere they leave without it. Either way, a datagram that does not
/// come through here does not come through for the browser.
///
/// What a server does not like it may drop, too: one server that loses large requests proves nothing
/// about the way.
final class UdpSizeProbe implements Probe {

    /// Bytes of UDP payload: what every path must carry, what the path of a browser's packets must
    /// (1,200 bytes of theirs, with the tag of SRTP and the envelope of a relay at most 1,252, which is
    /// also what a path of the least size that IPv6 allows carries over IPv4), what most tunnels carry,
    /// and a full frame.
    private static final int[] IPV4 = {28, 548, 1000, 1200, 1252, 1372, 1472};
    private static final int[] IPV6 = {28, 548, 1000, 1200, 1232, 1252, 1352, 1452};
    /// Seven in about three seconds: of a path that loses a third of all, fewer than one in a thousand
    /// loses all seven.
    private static final int[] TIMES = {0, 150, 400, 800, 1300, 1900, 2600};
    private static final int LULL = 1400;
    private static final int[] BACK_TIMES = {0, 150};
    private static final String BACK = "back";

    private final Relays relays;

    UdpSizeProbe(Relays relays) {
        this.relays = relays;
    }

    @Override
    public Measured.DatagramSize run(Step step, Scene scene) throws IOException, InterruptedException {
        InetSocketAddress server = relays.address(step, scene);
        int[] sizes = server.getAddress() instanceof Inet4Address ? IPV4 : IPV6;
        try (var socket = new StunSocket()) {
            // 1. Back, where the server is one that fills its answer up. Nothing waits for this one: it is longer
            // than any packet of a call, and so its loss would prove nothing.
            var shots = new ArrayList<Shot>();
            if (offersPadding(step, scene)) {
                shots.addAll(socket.shots(BACK, StunRequest::forLongAnswer, server, BACK_TIMES));
            }

            // 2. Out: the answer is short whatever the size of the request.
            for (int size : sizes) {
                shots.addAll(socket.shots(key(size), () -> StunRequest.sized(size), server, TIMES));
            }
            Hits hits = socket.fire(shots, Set.of(BACK), LULL);
            List<Integer> passed = Arrays.stream(sizes)
                    .filter(size -> success(hits.first(key(size))))
                    .boxed()
                    .toList();
            if (passed.isEmpty()) {
                throw new ProbeException(FailureClass.TIMEOUT, server + ": no request was answered, whatever its size");
            }
            int largest = passed.getLast();
            Integer lost = Arrays.stream(sizes)
                    .filter(size -> size > largest)
                    .boxed()
                    .findFirst()
                    .orElse(null);
            int back = hits.all().stream().mapToInt(Hit::bytes).max().orElse(0);
            int sent = hits.sent().values().stream().mapToInt(Integer::intValue).sum();
            return new Measured.DatagramSize(largest, lost, back, sent);
        }
    }

    /// Servers with another address know RFC 5780, and so PADDING.
    private static boolean offersPadding(Step step, Scene scene) {
        String stun = Step.id(ProbeKind.STUN_UDP, step.endpoint(), Route.direct());
        return scene.finding(stun, Finding.Stun.class)
                .map(found -> found.other() != null)
                .orElse(false);
    }

    private static boolean success(@Nullable Hit hit) {
        return hit != null && hit.answer() != null && hit.answer().success();
    }

    private static String key(int size) {
        return String.valueOf(size);
    }
}
