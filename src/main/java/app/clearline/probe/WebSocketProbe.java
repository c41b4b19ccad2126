// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Endpoint;
import app.clearline.model.Failure;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.Step;
import app.clearline.run.Failures;
import app.clearline.run.Probe;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Upgrades a TLS connection to a WebSocket (RFC 6455 §4.1) and sends a ping that must come back (§5.5.2). A
/// server that closes the WebSocket in due form instead, because nobody logged in, has answered as well: its
/// frame came through.
final class WebSocketProbe implements Probe {

    private static final String ACCEPT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    static final byte[] NORMAL = {0x03, (byte) 0xE8};
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Dialer dialer;
    private final Duration patience;

    /// @param patience how long a ping may take
    WebSocketProbe(Dialer dialer, Duration patience) {
        this.dialer = dialer;
        this.patience = patience;
    }

    @Override
    public Finding.WebSocket run(Step step, Scene scene) throws IOException, InterruptedException {
        HostPort at = step.endpoint().at();
        try (Dialled stream = dialer.dial(step, scene)) {
            Socket tls = new TlsLayer().over(stream.socket(), at, List.of("http/1.1"), Watchdog.left(scene));
            HttpHead head = upgraded(stream, tls, step.endpoint(), Watchdog.left(scene));
            return finding(head, ping(stream, tls, head, Watchdog.left(scene, patience)));
        }
    }

    /// Upgrades within `time`.
    ///
    /// @return the head of the answer 101
    /// @throws ProbeException `UPGRADE_REFUSED` or `GARBAGE` where it was another
    static HttpHead upgraded(Dialled stream, Socket tls, Endpoint endpoint, Duration time)
            throws IOException, InterruptedException {
        String key = Base64.getEncoder().encodeToString(random(16));
        HttpHead head = Watchdog.within(time, stream, () -> {
            tls.getOutputStream().write(upgrade(endpoint.at(), endpoint.path(), key));
            return HttpHead.read(tls.getInputStream());
        });
        if (head.status() != 101) {
            throw new ProbeException(
                    FailureClass.UPGRADE_REFUSED,
                    "the upgrade was answered with status " + head.status(),
                    finding(head, null));
        }
        if (!accept(key).equals(head.first("sec-websocket-accept"))) {
            throw new ProbeException(FailureClass.GARBAGE, "101, but not from a WebSocket server", finding(head, null));
        }
        return head;
    }

    private static Duration ping(Dialled stream, Socket tls, HttpHead head, Duration time)
            throws InterruptedException, ProbeException {
        byte[] payload = random(8);
        try {
            return Watchdog.within(time, stream, () -> {
                OutputStream out = tls.getOutputStream();
                long begin = System.nanoTime();
                out.write(Frame.masked(Frame.PING, payload));
                Duration pong = awaited(new DataInputStream(tls.getInputStream()), payload, begin);
                out.write(Frame.masked(Frame.CLOSE, NORMAL));
                return pong;
            });
        } catch (SocketTimeoutException e) {
            throw new ProbeException(
                    FailureClass.STALLED,
                    "open, but no answer to a ping within " + time.toMillis() + " ms",
                    finding(head, null));
        } catch (IOException e) {
            Failure failure = Failures.of(e);
            throw new ProbeException(failure.type(), "open, then: " + failure.detail(), finding(head, null));
        }
    }

    private static Duration awaited(DataInputStream in, byte[] payload, long begin) throws IOException {
        while (true) {
            Frame frame = Frame.read(in);
            boolean pong = frame.opcode() == Frame.PONG && frame.holds(payload);
            if (pong || frame.opcode() == Frame.CLOSE) {
                return Duration.ofNanos(System.nanoTime() - begin);
            }
        }
    }

    private static byte[] upgrade(HostPort at, String path, String key) {
        String text = at.toString();
        String host = at.port() == 443 ? text.substring(0, text.lastIndexOf(':')) : text;
        return String.join(
                        "\r\n",
                        "GET " + path + " HTTP/1.1",
                        "Host: " + host,
                        "Upgrade: websocket",
                        "Connection: Upgrade",
                        "Sec-WebSocket-Key: " + key,
                        "Sec-WebSocket-Version: 13",
                        "Origin: https://" + host,
                        "User-Agent: Clearline",
                        "",
                        "")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /// RFC 6455 §4.2.2, step 5.4.
    static String accept(String key) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder().encodeToString(sha1.digest((key + ACCEPT).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    private static Finding.WebSocket finding(HttpHead head, @Nullable Duration pong) {
        return new Finding.WebSocket(head.status(), head.few(), pong);
    }

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
