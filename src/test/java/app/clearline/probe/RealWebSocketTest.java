// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.PrivateCa;
import app.clearline.fixture.TlsServer;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.ProbeKind;
import app.clearline.run.Surroundings;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// WebSocket servers over TLS, good and bad.
@Tag("real")
class RealWebSocketTest {

    private static final Leaks LEAKS = new Leaks();

    @TempDir
    static Path directory;

    private static PrivateCa.Leaf leaf;
    private final WebSocketProbe probe = new WebSocketProbe(new Dialer(Surroundings.DEFAULT), Duration.ofSeconds(1));

    @BeforeAll
    static void before() throws Exception {
        leaf = PrivateCa.make(directory, "http://ocsp.test/", "http://crl.test/")
                .leaf("ws", "DNS:ws.test");
        LEAKS.begin();
    }

    @AfterAll
    static void after() throws Exception {
        LEAKS.none();
    }

    private Steps.Outcome open(FarEnd.Manner manner) throws Exception {
        try (var end = new FarEnd(TlsServer.listen(leaf), manner)) {
            return Steps.of(ProbeKind.WEBSOCKET, "ws.test", end.port())
                    .resolved("127.0.0.1")
                    .path("/rumor")
                    .within(Duration.ofSeconds(4))
                    .run(probe);
        }
    }

    private static void upgrade(InputStream in, OutputStream out) throws IOException {
        String head = FarEnd.head(in);
        assertThat(head).startsWith("GET /rumor HTTP/1.1\r\nHost: ws.test:").contains("Sec-WebSocket-Version: 13\r\n");
        String key = head.replaceAll("(?s).*Sec-WebSocket-Key: ([^\r]+)\r\n.*", "$1");
        FarEnd.say(
                out,
                "HTTP/1.1 101 Switching Protocols\r\n"
                        + "Upgrade: websocket\r\n"
                        + "Connection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: "
                        + WebSocketProbe.accept(key) + "\r\n\r\n");
    }

    private static byte[] ping(InputStream in) throws IOException {
        var frame = new DataInputStream(in);
        assertThat(frame.readUnsignedByte()).isEqualTo(0x89);
        assertThat(frame.readUnsignedByte()).isEqualTo(0x88);
        byte[] mask = frame.readNBytes(4);
        byte[] payload = frame.readNBytes(8);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    @Test
    void theKeyOfTheRfcHasItsAnswer() {
        assertThat(WebSocketProbe.accept("dGhlIHNhbXBsZSBub25jZQ==")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    @Test
    void aPingComesBackPastOtherFrames() throws Exception {
        var outcome = open((socket, in, out) -> {
            upgrade(in, out);
            FarEnd.say(out, "\u0081\u0005hello");
            byte[] payload = ping(in);
            out.write(new byte[] {(byte) 0x8A, 8});
            out.write(payload);
            in.readAllBytes();
        });
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.found(Finding.WebSocket.class).status()).isEqualTo(101);
        assertThat(outcome.found(Finding.WebSocket.class).pong()).isBetween(Duration.ofNanos(1), Duration.ofSeconds(1));
    }

    @Test
    void aCloseInDueFormIsAnAnswer() throws Exception {
        var outcome = open((socket, in, out) -> {
            upgrade(in, out);
            ping(in);
            out.write(new byte[] {(byte) 0x88, 2, 3, (byte) 0xE8});
            in.readAllBytes();
        });
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.found(Finding.WebSocket.class).pong()).isNotNull();
    }

    @Test
    void aPingThatDoesNotComeBackIsAStall() throws Exception {
        var outcome = open((socket, in, out) -> {
            upgrade(in, out);
            in.readAllBytes();
        });
        assertThat(outcome.failed()).isEqualTo(FailureClass.STALLED);
        assertThat(outcome.found(Finding.WebSocket.class).status()).isEqualTo(101);
        assertThat(outcome.took()).isBetween(Duration.ofMillis(950), Duration.ofSeconds(3));
    }

    @Test
    void aRefusalIsShown() throws Exception {
        var outcome = open((socket, in, out) -> {
            FarEnd.head(in);
            FarEnd.say(out, "HTTP/1.1 426 Upgrade Required\r\nVia: 1.1 proxy\r\n\r\n");
        });
        assertThat(outcome.failed()).isEqualTo(FailureClass.UPGRADE_REFUSED);
        assertThat(outcome.found(Finding.WebSocket.class).status()).isEqualTo(426);
        assertThat(outcome.found(Finding.WebSocket.class).headers()).containsEntry("via", "1.1 proxy");
    }

    @Test
    void somebodyElses101IsGarbage() throws Exception {
        assertThat(open((socket, in, out) -> {
                            FarEnd.head(in);
                            FarEnd.say(out, "HTTP/1.1 101 Yes\r\nSec-WebSocket-Accept: no\r\n\r\n");
                        })
                        .failed())
                .isEqualTo(FailureClass.GARBAGE);
    }

    @Test
    void aFrameOfAGigabyteIsGarbage() throws Exception {
        assertThat(open((socket, in, out) -> {
                            upgrade(in, out);
                            out.write(new byte[] {(byte) 0x82, 127, 0, 0, 0, 0, 64, 0, 0, 0});
                            in.readAllBytes();
                        })
                        .failed())
                .isEqualTo(FailureClass.GARBAGE);
    }

    @Test
    void aConnectionCutAfterTheUpgradeIsNoStall() throws Exception {
        assertThat(open((socket, in, out) -> {
                            upgrade(in, out);
                            ping(in);
                        })
                        .failed())
                .isEqualTo(FailureClass.CLOSED);
    }
}
