// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.FailureClass;
import app.clearline.run.ProbeException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;

/// STUN over TCP or TLS: messages follow one another, each as long as its header says (RFC 8489 §6.2.2). Nothing is
/// repeated, and what is no STUN message at all ends it at once, since a stream cannot be found into again.
final class StunStream implements StunPath {

    private static final int MOST_OTHERS = 100;

    private final Socket socket;
    private int sent;

    /// @param socket its reads are bounded by whoever opened it
    StunStream(Socket socket) {
        this.socket = socket;
    }

    @Override
    public int sent() {
        return sent;
    }

    @Override
    public Reply ask(StunRequest request, Duration longest) throws IOException {
        socket.setSoTimeout((int) longest.toMillis());
        return ask(request);
    }

    @Override
    public Reply ask(StunRequest request) throws IOException {
        long start = System.nanoTime();
        sent++;
        socket.getOutputStream().write(request.bytes());
        socket.getOutputStream().flush();
        for (int others = 0; others < MOST_OTHERS; others++) {
            byte[] message = read(socket.getInputStream());
            long took = System.nanoTime() - start;
            StunAnswer answer = StunAnswer.decode(message);
            if (request.isAnsweredBy(answer)) {
                return new Reply(answer, Duration.ofNanos(took));
            }
        }
        throw new ProbeException(FailureClass.GARBAGE, MOST_OTHERS + " STUN messages that are no answer");
    }

    /// Waits for the next message, whatever it is. No request may be under way.
    byte[] next() throws IOException {
        return read(socket.getInputStream());
    }

    private static byte[] read(InputStream in) throws IOException {
        byte[] header = in.readNBytes(StunWire.HEADER);
        if (header.length == 0) {
            throw new EOFException("closed before it answered");
        }
        int length = StunWire.length(header);
        byte[] message = Arrays.copyOf(header, length);
        if (in.readNBytes(message, StunWire.HEADER, length - StunWire.HEADER) < length - StunWire.HEADER) {
            throw new EOFException("closed within an answer of " + length + " bytes");
        }
        return message;
    }
}
