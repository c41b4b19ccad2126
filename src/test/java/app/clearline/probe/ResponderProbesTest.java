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
import app.clearline.run.Probe;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import app.clearline.wire.PortSet;
import app.clearline.wire.SharedKey;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The probes that ask a responder, over real sockets.
class ResponderProbesTest {

    private static final String KEY = "a-key-that-is-long-enough";
    private static final Names NAMES = new Names(List.of());
    private static final PortSet NONE = PortSet.of(List.of());

    private final List<AutoCloseable> open = new ArrayList<>();
    private int base;

    @BeforeEach
    void findRoom() throws Exception {
        // A stretch below the ephemeral ports, so that hardly anybody has one of them.
        base = 20_000 + (int) (ProcessHandle.current().pid() % 10) * 1000;
    }

    @AfterEach
    void down() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void everyPortThatAnswersIsFound() throws Exception {
        Responder responder = responder(range(200), NONE);
        Measured.Ports ports = ports(true).run(step(responder), scene(20));
        assertThat(ports.asked()).isEqualTo(responder.served().size());
        assertThat(ports.silent()).isEmpty();
        assertThat(PortSet.of(ports.open()).size()).isGreaterThanOrEqualTo(ports.asked());
    }

    @Test
    void silentPortsAreListedAndTheirNeighboursAreNot() throws Exception {
        // Nobody answers there, whatever the responder says.
        PortSet dropped = PortSet.of(IntStream.range(base + 300, base + 340));
        List<DatagramSocket> holes = new ArrayList<>();
        for (int port : dropped.stream().toArray()) {
            holes.add(new DatagramSocket(port, InetAddress.ofLiteral("127.0.0.1")));
        }
        open.addAll(holes);
        Responder responder = responder(range(300), dropped);
        Measured.Ports ports = ports(true).run(step(responder), scene(20));
        assertThat(ports.silent()).containsExactly(new PortRange(base + 300, base + 339));
        assertThat(ports.asked()).isEqualTo(responder.served().size());
    }

    @Test
    void aSampleIsSpread() {
        PortSet all = PortSet.parse("1025-65535");
        PortSet sample = UdpPortsProbe.sample(all);
        assertThat(sample.size()).isBetween(60, 64);
        assertThat(sample.has(1025)).isTrue();
        assertThat(sample.has(65535)).isTrue();
        assertThat(sample.has(3478)).isTrue();
        for (int from = 1025; from + 1200 < 65536; from += 1200) {
            int begin = from;
            assertThat(sample.stream().anyMatch(p -> p >= begin && p < begin + 1200))
                    .isTrue();
        }
    }

    @Test
    void theFarEndTellsWhatItHeard() throws Exception {
        Responder responder = responder(range(20), NONE);
        Measured.Heard heard = new UdpHeardProbe(NAMES, key(KEY)).run(step(responder), scene(12));
        assertThat(heard.answered()).isPositive();
        assertThat(heard.heard()).isBetween(heard.answered(), heard.sent());
    }

    @Test
    void aRequestArrivesAsItWasSent() throws Exception {
        Responder responder = responder(range(1), NONE);
        assertThat(new HttpEchoProbe(NAMES, key(KEY)).run(step(responder), scene(12)))
                .isEqualTo(new Measured.Echo(Map.of(), Map.of(), "", "127.0.0.1"));
    }

    @Test
    void aResponderThatCannotBeUsedIsNoFaultOfTheNetwork() throws Exception {
        Responder responder = responder(range(1), NONE);
        Step step = step(responder);
        Credentials other = key("another-key-that-is-long");
        unusable(new UdpPortsProbe(NAMES, other, false), step);
        unusable(new UdpHeardProbe(NAMES, other), step);
        unusable(new HttpEchoProbe(NAMES, other), step);
        unusable(new UdpPortsProbe(NAMES, null, false), step);
        responder.close();
        unusable(ports(false), step);
    }

    @Test
    void somebodyElseIsNotTheResponder() throws Exception {
        var stranger = new FarEnd((socket, in, out) -> {
            FarEnd.head(in);
            FarEnd.say(out, "HTTP/1.1 401 Unauthorized\r\nClearline-Nonce: 1.0\r\nContent-Length: 2\r\n\r\nno");
        });
        try (stranger) {
            unusable(ports(false), step(stranger.port()));
        }
    }

    @Test
    void anInterruptEndsASweep() throws Exception {
        PortSet nobody = PortSet.of(IntStream.range(base + 400, base + 900));
        Responder responder = responder(range(1), nobody);
        Step step = step(responder);
        var sweeping = Thread.ofVirtual()
                .start(() -> assertThatThrownBy(() -> ports(true).run(step, scene(30)))
                        .isInstanceOf(InterruptedException.class));
        Thread.sleep(700);
        sweeping.interrupt();
        assertThat(sweeping.join(Duration.ofSeconds(1))).isTrue();
    }

    private static void unusable(Probe probe, Step step) {
        assertThatThrownBy(() -> probe.run(step, scene(12)))
                .isInstanceOfSatisfying(
                        ProbeException.class,
                        e -> assertThat(e.failure().type()).isEqualTo(FailureClass.UNSUPPORTED))
                .hasMessageContaining("responder")
                .hasMessageNotContaining(KEY);
    }

    private PortSet range(int count) {
        return PortSet.of(IntStream.range(base, base + count));
    }

    private Responder responder(PortSet udp, PortSet elsewhere) throws Exception {
        var wish = new Responder.Wish(InetAddress.ofLiteral("127.0.0.1"), List.of(0), udp, elsewhere, 20_000);
        Responder responder = Responder.start(wish, new SharedKey(KEY.toCharArray()));
        open.add(responder);
        return responder;
    }

    private static UdpPortsProbe ports(boolean sweep) {
        return new UdpPortsProbe(NAMES, key(KEY), sweep);
    }

    private static Credentials key(String text) {
        return new Credentials("responder", text.toCharArray());
    }

    private static Step step(Responder responder) {
        return step(responder.listening().getFirst());
    }

    private static Step step(int port) {
        var endpoint = new Endpoint(
                "responder",
                Role.RESPONDER,
                new HostPort("127.0.0.1", port),
                port,
                "/",
                Set.of(ProbeKind.UDP_PORTS),
                false,
                Expectation.ANY);
        String id = Step.id(ProbeKind.UDP_PORTS, endpoint, Route.direct());
        return new Step(id, ProbeKind.UDP_PORTS, endpoint, Route.direct(), List.of(), Duration.ofSeconds(20));
    }

    private static Scene scene(int seconds) {
        BiConsumer<Long, Long> progress = (done, total) -> {};
        return new Scene(
                Map.of(), System.nanoTime() + Duration.ofSeconds(seconds).toNanos(), progress);
    }
}
