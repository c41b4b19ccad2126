// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The client's side of STUN and TURN for the tests, written apart from the server's codec.
final class StunRequest {

    private static final byte[] ID = "a-test-trans".getBytes(StandardCharsets.US_ASCII);

    private StunRequest() {}

    static byte[] binding() {
        return message(0x0001, new byte[0], 0);
    }

    static byte[] allocate() {
        return message(0x0003, attribute(0x0019, new byte[] {17, 0, 0, 0}), 0);
    }

    static byte[] allocate(String user, String realm, byte[] nonce, String password) {
        byte[] attributes = join(
                attribute(0x0019, new byte[] {17, 0, 0, 0}),
                attribute(0x0006, user.getBytes(StandardCharsets.UTF_8)),
                attribute(0x0014, realm.getBytes(StandardCharsets.UTF_8)),
                attribute(0x0015, nonce));
        try {
            byte[] login = (user + ":" + realm + ":" + password).getBytes(StandardCharsets.UTF_8);
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(MessageDigest.getInstance("MD5").digest(login), "HmacSHA1"));
            return message(
                    0x0003, join(attributes, attribute(0x0008, mac.doFinal(message(0x0003, attributes, 24)))), 0);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// @param more how much longer the header says the message is
    private static byte[] message(int type, byte[] attributes, int more) {
        return ByteBuffer.allocate(20 + attributes.length)
                .putShort((short) type)
                .putShort((short) (attributes.length + more))
                .putInt(0x2112A442)
                .put(ID)
                .put(attributes)
                .array();
    }

    private static byte[] attribute(int type, byte[] value) {
        return ByteBuffer.allocate(4 + (value.length + 3) / 4 * 4)
                .putShort((short) type)
                .putShort((short) value.length)
                .put(value)
                .array();
    }

    private static byte[] join(byte[]... parts) {
        var all =
                ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }

    /// The message type in hexadecimal, such as `0101`.
    static String type(byte[] answer) {
        return HexFormat.of().formatHex(answer, 0, 2);
    }

    /// The attributes of an answer to one of these requests, by type.
    static Map<Integer, byte[]> attributes(byte[] answer) {
        if (!Arrays.equals(answer, 8, 20, ID, 0, 12)) {
            throw new AssertionError("another transaction");
        }
        var found = new LinkedHashMap<Integer, byte[]>();
        var in = ByteBuffer.wrap(answer).position(20);
        while (in.hasRemaining()) {
            int type = in.getShort() & 0xFFFF;
            var value = new byte[in.getShort()];
            in.get(value);
            in.position(in.position() + (-value.length & 3));
            found.put(type, value);
        }
        return found;
    }

    /// The value of an attribute; empty where it is missing.
    static byte[] attribute(byte[] answer, int type) {
        return attributes(answer).getOrDefault(type, new byte[0]);
    }

    static int error(byte[] answer) {
        byte[] value = attributes(answer).getOrDefault(0x0009, new byte[4]);
        return value[2] * 100 + value[3];
    }
}
