// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A STUN message (RFC 8489 §5) with its attributes in their order.
///
/// Its type is class and method, 14 bits; the id of the transaction has 12 bytes.
final class StunMessage {

    static final int HEADER = 20;
    static final int COOKIE = 0x2112A442;
    static final int MESSAGE_INTEGRITY = 0x0008;
    static final int FINGERPRINT = 0x8028;

    private static final int MOST_ATTRIBUTES = 32;
    private static final int FINGERPRINT_XOR = 0x5354554E;

    private final int type;
    private final byte[] id;
    private final List<Attribute> attributes;
    private final byte[] raw;

    private StunMessage(int type, byte[] id, List<Attribute> attributes, byte[] raw) {
        this.type = type;
        this.id = id;
        this.attributes = attributes;
        this.raw = raw;
    }

    /// Type and value; where it was read, also the offset of its header in the message.
    static final class Attribute {

        private final int type;
        private final byte[] value;
        private final int offset;

        Attribute(int type, byte[] value) {
            this(type, value, 0);
        }

        private Attribute(int type, byte[] value, int offset) {
            this.type = type;
            this.value = value;
            this.offset = offset;
        }

        byte[] value() {
            return value.clone();
        }
    }

    /// Reads a whole message; empty where it is not a well-formed one.
    static Optional<StunMessage> read(byte[] raw) {
        try {
            var in = ByteBuffer.wrap(raw);
            int type = in.getShort();
            int length = in.getShort();
            if ((type & 0xC000) != 0 || length % 4 != 0 || length != raw.length - HEADER || in.getInt() != COOKIE) {
                return Optional.empty();
            }
            var id = new byte[12];
            in.get(id);
            var attributes = new ArrayList<Attribute>();
            while (in.hasRemaining() && attributes.size() < MOST_ATTRIBUTES) {
                int offset = in.position();
                int attribute = in.getShort() & 0xFFFF;
                var value = new byte[in.getShort() & 0xFFFF];
                in.get(value);
                in.position(in.position() + (-value.length & 3));
                attributes.add(new Attribute(attribute, value, offset));
            }
            return in.hasRemaining()
                    ? Optional.empty()
                    : Optional.of(new StunMessage(type, id, List.copyOf(attributes), raw));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            // An attribute is longer than the message: not well-formed.
            return Optional.empty();
        }
    }

    int type() {
        return type;
    }

    Optional<Attribute> attribute(int wanted) {
        return attributes.stream().filter(a -> a.type == wanted).findFirst();
    }

    /// Whether MESSAGE-INTEGRITY is there and right for `key` (RFC 8489 §14.5).
    boolean intact(byte[] key) {
        return attribute(MESSAGE_INTEGRITY)
                .filter(a -> MessageDigest.isEqual(a.value, integrity(Arrays.copyOf(raw, a.offset), key)))
                .isPresent();
    }

    /// The bytes of an answer to this request.
    ///
    /// @param key for MESSAGE-INTEGRITY; empty: none
    byte[] answer(int answerType, List<Attribute> with, byte[] key) {
        boolean fingerprint = attribute(FINGERPRINT).isPresent();
        int length = with.stream()
                .mapToInt(a -> 4 + a.value.length + (-a.value.length & 3))
                .sum();
        var out = ByteBuffer.allocate(HEADER + length + 24 + 8);
        out.putShort((short) answerType).putShort((short) length).putInt(COOKIE).put(id);
        with.forEach(a -> put(out, a.type, a.value));
        if (key.length > 0) {
            put(out, MESSAGE_INTEGRITY, integrity(Arrays.copyOf(out.array(), out.position()), key));
        }
        if (fingerprint) {
            out.putShort(2, (short) (out.position() + 8 - HEADER));
            var crc = new CRC32();
            crc.update(out.array(), 0, out.position());
            put(
                    out,
                    FINGERPRINT,
                    ByteBuffer.allocate(4)
                            .putInt((int) crc.getValue() ^ FINGERPRINT_XOR)
                            .array());
        }
        out.putShort(2, (short) (out.position() - HEADER));
        return Arrays.copyOf(out.array(), out.position());
    }

    /// XOR-MAPPED-ADDRESS and its like for an IPv4 address (RFC 8489 §14.2).
    static Attribute address(int type, InetSocketAddress address) {
        var value = ByteBuffer.allocate(8).putShort((short) 1).putShort((short) (address.getPort() ^ COOKIE >>> 16));
        value.putInt(ByteBuffer.wrap(address.getAddress().getAddress()).getInt() ^ COOKIE);
        return new Attribute(type, value.array());
    }

    /// The IPv4 address of such an attribute; empty where it holds none.
    static Optional<InetSocketAddress> address(Attribute attribute) {
        var value = ByteBuffer.wrap(attribute.value);
        if (attribute.value.length != 8 || value.getShort() != 1) {
            return Optional.empty();
        }
        int port = (value.getShort() ^ COOKIE >>> 16) & 0xFFFF;
        byte[] address = ByteBuffer.allocate(4).putInt(value.getInt() ^ COOKIE).array();
        try {
            return Optional.of(new InetSocketAddress(InetAddress.getByAddress(address), port));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static void put(ByteBuffer out, int type, byte[] value) {
        out.putShort((short) type).putShort((short) value.length).put(value).put(new byte[-value.length & 3]);
    }

    private static byte[] integrity(byte[] before, byte[] key) {
        ByteBuffer.wrap(before).putShort(2, (short) (before.length + 24 - HEADER));
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            return mac.doFinal(before);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA1", e);
        }
    }
}
