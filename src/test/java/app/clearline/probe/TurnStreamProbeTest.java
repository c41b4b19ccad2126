// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.StunBytes;
import app.clearline.fixture.TcpFarEnd;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.ProbeKind;
import app.clearline.run.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurnStreamProbeTest {

    private static final Duration SHORT = Duration.ofMillis(1500);
    private static final byte[] PAGE = "HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\n\r\n<h1>Blocked</h1>"
            .getBytes(StandardCharsets.UTF_8);

    @BeforeAll
    static void warm() {
        WarmUp.run();
    }

    @Test
    void aChallengeIsReachable() throws Exception {
        Steps.Outcome outcome = against(
                ProbeKind.TURN_TCP,
                connection -> say(
                        connection, StunBytes.fingerprinted(StunBytes.challenge(request(connection), 401, "n"), true)));
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.found(Finding.Turn.class)).isEqualTo(new Finding.Turn(1, 401, "lab", true, null, null));
    }

    @Test
    void aChallengeInPiecesAmongOtherMessagesIsFound() throws Exception {
        Steps.Outcome outcome = against(ProbeKind.TURN_TCP, connection -> {
            byte[] request = request(connection);
            say(connection, StunBytes.message(StunBytes.ALLOCATE_ERROR, new byte[12], StunBytes.error(401, "Other")));
            for (byte piece : StunBytes.challenge(request, 401, "n")) {
                say(connection, piece);
            }
        });
        assertThat(outcome.found(Finding.Turn.class).challenge()).isEqualTo(401);
        assertThat(outcome.failure()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "TURN_TCP,close,CLOSED",
        "TURN_TCP,reset,RESET",
        "TURN_TCP,stall,TIMEOUT",
        "TURN_TCP,page,GARBAGE",
        "TURN_TCP,flood,GARBAGE",
        "TURN_TCP,oversized,GARBAGE",
        "TURN_TCP,cut-then-close,CLOSED",
        "TURN_TCP,cut-then-stall,TIMEOUT",
        "TURN_TCP,drip,TIMEOUT",
        "TURN_TLS,close,CLOSED",
        "TURN_TLS,reset,RESET",
        "TURN_TLS,stall,TIMEOUT",
        "TURN_TLS,page,TLS_HANDSHAKE",
        "TURN_TLS,drip,TLS_HANDSHAKE"
    })
    void failuresAreToldApartInTime(ProbeKind kind, String habit, FailureClass expected) throws Exception {
        Steps.Outcome outcome = against(kind, connection -> misbehave(connection, habit));
        assertThat(outcome.failed()).as(outcome.detail()).isEqualTo(expected);
        assertThat(outcome.took()).isLessThan(SHORT);
        if (expected == FailureClass.TIMEOUT) {
            assertThat(outcome.took()).isGreaterThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void aClosedPortIsRefused() throws Exception {
        int port;
        // Nobody waits in it for connections: then it is closed at once, and not a moment later.
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        for (ProbeKind kind : new ProbeKind[] {ProbeKind.TURN_TCP, ProbeKind.TURN_TLS}) {
            assertThat(Steps.of(kind, "127.0.0.1", port).run(probe(kind)).failed())
                    .isEqualTo(FailureClass.REFUSED);
        }
    }

    @Test
    void thePageThatAnsweredIsShown() throws Exception {
        Steps.Outcome outcome = against(ProbeKind.TURN_TCP, connection -> misbehave(connection, "page"));
        assertThat(outcome.detail()).contains("HTTP/1.1 400 Bad Req");
    }

    private static void misbehave(Socket connection, String habit) throws IOException, InterruptedException {
        byte[] begin = connection.getInputStream().readNBytes(20);
        switch (habit) {
            case "close" ->
                connection
                        .getInputStream()
                        .skipNBytes(connection.getInputStream().available());
            case "reset" -> connection.setSoLinger(true, 0);
            case "stall" -> Thread.sleep(SHORT.multipliedBy(2));
            case "page" -> say(connection, PAGE);
            case "flood" -> {
                byte[] other = StunBytes.message(StunBytes.ALLOCATE_ERROR, new byte[12], StunBytes.error(401, "No"));
                for (int i = 0; i < 100_000; i++) {
                    say(connection, other);
                }
            }
            case "oversized" -> {
                byte[] header = StunBytes.message(StunBytes.ALLOCATE_SUCCESS, new byte[12]);
                header[2] = (byte) 0xFF;
                header[3] = (byte) 0xFC;
                say(connection, header);
            }
            case "cut-then-close", "cut-then-stall" -> {
                byte[] whole = StunBytes.challenge(begin, 401, "nonce");
                say(connection, Arrays.copyOf(whole, whole.length - 3));
                connection
                        .getInputStream()
                        .skipNBytes(connection.getInputStream().available());
                if (habit.endsWith("stall")) {
                    Thread.sleep(SHORT.multipliedBy(2));
                }
            }
            case "drip" -> {
                for (byte piece : StunBytes.challenge(begin, 401, "a nonce that takes its time")) {
                    say(connection, piece);
                    Thread.sleep(200);
                }
            }
            default -> throw new IllegalArgumentException(habit);
        }
    }

    private static byte[] request(Socket connection) throws IOException {
        InputStream in = connection.getInputStream();
        byte[] header = in.readNBytes(20);
        byte[] whole = Arrays.copyOf(header, 20 + header[3]);
        in.readNBytes(whole, 20, header[3]);
        return whole;
    }

    private static void say(Socket connection, byte... bytes) throws IOException {
        OutputStream out = connection.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    private static TurnStreamProbe probe(ProbeKind kind) {
        return new TurnStreamProbe(new Dialer(Surroundings.DEFAULT), kind == ProbeKind.TURN_TLS, null);
    }

    private static Steps.Outcome against(ProbeKind kind, TcpFarEnd.Script script) throws Exception {
        try (var server = new TcpFarEnd(script)) {
            return Steps.of(kind, "127.0.0.1", server.port()).within(SHORT).run(probe(kind));
        }
    }
}
