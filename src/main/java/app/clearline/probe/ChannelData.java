// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.FailureClass;
import app.clearline.run.ProbeException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Data on a channel of a relay (RFC 8656 §12.4): two bytes of number, two of length, the data; over a
/// stream padded to four bytes.
final class ChannelData {

    private static final int HEADER = 4;

    private ChannelData() {}

    static byte[] of(byte[] data, boolean padded) {
        int length = HEADER + data.length;
        return ByteBuffer.allocate(padded ? (length + 3) & ~3 : length)
                .putShort((short) Allocation.CHANNEL)
                .putShort((short) data.length)
                .put(data)
                .array();
    }

    /// The data of a datagram; null where it is something else.
    static byte @Nullable [] in(byte[] datagram) {
        if (datagram.length < HEADER || StunWire.number(datagram, 0) != Allocation.CHANNEL) {
            return null;
        }
        int length = StunWire.number(datagram, 2);
        return length > datagram.length - HEADER ? null : Arrays.copyOfRange(datagram, HEADER, HEADER + length);
    }

    /// Reads the next message of a stream; null where it is a STUN message, which is passed over.
    ///
    /// @throws ProbeException `GARBAGE` where it is neither
    static byte @Nullable [] read(InputStream in) throws IOException {
        byte[] header = exactly(in, HEADER);
        int length = StunWire.number(header, 2);
        boolean stun = (header[0] & 0xC0) == 0;
        if (length > StunWire.LONGEST || (!stun && StunWire.number(header, 0) != Allocation.CHANNEL)) {
            throw new ProbeException(FailureClass.GARBAGE, "neither STUN nor data of the channel");
        }
        if (stun) {
            exactly(in, length + StunWire.HEADER - HEADER);
            return null;
        }
        return Arrays.copyOf(exactly(in, (length + 3) & ~3), length);
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("closed by the relay");
        }
        return bytes;
    }
}
