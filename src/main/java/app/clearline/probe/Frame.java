// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.FailureClass;
import app.clearline.run.ProbeException;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;

/// A WebSocket frame (RFC 6455 §5.2): masked when it is sent, bare when it comes.
final class Frame {

    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int LONGEST = 64 * 1024;
    private static final int LONGEST_CONTROL = 125;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final int opcode;
    private final byte[] payload;

    private Frame(int opcode, byte[] payload) {
        this.opcode = opcode;
        this.payload = payload;
    }

    int opcode() {
        return opcode;
    }

    boolean holds(byte[] expected) {
        return Arrays.equals(payload, expected);
    }

    /// A client's control frame as bytes.
    static byte[] masked(int opcode, byte[] payload) {
        byte[] mask = new byte[4];
        RANDOM.nextBytes(mask);
        var out = new ByteArrayOutputStream();
        out.write(FINAL | opcode);
        out.write(MASKED | payload.length);
        out.writeBytes(mask);
        for (int i = 0; i < payload.length; i++) {
            out.write(payload[i] ^ mask[i % 4]);
        }
        return out.toByteArray();
    }

    /// Reads a server's frame.
    ///
    /// @throws ProbeException `GARBAGE` where it breaks the protocol or is longer than 64 KiB
    static Frame read(DataInputStream in) throws IOException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        int opcode = first & 0x0F;
        if ((first & 0x70) != 0 || (second & MASKED) != 0) {
            throw garbage("reserved bits or a mask in a frame of the server");
        }
        if ((opcode > 2 && opcode < CLOSE) || opcode > PONG) {
            throw garbage("a frame of the unknown kind " + opcode);
        }
        long length = second & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        boolean control = opcode >= CLOSE;
        if (length < 0 || length > LONGEST || (control && (length > LONGEST_CONTROL || (first & FINAL) == 0))) {
            throw garbage("a frame of " + length + " bytes");
        }
        byte[] payload = new byte[(int) length];
        in.readFully(payload);
        return new Frame(opcode, payload);
    }

    private static ProbeException garbage(String what) {
        return new ProbeException(FailureClass.GARBAGE, "not a WebSocket: " + what);
    }
}
