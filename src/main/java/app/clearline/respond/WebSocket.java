// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// The server's side of a WebSocket (RFC 6455): answers pings, sends every message back, frame by frame.
final class WebSocket {

    static final int LONGEST_FRAME = 64 * 1024;

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int PROTOCOL_ERROR = 1002;
    private static final int TOO_BIG = 1009;

    private WebSocket() {}

    static boolean wanted(HttpRequest request) {
        return request.header("upgrade").orElse("").toLowerCase(Locale.ROOT).equals("websocket");
    }

    /// The answer to an opening handshake (RFC 6455 §4.2).
    static HttpAnswer open(HttpRequest request) {
        String key = request.header("sec-websocket-key").orElse("");
        boolean connection =
                request.header("connection").orElse("").toLowerCase(Locale.ROOT).contains("upgrade");
        if (!request.header("sec-websocket-version").orElse("").equals("13")) {
            return HttpAnswer.of(426, "text/plain", "WebSocket version 13 is spoken here\n")
                    .with("Upgrade: websocket", "Sec-WebSocket-Version: 13");
        }
        if (!request.method().equals("GET") || !connection || !key.matches("[A-Za-z0-9+/]{22}==")) {
            return HttpAnswer.of(400, "text/plain", "not an opening handshake\n");
        }
        return new HttpAnswer(
                101, List.of("Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Accept: " + accept(key)), "");
    }

    private static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /// Echoes until the other side closes or breaks the protocol.
    static void talk(InputStream from, OutputStream out) throws IOException {
        var in = new DataInputStream(from);
        while (true) {
            int first = in.readUnsignedByte();
            int second = in.readUnsignedByte();
            int opcode = first & 0x0F;
            if ((first & 0x70) != 0 || (second & 0x80) == 0 || opcode > PONG || (opcode > 2 && opcode < CLOSE)) {
                close(out, PROTOCOL_ERROR);
                return;
            }
            long length = length(in, second & 0x7F);
            if (length < 0 || length > LONGEST_FRAME || (opcode >= CLOSE && length > 125)) {
                close(out, TOO_BIG);
                return;
            }
            byte[] payload = unmask(in, (int) length);
            if (opcode != PONG) {
                send(out, opcode == PING ? (first & 0xF0) | PONG : first, payload);
            }
            if (opcode == CLOSE) {
                return;
            }
        }
    }

    private static long length(DataInputStream in, int seven) throws IOException {
        return seven < 126 ? seven : seven == 126 ? in.readUnsignedShort() : in.readLong();
    }

    private static byte[] unmask(DataInputStream in, int length) throws IOException {
        var mask = new byte[4];
        in.readFully(mask);
        var payload = new byte[length];
        in.readFully(payload);
        for (int i = 0; i < length; i++) {
            payload[i] ^= mask[i & 3];
        }
        return payload;
    }

    private static void close(OutputStream out, int code) throws IOException {
        send(out, 0x80 | CLOSE, new byte[] {(byte) (code >> 8), (byte) code});
    }

    private static void send(OutputStream out, int first, byte[] payload) throws IOException {
        var frame = ByteBuffer.allocate(payload.length + 10).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) payload.length);
        } else if (payload.length < 65_536) {
            frame.put((byte) 126).putShort((short) payload.length);
        } else {
            frame.put((byte) 127).putLong(payload.length);
        }
        frame.put(payload);
        out.write(frame.array(), 0, frame.position());
        out.flush();
    }
}
