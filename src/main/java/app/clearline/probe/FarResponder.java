// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Credentials;
import app.clearline.model.FailureClass;
import app.clearline.model.HostPort;
import app.clearline.model.Step;
import app.clearline.run.Failures;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import app.clearline.wire.Echo;
import app.clearline.wire.PortSet;
import app.clearline.wire.Proof;
import app.clearline.wire.SharedKey;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The responder, as asked over HTTP with the key (`docs/responder.md`). Whatever goes wrong with it says nothing about
/// the network: the failure is always `UNSUPPORTED`, with the reason.
final class FarResponder implements AutoCloseable {

    private static final Duration EACH = Duration.ofSeconds(4);
    private static final int LONGEST_BODY = 64 * 1024;

    private final HostPort at;
    private final InetAddress address;
    private final SharedKey key;
    private final Scene scene;

    /// What the responder says of itself.
    ///
    /// @param ports on which it answers UDP
    /// @param counted those of them of which it can tell what it heard
    /// @param web its TCP ports
    /// @param rate the datagrams a second that it wishes at most
    /// @param stream kbit/s of the streams that it plays; 0 where it plays none
    /// @param brief the longest datagram that it answers briefly; 0 where it answers none so
    record Hello(long run, PortSet ports, PortSet counted, List<Integer> web, int rate, int stream, int brief) {

        /// @throws ProbeException `UNSUPPORTED` where it holds the key, and speaks another version of our language
        static Hello read(String text) throws ProbeException {
            Map<String, String> said = new HashMap<>();
            text.lines().limit(20).forEach(line -> {
                int space = line.indexOf(' ');
                said.put(space < 0 ? line : line.substring(0, space), line.substring(space + 1));
            });
            try {
                return new Hello(
                        HexFormat.fromHexDigitsToLong(said.getOrDefault("run", "")),
                        set(said.getOrDefault("ports", "")),
                        set(said.getOrDefault("counted", "")),
                        set(said.getOrDefault("web", "")).stream().boxed().toList(),
                        Math.clamp(Integer.parseInt(said.getOrDefault("rate", "")), 1, 1_000_000),
                        Math.clamp(Integer.parseInt(said.getOrDefault("stream", "0")), 0, 1_000_000),
                        Math.clamp(Integer.parseInt(said.getOrDefault("brief", "0")), 0, Echo.LONGEST));
            } catch (IllegalArgumentException e) {
                // A number or a set of ports that is none.
                throw unusable("it says what is not understood: " + e.getMessage());
            }
        }

        private static PortSet set(String text) {
            return text.isEmpty() ? PortSet.of(List.of()) : PortSet.parse(text);
        }
    }

    private FarResponder(HostPort at, InetAddress address, SharedKey key, Scene scene) {
        this.at = at;
        this.address = address;
        this.key = key;
        this.scene = scene;
    }

    /// @param credentials whose password is the key; null where none was given
    static FarResponder of(Step step, Scene scene, Names names, @Nullable Credentials credentials)
            throws ProbeException, InterruptedException {
        if (credentials == null) {
            throw unusable("no key was given for it");
        }
        char[] text = credentials.password();
        try {
            List<InetAddress> all = names.addresses(step.endpoint().host(), Watchdog.left(scene, EACH));
            InetAddress first = all.stream()
                    .filter(Inet4Address.class::isInstance)
                    .findFirst()
                    .orElse(all.getFirst());
            return new FarResponder(step.endpoint().at(), first, new SharedKey(text), scene);
        } catch (IOException | IllegalArgumentException e) {
            // Its name is not known here, or the key is none.
            throw unusable(String.valueOf(e.getMessage()));
        } finally {
            Arrays.fill(text, '\0');
        }
    }

    InetAddress address() {
        return address;
    }

    SharedKey key() {
        return key;
    }

    Hello hello() throws ProbeException, InterruptedException {
        return Hello.read(ask(at.port(), Proof.HELLO, List.of()));
    }

    /// The answer to a GET request, which holds the key's seal.
    ///
    /// @param headers further lines of the request
    String ask(int port, String target, List<String> headers) throws ProbeException, InterruptedException {
        try {
            // 1. Anybody is told a nonce.
            Answer asked = exchange(port, request(target, List.of()));
            String nonce = asked.head().first(Proof.NONCE.toLowerCase(Locale.ROOT));
            if (asked.head().status() != 401 || nonce == null || nonce.length() > 100) {
                throw unusable(
                        "somebody else answers there, status " + asked.head().status());
            }

            // 2. With its seal the request is answered, and the answer is sealed in turn.
            var lines = new ArrayList<>(headers);
            lines.add(Proof.PROOF + ": " + Proof.ofRequest(key, nonce, target));
            Answer answer = exchange(port, request(target, lines));
            if (answer.head().status() == 403) {
                throw unusable("it has another key");
            }
            String seal = answer.head().first(Proof.SEAL.toLowerCase(Locale.ROOT));
            if (seal == null || !Proof.same(seal, Proof.ofAnswer(key, nonce, answer.body()))) {
                throw unusable("the answer is not the responder's, status "
                        + answer.head().status());
            }
            return answer.body();
        } catch (ProbeException e) {
            throw e.failure().type() == FailureClass.UNSUPPORTED
                    ? e
                    : unusable(e.failure().detail());
        } catch (IOException e) {
            throw unusable(Failures.of(e).detail());
        }
    }

    private record Answer(HttpHead head, String body) {}

    private Answer exchange(int port, String request) throws IOException, InterruptedException {
        return talk(port, request, in -> {
            HttpHead head = HttpHead.read(in.getInputStream());
            String length = head.first("content-length");
            int most = length != null && length.matches("[0-9]{1,6}") ? Integer.parseInt(length) : LONGEST_BODY;
            byte[] body = in.getInputStream().readNBytes(Math.min(most, LONGEST_BODY));
            return new Answer(head, new String(body, StandardCharsets.ISO_8859_1));
        });
    }

    @FunctionalInterface
    interface Reading<T> {
        T from(Socket socket) throws IOException;
    }

    /// Sends something on a connection of its own and reads what comes back.
    <T> T talk(int port, String bytes, Reading<T> reading) throws IOException, InterruptedException {
        try (Dialled dialled = Race.connect(List.of(address), port, Watchdog.left(scene, EACH))) {
            Socket socket = dialled.socket();
            return Watchdog.within(Watchdog.left(scene, EACH), socket, () -> {
                socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
                return reading.from(socket);
            });
        }
    }

    private String request(String target, List<String> lines) {
        var request = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: " + at + "\r\n");
        lines.forEach(line -> request.append(line).append("\r\n"));
        return request.append("Connection: close\r\n\r\n").toString();
    }

    /// What is not the network's affair.
    static ProbeException unusable(String why) {
        return new ProbeException(FailureClass.UNSUPPORTED, "the responder cannot be used: " + why);
    }

    @Override
    public void close() {
        key.close();
    }
}
