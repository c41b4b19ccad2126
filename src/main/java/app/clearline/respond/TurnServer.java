// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import app.clearline.model.Credentials;
import app.clearline.respond.StunMessage.Attribute;
import app.clearline.respond.Switchboard.Client;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers STUN Binding (RFC 8489) and the requests of TURN (RFC 8656 §7 to §12) with the long-term login. An
/// allocation leads to other allocations of this server alone, by channels. Whatever is not a well-formed request gets
/// no answer.
final class TurnServer {

    static final String REALM = "practice.test";

    private static final int BINDING = 0x001;
    private static final int ALLOCATE = 0x003;
    private static final int REFRESH = 0x004;
    private static final int PERMISSION = 0x008;
    private static final int CHANNEL = 0x009;
    private static final int SUCCESS = 0x100;
    private static final int ERROR = 0x110;

    private static final int USERNAME = 0x0006;
    private static final int ERROR_CODE = 0x0009;
    private static final int CHANNEL_NUMBER = 0x000C;
    private static final int LIFETIME = 0x000D;
    private static final int PEER = 0x0012;
    private static final int REALM_NAME = 0x0014;
    private static final int NONCE = 0x0015;
    private static final int RELAYED = 0x0016;
    private static final int REQUESTED_TRANSPORT = 0x0019;
    private static final int MAPPED = 0x0020;
    private static final byte UDP = 17;
    private static final int SECONDS = 600;

    private final String user;
    private final byte[] key;
    private final boolean refusesEveryLogin;
    private final Switchboard places;
    private final byte[] nonce;

    /// @param places what allocations are and lead to
    TurnServer(Credentials credentials, boolean refusesEveryLogin, Switchboard places) {
        this.user = credentials.user();
        this.key = key(credentials);
        this.refusesEveryLogin = refusesEveryLogin;
        this.places = places;
        var random = new byte[16];
        new SecureRandom().nextBytes(random);
        this.nonce = text(HexFormat.of().formatHex(random));
    }

    /// What is said on this socket.
    UdpServer.Answer on(DatagramSocket socket) {
        return (raw, from) -> to(raw, new Switchboard.ByDatagrams(socket, from));
    }

    private byte @Nullable [] to(byte[] raw, Client from) {
        if (raw.length > 0 && (raw[0] & 0xC0) == 0x40) {
            places.data(from, raw);
            return null;
        }
        Optional<StunMessage> request = StunMessage.read(raw);
        return request.isEmpty() ? null : answer(request.get(), from);
    }

    /// The same over a stream (RFC 8489 §6.2.2, RFC 8656 §12.5), until the other side ends it.
    ///
    /// @param answered is called after each answer: somebody is there who deserves more time
    void talk(InputStream from, OutputStream out, InetSocketAddress peer, Runnable answered) throws IOException {
        var in = new DataInputStream(from);
        var client = new Switchboard.ByStream(out, peer);
        try {
            talk(in, client, answered);
        } finally {
            places.leave(client);
        }
    }

    private void talk(DataInputStream in, Client client, Runnable answered) throws IOException {
        while (true) {
            var header = new byte[4];
            in.readFully(header);
            boolean data = (header[0] & 0xC0) == 0x40;
            int length = ByteBuffer.wrap(header).getShort(2) & 0xFFFF;
            int rest = data ? length + (-length & 3) : length + StunMessage.HEADER - 4;
            if ((header[0] & 0x80) != 0 || rest > UdpServer.LONGEST) {
                throw new EOFException("neither STUN nor channel data");
            }
            var whole = Arrays.copyOf(header, 4 + rest);
            in.readFully(whole, 4, rest);
            byte[] answer = to(whole, client);
            if (answer != null) {
                client.deliver(answer);
                answered.run();
            }
        }
    }

    private byte @Nullable [] answer(StunMessage request, Client from) {
        return switch (request.type()) {
            case BINDING ->
                request.answer(BINDING | SUCCESS, List.of(StunMessage.address(MAPPED, from.address())), new byte[0]);
            case ALLOCATE, REFRESH, PERMISSION, CHANNEL -> login(request, from);
            default -> null;
        };
    }

    private byte[] login(StunMessage request, Client from) {
        if (request.attribute(StunMessage.MESSAGE_INTEGRITY).isEmpty()) {
            return challenge(request, 401, "Unauthorized");
        }
        if (request.attribute(USERNAME).isEmpty()
                || request.attribute(REALM_NAME).isEmpty()) {
            return request.answer(request.type() | ERROR, List.of(error(400, "Bad Request")), new byte[0]);
        }
        if (!has(request, NONCE, nonce)) {
            return challenge(request, 438, "Stale Nonce");
        }
        if (refusesEveryLogin || !has(request, USERNAME, text(user)) || !request.intact(key)) {
            return challenge(request, 401, "Unauthorized");
        }
        return granted(request, from);
    }

    private byte[] granted(StunMessage request, Client from) {
        if (request.type() == PERMISSION || request.type() == CHANNEL) {
            return led(request, from);
        }
        if (request.type() == REFRESH) {
            var wanted = request.attribute(LIFETIME).map(Attribute::value).filter(v -> v.length == 4);
            if (wanted.map(v -> ByteBuffer.wrap(v).getInt() == 0).orElse(false)) {
                places.leave(from);
            }
            var lifetime = new Attribute(LIFETIME, wanted.orElse(number(SECONDS)));
            return request.answer(REFRESH | SUCCESS, List.of(lifetime), key);
        }
        var transport =
                request.attribute(REQUESTED_TRANSPORT).map(Attribute::value).orElse(new byte[0]);
        if (transport.length != 4 || transport[0] != UDP) {
            Attribute error = transport.length == 4 ? error(442, "Unsupported Transport") : error(400, "Bad Request");
            return request.answer(ALLOCATE | ERROR, List.of(error), key);
        }
        return request.answer(
                ALLOCATE | SUCCESS,
                List.of(
                        StunMessage.address(RELAYED, places.place(from)),
                        StunMessage.address(MAPPED, from.address()),
                        new Attribute(LIFETIME, number(SECONDS))),
                key);
    }

    /// A permission is as good as given: only a channel leads anywhere here.
    private byte[] led(StunMessage request, Client from) {
        Optional<InetSocketAddress> peer = request.attribute(PEER).flatMap(StunMessage::address);
        if (peer.isEmpty() || !places.has(from)) {
            Attribute error = peer.isEmpty() ? error(400, "Bad Request") : error(437, "Allocation Mismatch");
            return request.answer(request.type() | ERROR, List.of(error), key);
        }
        int channel = request.attribute(CHANNEL_NUMBER)
                .map(Attribute::value)
                .filter(v -> v.length == 4)
                .map(v -> ByteBuffer.wrap(v).getShort() & 0xFFFF)
                .orElse(0);
        boolean bad = request.type() == CHANNEL
                && (channel < 0x4000 || channel > 0x4FFF || !places.bind(from, channel, peer.get()));
        return bad
                ? request.answer(CHANNEL | ERROR, List.of(error(400, "Bad Request")), key)
                : request.answer(request.type() | SUCCESS, List.of(), key);
    }

    private byte[] challenge(StunMessage request, int code, String reason) {
        return request.answer(
                request.type() | ERROR,
                List.of(error(code, reason), new Attribute(REALM_NAME, text(REALM)), new Attribute(NONCE, nonce)),
                new byte[0]);
    }

    private static boolean has(StunMessage request, int type, byte[] value) {
        return request.attribute(type)
                .filter(a -> MessageDigest.isEqual(a.value(), value))
                .isPresent();
    }

    private static Attribute error(int code, String reason) {
        var value = new ByteArrayOutputStream();
        value.writeBytes(new byte[] {0, 0, (byte) (code / 100), (byte) (code % 100)});
        value.writeBytes(text(reason));
        return new Attribute(ERROR_CODE, value.toByteArray());
    }

    /// The key of the long-term login (RFC 8489 §9.2.2): the MD5 of `user:realm:password`.
    private static byte[] key(Credentials credentials) {
        char[] password = credentials.password();
        try {
            var login = credentials.user() + ":" + REALM + ":" + new String(password);
            return MessageDigest.getInstance("MD5").digest(text(login));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
