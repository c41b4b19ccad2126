// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.clearline.model.Credentials;
import app.clearline.model.Endpoint;
import app.clearline.model.Expectation;
import app.clearline.model.FailureClass;
import app.clearline.model.HostPort;
import app.clearline.model.Measured;
import app.clearline.model.PortRange;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import app.clearline.model.Route;
import app.clearline.model.Step;
import app.clearline.respond.Responder;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import app.clearline.wire.Echo;
import app.clearline.wire.PortSet;
import app.clearline.wire.SharedKey;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A sample of ports where some are silent, some answer late, and where the line goes down meanwhile.
class PortSampleTest {

    private static final String KEY = "a-key-that-is-long-enough";
    private static final PortSet NONE = PortSet.of(List.of());
    private static final int LEAST = 5;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<Hole> holes = new ArrayList<>();
    private int base;

    /// A port that answers the request of that number only; 0: none.
    private final class Hole {
        final AtomicInteger heard = new AtomicInteger();
        volatile long first;
        volatile long last;

        Hole(int port, int answers, Runnable second) throws IOException {
            var socket = new DatagramSocket(port, InetAddress.ofLiteral("127.0.0.1"));
            open.add(socket);
            holes.add(this);
            Thread.ofVirtual().start(() -> {
                var packet = new DatagramPacket(new byte[Echo.LONGEST], Echo.LONGEST);
                try (var key = new SharedKey(KEY.toCharArray())) {
                    while (true) {
                        socket.receive(packet);
                        last = System.nanoTime();
                        int now = heard.incrementAndGet();
                        if (now == 1) {
                            first = last;
                        }
                        if (now == 2) {
                            second.run();
                        }
                        if (now == answers) {
                            byte[] back = Echo.read(packet.getData(), packet.getLength(), key.seal())
                                    .orElseThrow()
                                    .back()
                                    .bytes(key.seal(), packet.getLength());
                            socket.send(new DatagramPacket(back, back.length, packet.getSocketAddress()));
                        }
                    }
                } catch (IOException e) {
                    // The test has ended and closed the socket.
                    Thread.onSpinWait();
                }
            });
        }
    }

    @BeforeEach
    void findRoom() {
        // A stretch below the ephemeral ports, so that hardly anybody has one of them.
        base = 10_000 + (int) (ProcessHandle.current().pid() % 9) * 1000;
    }

    @AfterEach
    void down() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void silentPortsAreEachAskedFiveTimesAndMore() throws Exception {
        silent(base, 64, 0);
        Measured.Ports ports = sample(responder(NONE, 64), 10);
        assertThat(ports.open()).isEmpty();
        assertThat(ports.silent()).containsExactly(new PortRange(base, base + 63));
        assertThat(holes).allMatch(hole -> hole.heard.get() >= LEAST);
    }

    @Test
    void halfOfThemSilent() throws Exception {
        silent(base + 32, 32, 0);
        Measured.Ports ports = sample(responder(range(0, 32), 64), 10);
        assertThat(ports.open()).containsExactly(new PortRange(base, base + 31));
        assertThat(ports.silent()).containsExactly(new PortRange(base + 32, base + 63));
        assertThat(holes).allMatch(hole -> hole.heard.get() >= LEAST);
        // Near a second: the last one may have been read late, and the first one too.
        assertThat(holes).allMatch(hole -> hole.last - hole.first > 850_000_000L);
    }

    @Test
    void whatAnswersTheFourthTimeIsOpen() throws Exception {
        silent(base + 40, 3, 4);
        assertThat(sample(responder(range(0, 40), 43), 10).silent()).isEmpty();
    }

    @Test
    void aLineThatGoesDownMeanwhileIsNotTakenForShutPorts() throws Exception {
        Responder responder = responder(range(0, 30), 31);
        new Hole(base + 30, 0, responder::close);
        assertThatThrownBy(() -> sample(responder, 4))
                .isInstanceOfSatisfying(
                        ProbeException.class,
                        e -> assertThat(e.failure().type()).isEqualTo(FailureClass.BUDGET))
                .hasMessageContaining("too few");
    }

    private void silent(int from, int count, int answers) throws IOException {
        for (int port = from; port < from + count; port++) {
            new Hole(port, answers, () -> {});
        }
    }

    private PortSet range(int from, int to) {
        return PortSet.of(IntStream.range(base + from, base + to));
    }

    /// Serves some; says that it serves so many.
    private Responder responder(PortSet served, int said) throws Exception {
        var wish = new Responder.Wish(
                InetAddress.ofLiteral("127.0.0.1"),
                List.of(0),
                served,
                range(0, said).without(served),
                20_000);
        Responder responder = Responder.start(wish, new SharedKey(KEY.toCharArray()));
        open.add(responder);
        return responder;
    }

    private static Measured.Ports sample(Responder responder, int seconds) throws Exception {
        int port = responder.listening().getFirst();
        var at = new HostPort("127.0.0.1", port);
        var endpoint = new Endpoint("responder", Role.RESPONDER, at, port, "/", Set.of(), false, Expectation.ANY);
        var step = new Step("some", ProbeKind.UDP_PORTS, endpoint, Route.direct(), List.of(), Duration.ofSeconds(20));
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        try (var key = new Credentials("responder", KEY.toCharArray())) {
            return new UdpPortsProbe(new Names(List.of()), key, false)
                    .run(step, new Scene(Map.of(), end, (done, total) -> {}));
        }
    }
}
