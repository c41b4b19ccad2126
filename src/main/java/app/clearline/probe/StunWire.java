// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.FailureClass;
import app.clearline.run.ProbeException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// The outline of a STUN message (RFC 8489 §5, §14): header and attributes, before anybody looks into
/// them.
final class StunWire {

    static final int HEADER = 20;
    /// No answer that we ask for comes near it; a nonce and a realm have at most 763 bytes each.
    static final int LONGEST = 4096;
    static final int COOKIE = 0x2112A442;

    private StunWire() {}

    /// A message without attributes.
    ///
    /// @param transaction its id, of 12 bytes
    static byte[] header(int type, byte[] transaction) {
        return ByteBuffer.allocate(HEADER)
                .putShort((short) type)
                .putShort((short) 0)
                .putInt(COOKIE)
                .put(transaction)
                .array();
    }

    /// The length of the whole message that begins with this header.
    ///
    /// @throws ProbeException `GARBAGE` where it begins none, or one that is too long
    static int length(byte[] header) throws ProbeException {
        if (header.length < HEADER || (header[0] & 0xC0) != 0 || cookie(header) != COOKIE) {
            throw garbage("not a STUN message: " + shown(header));
        }
        int length = HEADER + number(header, 2);
        if (length > LONGEST || length % 4 != 0) {
            throw garbage("a STUN message said to be " + length + " bytes long");
        }
        return length;
    }

    /// Makes sure that `message` is one whole message and that each attribute lies inside it.
    ///
    /// @throws ProbeException `GARBAGE` where that is not so
    static void check(byte[] message) throws ProbeException {
        if (length(message) != message.length) {
            throw garbage("a STUN message of " + message.length + " bytes that says otherwise");
        }
        int at = HEADER;
        while (at < message.length) {
            at = next(message, at);
        }
        if (at != message.length) {
            throw garbage("a STUN attribute that is longer than its message");
        }
    }

    /// Where an attribute of `type` begins in a checked message; -1 where there is none.
    static int find(byte[] message, int type) {
        for (int at = HEADER; at < message.length; at = next(message, at)) {
            if (number(message, at) == type) {
                return at;
            }
        }
        return -1;
    }

    /// The message cut or lengthened to `length`, which its header then says.
    static byte[] sized(byte[] message, int length) {
        byte[] sized = Arrays.copyOf(message, length);
        sized[2] = (byte) ((length - HEADER) >> 8);
        sized[3] = (byte) (length - HEADER);
        return sized;
    }

    /// One attribute as it stands in a message, padded to four bytes.
    static byte[] attribute(int type, byte[] value) {
        byte[] whole = Arrays.copyOf(
                new byte[] {(byte) (type >> 8), (byte) type, (byte) (value.length >> 8), (byte) value.length},
                4 + padded(value.length));
        System.arraycopy(value, 0, whole, 4, value.length);
        return whole;
    }

    /// A length with the padding to four bytes.
    static int padded(int length) {
        return (length + 3) & ~3;
    }

    /// The message with attributes added at its end.
    static byte[] with(byte[] message, byte[] attributes) {
        byte[] longer = sized(message, message.length + attributes.length);
        System.arraycopy(attributes, 0, longer, message.length, attributes.length);
        return longer;
    }

    /// Two bytes, unsigned.
    static int number(byte[] message, int at) {
        return (message[at] & 0xFF) << 8 | (message[at + 1] & 0xFF);
    }

    /// Lengths do not count the padding to four bytes; the header of an attribute has four too.
    private static int next(byte[] message, int at) {
        return at + 4 + padded(number(message, at + 2));
    }

    private static int cookie(byte[] header) {
        return number(header, 4) << 16 | number(header, 6);
    }

    /// The beginning of something else, for the technician to recognise it by.
    private static String shown(byte[] bytes) {
        var text = new StringBuilder();
        for (int i = 0; i < Math.min(bytes.length, HEADER); i++) {
            text.append(bytes[i] >= ' ' && bytes[i] <= '~' ? (char) bytes[i] : '.');
        }
        return bytes.length + " bytes, \"" + text + "\"";
    }

    private static ProbeException garbage(String what) {
        return new ProbeException(FailureClass.GARBAGE, what);
    }
}
