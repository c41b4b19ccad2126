// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.TcpFarEnd;
import app.clearline.fixture.UdpFarEnd;
import app.clearline.model.Endpoint;
import app.clearline.model.Expectation;
import app.clearline.model.Extent;
import app.clearline.model.HostPort;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import app.clearline.model.Route;
import app.clearline.model.Step;
import app.clearline.model.Timers;
import app.clearline.run.Probe;
import app.clearline.run.Scene;
import app.clearline.run.Surroundings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Probes that wait for somebody who says nothing, and are told to stop.
class StoppedProbesTest {

    private static final int EACH = 10;
    private static final List<ProbeKind> KINDS = List.of(
            ProbeKind.STUN_UDP,
            ProbeKind.TURN_UDP,
            ProbeKind.TURN_TCP,
            ProbeKind.TURN_TLS,
            ProbeKind.OCSP,
            ProbeKind.CRL);

    @Test
    void allEndWithinAHundredMillisecondsAndLeaveNothingOpen() throws Exception {
        WarmUp.run();
        Map<ProbeKind, Probe> probes = Probes.in(Surroundings.DEFAULT, Extent.QUICK, Timers.DEFAULT, List.of());
        // Once to load what stays: classes, pollers.
        stopAll(probes, Duration.ofSeconds(2));
        Thread.sleep(300);
        int before = openFiles();
        List<String> ends = stopAll(probes, Duration.ofMillis(100));
        assertThat(ends).hasSize(EACH * KINDS.size()).allMatch(end -> end.endsWith("InterruptedException"));
        // The far ends of this test close theirs a moment later.
        for (int i = 0; i < 100 && openFiles() > before; i++) {
            Thread.sleep(20);
        }
        assertThat(openFiles()).isLessThanOrEqualTo(before);
    }

    /// How each ended.
    private static List<String> stopAll(Map<ProbeKind, Probe> probes, Duration most) throws Exception {
        var ends = new ConcurrentLinkedQueue<String>();
        try (var udp = new UdpFarEnd((request, from, number) -> List.of());
                var tcp = new TcpFarEnd(
                        connection -> connection.getInputStream().transferTo(OutputStream.nullOutputStream()))) {
            List<Thread> threads = new ArrayList<>();
            for (ProbeKind kind : KINDS) {
                Probe probe = probes.get(kind);
                assertThat(probe).as(kind.id()).isNotNull();
                int port = kind == ProbeKind.STUN_UDP || kind == ProbeKind.TURN_UDP ? udp.port() : tcp.port();
                for (int i = 0; probe != null && i < EACH; i++) {
                    threads.add(Thread.ofVirtual().start(() -> ends.add(kind + " " + end(probe, kind, port))));
                }
            }
            Thread.sleep(700);
            assertThat(threads).allMatch(Thread::isAlive);
            long begin = System.nanoTime();
            threads.forEach(Thread::interrupt);
            for (Thread thread : threads) {
                thread.join(Duration.ofSeconds(5));
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(most);
        }
        return List.copyOf(ends);
    }

    private static String end(Probe probe, ProbeKind kind, int port) {
        var at = new HostPort("127.0.0.1", port);
        var endpoint = new Endpoint("e", Role.CONTROL, at, port, "/", Set.of(kind), false, Expectation.ANY);
        var step = new Step("s", kind, endpoint, Route.direct(), List.of(), Duration.ofSeconds(30));
        var scene =
                new Scene(Map.of(), System.nanoTime() + Duration.ofSeconds(30).toNanos(), (done, total) -> {});
        try {
            return String.valueOf(probe.run(step, scene));
        } catch (IOException | InterruptedException e) {
            // What the test is about.
            return e.getClass().getSimpleName();
        }
    }

    /// Sockets of this process.
    private static int openFiles() throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        Assumptions.assumeTrue(Files.isDirectory(descriptors), "no /proc here");
        int sockets = 0;
        try (var all = Files.newDirectoryStream(descriptors)) {
            for (Path descriptor : all) {
                try {
                    sockets += Files.readSymbolicLink(descriptor).toString().startsWith("socket:") ? 1 : 0;
                } catch (IOException e) {
                    // Closed between the listing and the look.
                }
            }
        }
        return sockets;
    }
}
