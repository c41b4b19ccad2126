// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.wire.Echo;
import app.clearline.wire.PortSet;
import app.clearline.wire.Proof;
import app.clearline.wire.Seal;
import app.clearline.wire.SharedKey;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A responder over real sockets: who gets what, and who gets nothing.
class ResponderTest {

    private static final String TEXT = "a-key-that-is-long-enough";

    private final SharedKey key = new SharedKey(TEXT.toCharArray());
    private final Seal seal = key.seal();
    private Responder responder;
    private int udp;

    @BeforeEach
    void up() throws IOException {
        try (var free = new DatagramSocket(0, Ports.loopback())) {
            udp = free.getLocalPort();
        }
        responder = start(20_000);
    }

    private Responder start(int rate) throws IOException {
        PortSet one = PortSet.parse(String.valueOf(udp));
        PortSet none = one.without(one);
        return Responder.start(new Responder.Wish(Ports.loopback(), List.of(0), one, none, rate), key);
    }

    @AfterEach
    void down() {
        responder.close();
    }

    @Test
    void aSealedDatagramIsEchoedAtItsLength() throws Exception {
        long run = hello();
        for (int length : new int[] {Echo.SHORTEST, 200, 1400}) {
            byte[] answer = Objects.requireNonNull(
                    exchange(Echo.request(udp, run, length).bytes(seal, length), 2000));
            assertThat(answer).hasSize(length);
            assertThat(Echo.read(answer, length, seal))
                    .contains(Echo.request(udp, run, length).back());
        }
        assertThat(get(Proof.HEARD + "?run=" + HexFormat.of().toHexDigits(run), key))
                .contains("datagrams 3\nports 1\n");
    }

    @Test
    void aBriefRequestIsAnsweredShortAndNeverAtMoreThanItsLength() throws Exception {
        long run = hello();
        for (int length : new int[] {Echo.SHORTEST, 1472, Echo.LONGEST}) {
            byte[] answer =
                    Objects.requireNonNull(exchange(Echo.brief(udp, run, length).bytes(seal, length), 2000));
            assertThat(Echo.read(answer, answer.length, seal))
                    .contains(Echo.brief(udp, run, length).back());
            assertThat(answer).hasSize(Echo.SHORTEST);
        }
        assertThat(exchange(Echo.brief(udp, run, 1).back().bytes(seal, 64), 150))
                .as("an answer is not answered")
                .isNull();
        assertThat(get(Proof.HELLO, key)).contains("\nbrief 2048\n");
    }

    @Test
    void aDelayedAnswerIsLate() throws Exception {
        long began = System.nanoTime();
        byte[] answer = exchange(new Echo(false, false, 1, udp, hello(), 1).bytes(seal, 64), 5000);
        assertThat(answer).hasSize(64);
        assertThat(System.nanoTime() - began).isGreaterThan(900_000_000L);
    }

    @Test
    void nobodyIsAnsweredWithoutTheKeyAndNothingIsReflected() throws Exception {
        long run = hello();
        Seal other = new SharedKey("another-key-that-is-long".toCharArray()).seal();
        var garbage = new byte[500];
        new Random(1).nextBytes(garbage);
        for (byte[] hostile : List.of(
                new byte[0],
                new byte[] {0, 1},
                garbage,
                Echo.request(udp, run, 1).bytes(other, 64),
                Echo.request(udp ^ 1, run, 1).bytes(seal, 64),
                Echo.request(udp, 5, 1).bytes(seal, 64),
                Echo.request(udp, run, 1).back().bytes(seal, 64))) {
            assertThat(exchange(hostile, 150)).as("%d bytes", hostile.length).isNull();
        }
        assertThat(exchange(Echo.request(udp, run, 2).bytes(seal, 64), 2000)).hasSize(64);
        assertThat(responder.numbers().foreign()).isGreaterThanOrEqualTo(7);
    }

    @Test
    void stunAnswersStrangersNoLongerThanTheyAsked() throws Exception {
        assertThat(exchange(binding(0), 150)).as("20 bytes would become 32").isNull();
        assertThat(exchange(binding(12), 2000)).hasSize(32);
        hello();
        assertThat(exchange(binding(0), 2000)).as("the peer is known now").hasSize(32);
    }

    @Test
    void whoAsksTooMuchIsNotHeard() throws Exception {
        responder.close();
        responder = start(100);
        long run = hello();
        try (var socket = new DatagramSocket(0, Ports.loopback())) {
            byte[] bytes = Echo.request(udp, run, 1).bytes(seal, 64);
            for (int i = 0; i < 2000; i++) {
                socket.send(new DatagramPacket(bytes, bytes.length, Ports.loopback(), udp));
            }
        }
        Thread.sleep(300);
        assertThat(responder.numbers().answered()).isLessThan(600);
        assertThat(responder.numbers().held()).isPositive();
    }

    @Test
    void overHttpTheKeyIsAsked() throws Exception {
        assertThat(raw("GET " + Proof.HELLO + " HTTP/1.1\r\nHost: x\r\n\r\n")).startsWith("HTTP/1.1 401 ");
        assertThat(get(Proof.HELLO, new SharedKey("another-key-that-is-long".toCharArray())))
                .startsWith("HTTP/1.1 403 ");
        assertThat(raw("GET " + Proof.HELLO + " HTTP/1.1\r\nClearline-Proof: 1.0 00\r\n\r\n"))
                .startsWith("HTTP/1.1 401 ");
        assertThat(raw("\u0016\u0003\u0001 nonsense\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .endsWith("not a request line\n");
        assertThat(raw("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 431 ");
    }

    @Test
    void theEchoTellsHeadersAsTheyCame() throws Exception {
        String answer = get(Proof.ECHO, key, "x-ODD: Two  Words", "X-odd: again");
        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("\nx-ODD: Two  Words\nX-odd: again\n");
        Matcher seal = Pattern.compile("Clearline-Seal: ([0-9a-f]{32})\r\n").matcher(answer);
        assertThat(seal.find()).isTrue();
    }

    @Test
    void aWebSocketNeedsTheKeyToo() throws Exception {
        String[] upgrade = {
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
        };
        assertThat(raw("GET " + Proof.WEB_SOCKET + " HTTP/1.1\r\n" + String.join("\r\n", upgrade) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 401 ");
        assertThat(get(Proof.WEB_SOCKET, key, upgrade)).startsWith("HTTP/1.1 101 ");
    }

    private long hello() throws IOException {
        Matcher run = Pattern.compile("\nrun ([0-9a-f]{16})\n").matcher(get(Proof.HELLO, key));
        assertThat(run.find()).isTrue();
        return HexFormat.fromHexDigitsToLong(run.group(1));
    }

    private String get(String target, SharedKey with, String... lines) throws IOException {
        Matcher nonce = Pattern.compile("Clearline-Nonce: (\\S+)\r\n")
                .matcher(raw("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n"));
        assertThat(nonce.find()).isTrue();
        String all = lines.length == 0 ? "" : String.join("\r\n", lines) + "\r\n";
        return raw("GET " + target + " HTTP/1.1\r\n" + all + "Clearline-Proof: "
                + Proof.ofRequest(with, nonce.group(1), target) + "\r\n\r\n");
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(Ports.loopback(), responder.listening().getFirst())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private byte @Nullable [] exchange(byte[] bytes, int millis) throws IOException {
        InetAddress here = Ports.loopback();
        try (var socket = new DatagramSocket(0, here)) {
            socket.setSoTimeout(millis);
            socket.send(new DatagramPacket(bytes, bytes.length, here, udp));
            var answer = new DatagramPacket(new byte[4096], 4096);
            socket.receive(answer);
            return Arrays.copyOf(answer.getData(), answer.getLength());
        } catch (SocketTimeoutException e) {
            return null;
        }
    }

    /// A Binding request; `padding` bytes are a PADDING attribute (RFC 5780 §7.6), its header included.
    private static byte[] binding(int padding) {
        var bytes = ByteBuffer.allocate(20 + padding)
                .putShort((short) 1)
                .putShort((short) padding)
                .putInt(0x2112A442);
        bytes.put("transactionx".getBytes(StandardCharsets.US_ASCII));
        if (padding > 0) {
            bytes.putShort((short) 0x0026).putShort((short) (padding - 4));
        }
        return bytes.array();
    }
}
