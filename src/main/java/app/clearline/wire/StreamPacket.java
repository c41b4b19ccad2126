// SPDX-License-Identifier: Apache-2.0
package app.clearline.wire;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// A packet of a stream to the responder or from it: the header of RTP (RFC 3550 §5.1), then what both sides count by.
/// `docs/responder.md` has the layout.
///
/// @param down whether it comes from the responder
/// @param play the number of the stream within the run
/// @param run as the responder named it
/// @param number of the packet, from 0
/// @param stamp when it left, in microseconds of the sender's own clock
/// @param heard the number of the last packet that came the other way; -1 where none did
/// @param held microseconds since then, as the RTP receiver report has it (RFC 3550 §6.4.1, DLSR)
public record StreamPacket(boolean down, int play, long run, int number, long stamp, int heard, int held) {

    /// In bytes, as UDP payload.
    public static final int SHORTEST = 60;

    public static final int LONGEST = 1200;

    private static final byte VERSION = (byte) 0x80;
    /// A dynamic type, as Opus has in WebRTC.
    private static final byte TYPE = 111;
    /// Of the RTP clock, 48 kHz.
    private static final long TICKS_IN_A_MILLISECOND = 48;

    private static final byte UP = 1;
    private static final byte DOWN = 2;

    /// Whether a datagram begins as RTP does (RFC 7983 §7).
    public static boolean likely(byte[] bytes, int length) {
        return length >= SHORTEST && bytes[0] == VERSION;
    }

    /// The datagram. What fills it up is random, as what is encrypted looks: no box on the way can squeeze it.
    public byte[] bytes(Seal seal, int length) {
        if (length < SHORTEST || length > LONGEST) {
            throw new IllegalArgumentException("not " + SHORTEST + " to " + LONGEST + " bytes: " + length);
        }
        var all = new byte[length];
        ThreadLocalRandom.current().nextBytes(all);
        ByteBuffer.wrap(all)
                .put(VERSION)
                .put(TYPE)
                .putShort((short) number)
                .putInt((int) (stamp * TICKS_IN_A_MILLISECOND / 1000))
                .putInt((int) run)
                .putLong(run)
                .put(down ? DOWN : UP)
                .put((byte) play)
                .putShort((short) 0)
                .putInt(number)
                .putLong(stamp)
                .putInt(heard)
                .putInt(held);
        seal.onto(all, length);
        return all;
    }

    /// Reads a datagram; empty where it is none of these, or its seal does not fit.
    public static Optional<StreamPacket> read(byte[] bytes, int length, Seal seal) {
        if (!likely(bytes, length) || length > LONGEST || bytes[1] != TYPE) {
            return Optional.empty();
        }
        var in = ByteBuffer.wrap(bytes, 12, length - 12);
        long run = in.getLong();
        byte way = in.get();
        int play = in.get() & 0xFF;
        in.getShort();
        var packet = new StreamPacket(way == DOWN, play, run, in.getInt(), in.getLong(), in.getInt(), in.getInt());
        boolean known = way == UP || way == DOWN;
        return known && seal.fits(bytes, length) ? Optional.of(packet) : Optional.empty();
    }
}
