// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.fixture.Decoding;
import app.clearline.model.SessionSource;
import app.clearline.run.ProbeException;
import app.clearline.wire.Echo;
import app.clearline.wire.Seal;
import app.clearline.wire.SharedKey;
import app.clearline.wire.StreamOrder;
import app.clearline.wire.StreamPacket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// What the service says of a session, and what a responder says.
public final class FarDecoders {

    private static final SessionSource SOURCE = new SessionSource(
            "api",
            "/session/{session}",
            "X-Token",
            List.of(),
            "messaging_url",
            "ice_servers",
            Set.of(1004, 1005),
            Set.of(1026));
    private static final long RUN = 0x0102030405060708L;

    private FarDecoders() {}

    public static List<Decoding> all() {
        return List.of(session(), hello(), datagram(), streamReport());
    }

    private static Decoding session() {
        return Decoding.of("session-information", ProbeException.class, input -> {
                    SessionText text = SessionText.of(SOURCE, new String(input, StandardCharsets.UTF_8));
                    text.code();
                    text.hosts();
                })
                .from("""
                    [{"messaging_url": "wss://a.test:443/rpc/x?y=z", "ice_servers": [
                      {"url": "turn:192.0.2.7:3478?transport=udp", "username": "1800000000:u", "credential": "p"},
                      {"urls": ["stun:b.test", "turns:[2001:db8::7]:443?transport=tcp"], "username": "1800000000:u",
                       "credential": "p"}]}]\
                    """)
                .from("{\"error\": {\"code\": \"1004\"}}", "[{\"code\": 1026, \"message\": \"x\"}]")
                .with("\"ice_servers\":", "\"url\":", "\"urls\":", "turns:", "?transport=tcp", ":65536", "wss://", "[[")
                .briefly(600);
    }

    private static Decoding hello() {
        return Decoding.of(
                        "responder-hello",
                        ProbeException.class,
                        input -> FarResponder.Hello.read(new String(input, StandardCharsets.ISO_8859_1)))
                .from("""
                    clearline-responder 1
                    run 0102030405060708
                    ports 1025-9999,20000
                    counted 1025
                    web 80,443
                    rate 20000
                    stream 6000
                    brief 2048
                    from 192.0.2.7 50123
                    """)
                .with("run ", "ports ", "counted ", "brief ", "1-65535", "65536", "99999999999", ",", "-")
                .briefly(600);
    }

    /// Sealed as by who has the key: what is bent is what lies beneath.
    private static Decoding datagram() {
        Seal seal = new SharedKey("a-key-that-is-long-enough".toCharArray()).seal();
        return Decoding.neverRefusing("responder-datagram", input -> {
                    byte[] bytes = input.clone();
                    if (bytes.length >= Seal.LENGTH) {
                        int sealed = bytes.length - Seal.LENGTH;
                        System.arraycopy(seal.of(bytes, sealed), 0, bytes, sealed, Seal.LENGTH);
                    }
                    Echo.read(bytes, bytes.length, seal).ifPresent(echo -> echo.back());
                    StreamOrder.read(bytes, bytes.length, seal).ifPresent(order -> order.back(0, 0));
                    StreamPacket.read(bytes, bytes.length, seal);
                })
                .from(
                        new Echo(true, false, 3, 4000, RUN, 5).bytes(seal, 100),
                        new Echo(true, true, 0, 4000, RUN, 5).bytes(seal, Echo.SHORTEST),
                        new StreamOrder(true, StreamOrder.PROVE, 1, RUN, 100, 2000, 200, 7).bytes(seal),
                        new StreamPacket(true, 1, RUN, 9, 1_000_000, 8, 500).bytes(seal, 200));
    }

    private static Decoding streamReport() {
        return Decoding.neverRefusing(
                        "responder-stream-report",
                        input -> StreamReport.read(new String(input, StandardCharsets.ISO_8859_1), 100)
                                .ifPresent(report -> {
                                    var tape = new TwoWayTape(100, Duration.ofMillis(20), 0);
                                    tape.leaves(0, 0, 1);
                                    tape.comes(0, 1, 0, 0, 2);
                                    tape.far(report);
                                    tape.measured(0, Ramp.none());
                                }))
                .from("sent 3\nlate 150\nheard 2\n0 1000\n2 41000\n", "sent 0\nlate 0\nheard 0\n")
                .with("sent ", "late ", "heard ", "999999", "999999999999999", "-1", "\n\n")
                .briefly(600);
    }
}
