// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Credentials;
import app.clearline.model.Endpoint;
import app.clearline.model.Expectation;
import app.clearline.model.HostPort;
import app.clearline.model.Measured;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import app.clearline.model.Route;
import app.clearline.model.Step;
import app.clearline.respond.Responder;
import app.clearline.respond.Shares;
import app.clearline.run.Scene;
import app.clearline.wire.PortSet;
import app.clearline.wire.SharedKey;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How near a sweep comes to the pace that it is asked to keep: datagrams a second over datagrams a second wished, both
/// ends on this machine. Prints; fails for nothing.
@Tag("bench")
class PortSweepBench {

    private static final String KEY = "a-key-that-is-long-enough";
    private static final int FIRST = 5000;
    private static final int MOST = 25_000;
    private static final int WARM_UP = 2;
    private static final int ROUNDS = 5;

    @Test
    void paceAgainstThePaceThatWasWished() throws Exception {
        int count = Math.min(MOST, Shares.capacity() - 1000);
        PortSet ports = PortSet.of(IntStream.range(FIRST, FIRST + count));
        PortSet none = PortSet.of(List.of());
        InetAddress here = InetAddress.ofLiteral("127.0.0.1");
        for (int rate : new int[] {5_000, 20_000, 40_000}) {
            var wish = new Responder.Wish(here, List.of(0), ports, none, rate);
            try (Responder responder = Responder.start(wish, new SharedKey(KEY.toCharArray()))) {
                for (int round = 0; round < WARM_UP + ROUNDS; round++) {
                    long began = System.nanoTime();
                    Measured.Ports found = sweep(responder.listening().getFirst());
                    double seconds = (System.nanoTime() - began) / 1e9;
                    if (round >= WARM_UP) {
                        System.err.printf(
                                "%d ports at %d a second: %d a second, ratio %.2f; %.2f s; ranges silent: %d%n",
                                found.asked(),
                                rate,
                                found.perSecond(),
                                (double) found.perSecond() / rate,
                                seconds,
                                found.silent().size());
                    }
                }
            }
        }
    }

    private static Measured.Ports sweep(int port) throws Exception {
        var at = new HostPort("127.0.0.1", port);
        var endpoint = new Endpoint("responder", Role.RESPONDER, at, port, "/", Set.of(), false, Expectation.ANY);
        var step = new Step("sweep", ProbeKind.UDP_PORTS, endpoint, Route.direct(), List.of(), Duration.ofMinutes(1));
        var scene =
                new Scene(Map.of(), System.nanoTime() + Duration.ofMinutes(1).toNanos(), (done, total) -> {});
        try (var key = new Credentials("responder", KEY.toCharArray())) {
            return new UdpPortsProbe(new Names(List.of()), key, true).run(step, scene);
        }
    }
}
