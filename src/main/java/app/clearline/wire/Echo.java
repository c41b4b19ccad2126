// SPDX-License-Identifier: Apache-2.0
package app.clearline.wire;

import java.nio.ByteBuffer;
import java.util.Optional;

/// A datagram to the responder or from it. `docs/responder.md` has its layout; the answer is as long as the request, or
/// [#SHORTEST] where a brief one is wished.
///
/// The first byte is none that STUN, DTLS, TURN channels or RTP begin with (RFC 7983 §7).
///
/// @param answer whether it comes from the responder
/// @param brief whether the answer is short however long the request: what is lost then was lost on the way out
/// @param delay after which the answer is wished, in seconds, at most [#LONGEST_DELAY]
/// @param port that the request is sent to
/// @param run as the responder named it
/// @param sequence which the answer repeats
public record Echo(boolean answer, boolean brief, int delay, int port, long run, int sequence) {

    /// In bytes, as UDP payload.
    public static final int SHORTEST = 36;

    public static final int LONGEST = 2048;

    /// In seconds.
    public static final int LONGEST_DELAY = 120;

    /// What all datagrams of ours begin with that do not pose as somebody else's.
    static final int MAGIC = 0xC1EA0001;

    private static final int BODY = SHORTEST - Seal.LENGTH;
    private static final byte REQUEST = 1;
    private static final byte ANSWER = 2;
    private static final byte BRIEF_REQUEST = 5;
    private static final byte BRIEF_ANSWER = 6;

    public Echo {
        if (delay < 0 || delay > LONGEST_DELAY) {
            throw new IllegalArgumentException("a delay of 0 to " + LONGEST_DELAY + " s, not " + delay);
        }
    }

    /// A request that is answered at once.
    public static Echo request(int port, long run, int sequence) {
        return new Echo(false, false, 0, port, run, sequence);
    }

    /// A request whose answer is short. Responders that do not offer this are silent.
    public static Echo brief(int port, long run, int sequence) {
        return new Echo(false, true, 0, port, run, sequence);
    }

    /// The answer to this request.
    public Echo back() {
        return new Echo(true, brief, delay, port, run, sequence);
    }

    /// How long the answer to a request of `length` bytes is: never longer than that.
    public int answerLength(int length) {
        return brief ? SHORTEST : length;
    }

    /// The datagram of `length` bytes, padded with zeros.
    public byte[] bytes(Seal seal, int length) {
        var bytes = new byte[length];
        write(bytes, length, seal);
        return bytes;
    }

    /// Writes it over the beginning and the end of `length` bytes, and leaves those in between.
    public void write(byte[] bytes, int length, Seal seal) {
        if (length < SHORTEST || length > LONGEST) {
            throw new IllegalArgumentException("not " + SHORTEST + " to " + LONGEST + " bytes: " + length);
        }
        ByteBuffer.wrap(bytes)
                .putInt(MAGIC)
                .put(kind())
                .put((byte) delay)
                .putShort((short) port)
                .putLong(run)
                .putInt(sequence);
        seal.onto(bytes, length);
    }

    private byte kind() {
        if (brief) {
            return answer ? BRIEF_ANSWER : BRIEF_REQUEST;
        }
        return answer ? ANSWER : REQUEST;
    }

    /// Reads a datagram; empty where it is none of ours, or its seal does not fit.
    public static Optional<Echo> read(byte[] bytes, int length, Seal seal) {
        if (length < SHORTEST || length > LONGEST) {
            return Optional.empty();
        }
        var in = ByteBuffer.wrap(bytes, 0, BODY);
        int magic = in.getInt();
        byte kind = in.get();
        int delay = in.get() & 0xFF;
        boolean brief = kind == BRIEF_REQUEST || kind == BRIEF_ANSWER;
        boolean answer = kind == ANSWER || kind == BRIEF_ANSWER;
        if (magic != MAGIC || !(brief || answer || kind == REQUEST) || delay > LONGEST_DELAY) {
            return Optional.empty();
        }
        var echo = new Echo(answer, brief, delay, in.getShort() & 0xFFFF, in.getLong(), in.getInt());
        return seal.fits(bytes, length) ? Optional.of(echo) : Optional.empty();
    }
}
