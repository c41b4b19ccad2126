// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Measured;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stream in both directions: when each packet left by its sender's clock, and when it came by its receiver's. The
/// clocks need not agree: how much longer one packet took than another is the same by any two.
final class TwoWayTape {

    private final int packets;
    private final long gap;
    private final long epoch;
    private final Tape up;
    private final long[] left;
    private final long[] stamps;
    private final long[] came;
    private final int[] turns;
    private final long[] trips;
    private int heard;
    private int tripped;
    private Duration farLate = Duration.ZERO;
    private Tape down;

    /// @param epoch from which times of this side are counted
    TwoWayTape(int packets, Duration gap, long epoch) {
        this.packets = packets;
        this.gap = gap.toNanos();
        this.epoch = epoch;
        up = new Tape(0, packets);
        left = new long[packets];
        stamps = new long[packets];
        came = new long[packets];
        turns = new int[packets];
        trips = new long[packets];
        down = new Tape(0, 0);
    }

    /// The next packet leaves.
    synchronized void leaves(int number, long due, long now) {
        up.leaves(due - epoch, now - epoch);
        left[number] = now;
    }

    /// A packet came from the far end.
    ///
    /// @param stamp when it left, by the far clock, in microseconds
    /// @param answers the last packet that the far end had heard then; -1 where none
    /// @param held microseconds since it had
    synchronized void comes(int number, long stamp, int answers, long held, long now) {
        if (number < 0 || number >= packets || came[number] != 0 || stamp <= 0) {
            return;
        }
        stamps[number] = stamp * 1000;
        came[number] = Math.max(1, now - epoch);
        turns[heard++] = number;
        if (answers >= 0 && answers < packets && left[answers] != 0 && held >= 0) {
            // As the sender of RTP takes it from a receiver's report (RFC 3550 §6.4.1).
            trips[tripped++] = Math.max(0, now - left[answers] - held * 1000);
        }
    }

    synchronized boolean allCame() {
        return heard == packets;
    }

    synchronized int heard() {
        return heard;
    }

    /// What the far end tells; with it the tape is whole.
    synchronized void far(StreamReport report) {
        farLate = report.late();
        for (int i = 0; i < report.numbers().length; i++) {
            up.comes(report.numbers()[i], report.micros()[i] * 1000);
        }
        // One that came may have left after the report was written.
        int sent = heard;
        for (int i = 0; i < heard; i++) {
            sent = Math.max(sent, turns[i] + 1);
        }
        sent = Math.clamp(report.sent(), sent, packets);
        down = new Tape(0, sent);
        long last = 0;
        for (int i = 0; i < sent; i++) {
            // Of one that was lost it is not known when it left: when it should have.
            last = stamps[i] != 0 ? stamps[i] : last != 0 ? last + gap : firstStamp() + gap * i;
            down.leaves(last, last);
        }
        for (int i = 0; i < heard; i++) {
            down.comes(turns[i], came[turns[i]]);
        }
    }

    private long firstStamp() {
        return heard == 0 ? 1 : stamps[turns[0]] - gap * turns[0];
    }

    /// What left here; also, how long this side waited against its will.
    synchronized Tape up() {
        return up;
    }

    synchronized Tape down() {
        return down;
    }

    /// The median round trip; null where no packet told one.
    synchronized @Nullable Duration roundTrip() {
        return trip(50);
    }

    private @Nullable Duration trip(int percent) {
        long[] sorted = Arrays.copyOf(trips, tripped);
        Arrays.sort(sorted);
        return tripped == 0 ? null : Tape.micros(Tape.at(sorted, percent));
    }

    /// How late the machines were, the worse of both.
    synchronized Duration lateness(int first) {
        Duration own = up.stream("", first, 0, null).lateness();
        return own.compareTo(farLate) > 0 ? own : farLate;
    }

    /// @param first packet that counts; those before warm everything up
    synchronized Measured.TwoWay measured(int first, Ramp.Result climbed) {
        return new Measured.TwoWay(
                stream(up, first, climbed.up(), climbed), stream(down, first, climbed.down(), climbed));
    }

    private Measured.Stream stream(Tape tape, int first, int kilobits, Ramp.Result climbed) {
        Measured.Stream one = tape.stream("udp", first, kilobits, climbed.loaded());
        return new Measured.Stream(
                one.carrier(),
                one.sent(),
                one.received(),
                one.reordered(),
                one.received() == 0 ? null : trip(50),
                one.received() == 0 ? null : trip(95),
                one.jitter(),
                kilobits,
                climbed.loaded(),
                lateness(first),
                one.lasted(),
                List.of());
    }
}
