// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Cause;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Type;

/// Garbage, too much and too slow: every server ends it within its patience and goes on serving.
class HostileInputTest {

    private static final Duration PATIENCE = Duration.ofMillis(700);
    private static final int SLACK = 1_500;

    private static Wire wire;

    @BeforeAll
    static void start() throws IOException {
        wire = new Wire(PracticeNetwork.start(Wire.practice(), Set.of(Cause.PROXY_NEEDS_LOGIN), PATIENCE));
    }

    @AfterAll
    static void stop() {
        wire.close();
    }

    /// Every TCP server there is, those too that only the proxy leads to.
    private static List<Integer> servers() {
        var ports = new ArrayList<>(wire.network().lifetimes().listeners());
        assertThat(ports).hasSizeGreaterThan(10);
        return ports;
    }

    @Test
    void garbageEndsTheConnection() throws IOException {
        var garbage = new byte[2_000];
        new java.util.Random(7).nextBytes(garbage);
        for (int first : new int[] {0x00, 0x16, 0x47, 0x80, 0xFF}) {
            garbage[0] = (byte) first;
            for (int port : servers()) {
                assertThat(millisUntilEnd(port, garbage)).as("port " + port).isLessThan(PATIENCE.toMillis() + SLACK);
            }
        }
    }

    @Test
    void anEndlessHeadIsRefusedOrCutOff() throws IOException {
        byte[] head = ("GET / HTTP/1.1\r\nX: " + "x".repeat(40_000)).getBytes(StandardCharsets.US_ASCII);
        try (var socket = wire.tcp(plain())) {
            socket.getOutputStream().write(head, 0, HttpRequest.LONGEST_HEAD);
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 431 ");
        }
        for (int port : servers()) {
            assertThat(millisUntilEnd(port, head)).as("port " + port).isLessThan(PATIENCE.toMillis() + SLACK);
        }
    }

    @Test
    void aBodyThatIsTooLongIsRefusedUnread() throws IOException {
        try (var socket = wire.tcp(plain())) {
            assertThat(Wire.exchange(socket, "POST / HTTP/1.1\r\nContent-Length: 104857600\r\n\r\n"))
                    .startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void slowDripsAreCutOffThoughEachByteComesInTime() throws IOException, InterruptedException {
        for (int port : List.of(plain(), wire.network().resolver().port())) {
            long begin = System.nanoTime();
            try (var socket = wire.tcp(port)) {
                for (int i = 0; i < 100 && open(socket); i++) {
                    Thread.sleep(50);
                }
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PATIENCE.plusMillis(SLACK));
        }
    }

    private static boolean open(Socket socket) {
        try {
            socket.getOutputStream().write('G');
            return true;
        } catch (IOException e) {
            // The server has ended it: what this test waits for.
            return false;
        }
    }

    @Test
    void silentConnectionsAreForgotten() throws IOException, InterruptedException {
        var sockets = new ArrayList<Socket>();
        for (int i = 0; i < 300; i++) {
            sockets.add(wire.tcp(plain()));
        }
        Thread.sleep(PATIENCE.toMillis() + 400);
        assertThat(wire.network().lifetimes().connections()).isZero();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void malformedDatagramsGetNoAnswerAndTheNextOneDoes() throws IOException {
        var truncated = java.util.Arrays.copyOf(StunRequest.allocate(), 24);
        for (byte[] bad : List.of(new byte[0], new byte[1], new byte[1400], truncated)) {
            assertThat(wire.udp("relay-udp", bad)).isEmpty();
            assertThat(Wire.udp(wire.network().resolver(), bad)).isEmpty();
        }
        assertThat(wire.udp("relay-udp", StunRequest.binding())).isNotEmpty();
        assertThat(Wire.udp(wire.network().resolver(), PracticeNetworkTest.query("api.practice.test", Type.A)))
                .isNotEmpty();
    }

    private static int plain() {
        return wire.network().fit(app.clearline.model.Answers.UNKNOWN).proxy()
                        instanceof app.clearline.model.ProxySetting.Http http
                ? http.at().port()
                : 1;
    }

    private static long millisUntilEnd(int port, byte[] bytes) throws IOException {
        long begin = System.nanoTime();
        try (var socket = wire.tcp(port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(bytes);
            assertThat(socket.getInputStream().readAllBytes().length).isLessThan(5_000);
        } catch (SocketException e) {
            // A reset ends it just as well.
            assertThat(e.getMessage()).isNotBlank();
        }
        return Duration.ofNanos(System.nanoTime() - begin).toMillis();
    }
}
