// SPDX-License-Identifier: Apache-2.0
package app.clearline.wire;

import java.nio.ByteBuffer;
import java.util.Optional;

/// The order for a stream of the responder, and its answer, which is as long. `docs/responder.md` has the layout.
///
/// @param answer whether it comes from the responder
/// @param state of the answer: one of the constants here
/// @param play the number of the stream within the run, 0 to 255
/// @param run as the responder named it
/// @param packets that are ordered
/// @param gapMicros between two of them, in microseconds
/// @param bytes of each, as UDP payload
/// @param cookie that the responder gave this address; 0 in the first order
public record StreamOrder(
        boolean answer, int state, int play, long run, int packets, int gapMicros, int bytes, long cookie) {

    /// In bytes, as UDP payload.
    public static final int LENGTH = 60;

    /// The order shows no good cookie: here is one, and nothing begins.
    public static final int PROVE = 1;
    /// It begins, or has begun.
    public static final int PLAYING = 2;
    /// Others are being served, or this peer has had its share: later perhaps.
    public static final int BUSY = 3;
    /// More is ordered than anybody gets.
    public static final int TOO_MUCH = 4;

    private static final byte ORDER = 3;
    private static final byte ANSWER = 4;

    /// The answer to this order.
    public StreamOrder back(int said, long given) {
        return new StreamOrder(true, said, play, run, packets, gapMicros, bytes, given);
    }

    /// The same order with the cookie that is needed.
    public StreamOrder with(long given) {
        return new StreamOrder(answer, state, play, run, packets, gapMicros, bytes, given);
    }

    /// The datagram.
    public byte[] bytes(Seal seal) {
        var all = new byte[LENGTH];
        ByteBuffer.wrap(all)
                .putInt(Echo.MAGIC)
                .put(answer ? ANSWER : ORDER)
                .put((byte) play)
                .put((byte) state)
                .put((byte) 0)
                .putLong(run)
                .putInt(packets)
                .putInt(gapMicros)
                .putInt(bytes)
                .putLong(cookie);
        seal.onto(all, LENGTH);
        return all;
    }

    /// Reads a datagram; empty where it is none of these, or its seal does not fit.
    public static Optional<StreamOrder> read(byte[] bytes, int length, Seal seal) {
        if (length != LENGTH
                || ByteBuffer.wrap(bytes).getInt() != Echo.MAGIC
                || (bytes[4] != ORDER && bytes[4] != ANSWER)) {
            return Optional.empty();
        }
        var in = ByteBuffer.wrap(bytes, 5, LENGTH - 5);
        int play = in.get() & 0xFF;
        int state = in.get() & 0xFF;
        in.get();
        var order = new StreamOrder(
                bytes[4] == ANSWER, state, play, in.getLong(), in.getInt(), in.getInt(), in.getInt(), in.getLong());
        return seal.fits(bytes, length) ? Optional.of(order) : Optional.empty();
    }
}
