// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import app.clearline.fixture.Decoding;
import app.clearline.model.Credentials;
import app.clearline.wire.Echo;
import app.clearline.wire.Seal;
import app.clearline.wire.SharedKey;
import app.clearline.wire.StreamOrder;
import app.clearline.wire.StreamPacket;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// What clients send to the far ends of our own.
public final class RespondDecoders {

    private static final InetSocketAddress PEER = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4321);
    /// Nothing is sent by it: who asks shows no cookie.
    private static final DatagramChannel NOT_BOUND = channel();
    private static final String HELLO = """
        GET /ws HTTP/1.1\r
        Host: a.test\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        \r
        """;

    private RespondDecoders() {}

    private static DatagramChannel channel() {
        try {
            return DatagramChannel.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Decoding> all() throws IOException {
        return List.of(turnServer(), turnStream(), httpRequest(), webSocket(), dnsServer(), ocspRequest(), echoDesk());
    }

    private static Decoding turnServer() throws IOException {
        // Not bound: what it would deliver to others goes nowhere.
        UdpServer.Answer turn = turn().on(new DatagramSocket(null));
        return Decoding.neverRefusing("respond-stun", input -> turn.to(input, PEER))
                .from(StunRequest.binding(), StunRequest.allocate(), login());
    }

    private static Decoding turnStream() {
        TurnServer turn = turn();
        return Decoding.of(
                        "respond-stun-stream",
                        IOException.class,
                        input -> untilItsEnd(() -> turn.talk(
                                new ByteArrayInputStream(input), OutputStream.nullOutputStream(), PEER, () -> {})))
                .from(StunRequest.binding(), StunRequest.allocate(), login());
    }

    private static byte[] login() {
        return StunRequest.allocate("u", TurnServer.REALM, "n".getBytes(StandardCharsets.US_ASCII), "p");
    }

    private static TurnServer turn() {
        return new TurnServer(new Credentials("u", "p".toCharArray()), false, new Switchboard(false));
    }

    private static Decoding httpRequest() {
        return Decoding.of("respond-http", IOException.class, input -> {
                    HttpRequest request = HttpRequest.read(new ByteArrayInputStream(input));
                    request.path();
                    request.bodyBytes();
                    if (WebSocket.wanted(request)) {
                        WebSocket.open(request);
                    }
                })
                .from(HELLO, "POST http://a.test:80/x?y HTTP/1.0\r\nContent-Length: 3\r\n\r\nabc")
                .from("CONNECT [::1]:443 HTTP/1.1\r\nProxy-Authorization: Basic dTpw\r\n\r\n")
                .with("content-length", "transfer-encoding", "\r\n\r\n", "websocket", "HTTP/1.1", "99999");
    }

    private static Decoding webSocket() {
        return Decoding.of(
                        "respond-websocket",
                        IOException.class,
                        input -> untilItsEnd(
                                () -> WebSocket.talk(new ByteArrayInputStream(input), OutputStream.nullOutputStream())))
                .from(
                        HexFormat.of().parseHex("818537fa213d7f9f4d5158"),
                        HexFormat.of().parseHex("898000000000"),
                        HexFormat.of().parseHex("82fe000400000000616263648880aabbccdd"),
                        HexFormat.of().parseHex("82ff00000000000000020000000061628a8000000000"));
    }

    @FunctionalInterface
    private interface Talk {
        void talk() throws IOException;
    }

    private static void untilItsEnd(Talk talk) throws IOException {
        try {
            talk.talk();
        } catch (EOFException e) {
            // All that was sent has been read.
        }
    }

    private static Decoding dnsServer() {
        var server = new DnsServer(Set.of("a.test"), InetAddress.getLoopbackAddress());
        return Decoding.neverRefusing("respond-dns", input -> server.to(input, PEER))
                .from(query("a.test.", Type.A), query("b.test.", Type.AAAA));
    }

    private static byte[] query(String name, int type) {
        try {
            return Message.newQuery(Record.newRecord(Name.fromString(name), type, DClass.IN))
                    .toWire();
        } catch (TextParseException e) {
            throw new IllegalStateException("a name of this file", e);
        }
    }

    private static Decoding ocspRequest() {
        var responder =
                new OcspResponder(List.of(new CertificateAuthority("Sample", "Sample Root", InstantSource.system())));
        return Decoding.neverRefusing("respond-ocsp", responder::answer)
                .from(SampleDer.ocspRequest())
                .briefly(300);
    }

    /// Sealed as by who has the key: what is bent is what lies beneath.
    private static Decoding echoDesk() {
        var key = new SharedKey("a-key-that-is-long-enough".toCharArray());
        var runs = new KnownRuns(InstantSource.system());
        var tally = new Tally();
        var clerk = new EchoDesk(key, runs, new Peers(Integer.MAX_VALUE), tally, new StreamDesk(key, key, runs, tally))
        .new Clerk();
        Seal seal = key.seal();
        long run = runs.begin();
        return Decoding.neverRefusing("respond-echo", input -> {
                    byte[] bytes = input.clone();
                    if (bytes.length >= Seal.LENGTH && bytes[0] != 0) {
                        int sealed = bytes.length - Seal.LENGTH;
                        System.arraycopy(seal.of(bytes, sealed), 0, bytes, sealed, Seal.LENGTH);
                    }
                    EchoDesk.Answer answer = clerk.to(bytes, bytes.length, PEER, NOT_BOUND, 4000);
                    if (answer != null && answer.bytes().remaining() > bytes.length) {
                        throw new AssertionError("more is answered than was asked");
                    }
                })
                .from(
                        Echo.request(4000, run, 5).bytes(seal, 100),
                        Echo.brief(4000, run, 5).bytes(seal, 100),
                        new StreamOrder(false, 0, 1, run, 100, 2000, 200, 7).bytes(seal),
                        new StreamPacket(false, 1, run, 9, 1_000_000, 8, 500).bytes(seal, 200),
                        StunRequest.binding());
    }
}
