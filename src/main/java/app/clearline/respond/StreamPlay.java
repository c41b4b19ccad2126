// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import app.clearline.wire.Seal;
import app.clearline.wire.StreamOrder;
import app.clearline.wire.StreamPacket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Arrays;

/// One stream in both directions: what this side sends at an even pace for as long as the peer is heard, and when each
/// packet of the peer came. Safe for several threads.
final class StreamPlay {

    /// A peer that says nothing for so long wants nothing any more.
    private static final long SILENCE = Duration.ofSeconds(1).toNanos();

    private final StreamOrder order;
    private final long epoch;
    private final long began = System.nanoTime();
    /// When the packets came, by number; 0: it did not.
    private final long[] came;

    private final int[] turns;
    private final long[] late;
    private int heard;
    private int latest = -1;
    private long latestAt = began;
    private volatile long alive = began;
    private int sent;
    private boolean over;

    /// @param epoch from which all times are told, by [System#nanoTime()]
    StreamPlay(StreamOrder order, long epoch) {
        this.order = order;
        this.epoch = epoch;
        came = new long[order.packets()];
        turns = new int[order.packets()];
        late = new long[order.packets()];
    }

    /// The peer gave a sign of life.
    void keep() {
        alive = System.nanoTime();
    }

    /// A packet of the peer came; one that came before, or was not agreed upon, does not count.
    synchronized void hear(int number) {
        long now = System.nanoTime();
        alive = now;
        if (number >= 0 && number < came.length && came[number] == 0) {
            came[number] = stamp(now);
            turns[heard++] = number;
            if (number > latest) {
                latest = number;
                latestAt = now;
            }
        }
    }

    /// Sends until all has been sent, the peer has fallen silent, or the thread is interrupted.
    void send(DatagramChannel channel, InetSocketAddress to, Seal seal) {
        try {
            for (int i = 0; i < order.packets() && System.nanoTime() - alive < SILENCE; i++) {
                long due = began + (long) i * order.gapMicros() * 1000;
                long wait = due - System.nanoTime();
                if (wait > 0) {
                    Thread.sleep(Duration.ofNanos(wait));
                }
                ByteBuffer packet = ByteBuffer.wrap(next(i, due).bytes(seal, order.bytes()));
                while (channel.send(packet, to) == 0) {
                    // This machine has no room for it at the moment.
                    Thread.sleep(1);
                }
            }
        } catch (IOException e) {
            // The responder closes, or this machine has no way to the peer any more: the report says how far it came.
        } catch (InterruptedException e) {
            // The responder closes.
        } finally {
            end();
        }
    }

    private synchronized StreamPacket next(int number, long due) {
        long now = System.nanoTime();
        late[sent++] = Math.max(0, now - due);
        int held = (int) Math.min(Integer.MAX_VALUE, (now - latestAt) / 1000);
        return new StreamPacket(true, order.play(), order.run(), number, stamp(now), latest, held);
    }

    private long stamp(long now) {
        return 1 + (now - epoch) / 1000;
    }

    private synchronized void end() {
        over = true;
    }

    synchronized boolean over() {
        return over;
    }

    /// What a peer is told: how many packets left, how late this machine was (95th percentile, microseconds), and of
    /// each packet that came, in their order, its number and its time in microseconds.
    synchronized String report() {
        var text = new StringBuilder("sent " + sent + "\nlate " + lateness() / 1000 + "\nheard " + heard + "\n");
        for (int i = 0; i < heard; i++) {
            text.append(turns[i]).append(' ').append(came[turns[i]]).append('\n');
        }
        return text.toString();
    }

    private long lateness() {
        long[] sorted = Arrays.copyOf(late, sent);
        Arrays.sort(sorted);
        return sent == 0 ? 0 : sorted[sent * 95 / 100];
    }
}
