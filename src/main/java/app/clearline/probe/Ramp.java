// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Picture;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How much a way carries: for a moment each, the rates that the service's pictures need, until one does not hold.
///
/// A rate that holds has been carried, however busy this machine was. One that does not may be this machine's fault: it
/// counts when it failed twice while the machine kept the time.
final class Ramp {

    static final int BYTES = 1000;

    private static final Duration EACH = Duration.ofMillis(280);
    /// What a try takes beside, where the way is slow.
    private static final Duration BESIDE = Duration.ofMillis(700);
    private static final Duration LATE = Duration.ofMillis(40);
    private static final int MOST_TRIES = 5;
    private static final int ENOUGH = 2;

    private static final Result NOTHING = new Result(0, 0, null);

    private Ramp() {}

    /// What came of it.
    ///
    /// @param up kbit/s away from here; 0 where this machine was too late itself to tell
    /// @param down kbit/s to here, likewise; the same as `up` where both were measured as one
    /// @param loaded the median round trip at the last rate; null where nothing came
    record Result(int up, int down, @Nullable Duration loaded) {

        int least() {
            return Math.min(up, down);
        }

        private Result or(Try one, int rate) {
            return new Result(
                    Math.max(up, (int) Math.round(Math.min(rate, one.up()))),
                    Math.max(down, (int) Math.round(Math.min(rate, one.down()))),
                    one.late() || one.loaded() == null ? loaded : one.loaded());
        }
    }

    /// One rate, once.
    ///
    /// @param up kbit/s that were carried away from here
    /// @param down kbit/s that were carried to here
    /// @param late whether this machine, or the far one, did not keep the time itself
    record Try(double up, double down, @Nullable Duration loaded, boolean late) {

        private boolean holds(Picture picture) {
            return Math.min(up, down) >= picture.usable();
        }
    }

    /// Plays a rate.
    @FunctionalInterface
    interface Player<E extends Exception> {

        /// What arrived of so many packets at that pace; null where the way broke off.
        @Nullable
        Try at(int packets, Duration gap) throws E, InterruptedException;
    }

    static Result none() {
        return NOTHING;
    }

    /// Whether packets were late because of a machine.
    static boolean late(Duration lateness) {
        return lateness.compareTo(LATE) > 0;
    }

    /// @param idle the quickest round trip before: what a packet takes that waits in no queue
    static Result climb(Traffic traffic, Duration idle, List<Picture> pictures, Duration longest)
            throws InterruptedException {
        Duration patience = idle.plus(Duration.ofMillis(300));
        return Ramp.<RuntimeException>climb(pictures, longest, (packets, gap) -> {
            Tape tape = traffic.play(packets, gap, BYTES, patience);
            if (tape.sent() < packets && traffic.broken() != null) {
                return null;
            }
            var stream = tape.stream("", 0, 0, null);
            double carried = tape.carried(BYTES, idle) / 1000;
            return new Try(carried, carried, stream.roundTrip(), late(stream.lateness()) || late(tape.stall()));
        });
    }

    /// @param longest no try begins that might end later
    static <E extends Exception> Result climb(List<Picture> pictures, Duration longest, Player<E> player)
            throws E, InterruptedException {
        long end = System.nanoTime() + longest.minus(EACH).minus(BESIDE).toNanos();
        Result best = NOTHING;
        for (Picture picture : upwards(pictures)) {
            int rate = picture.kilobitsPerSecond();
            long gap = 8_000_000L * BYTES / rate;
            int packets = (int) (EACH.toNanos() / gap) + 1;
            boolean holds = false;
            int failed = 0;
            for (int i = 0; i < MOST_TRIES && !holds && failed < ENOUGH && System.nanoTime() - end < 0; i++) {
                Try one = player.at(packets, Duration.ofNanos(gap));
                if (one == null) {
                    return new Result(0, 0, best.loaded());
                }
                best = best.or(one, rate);
                holds = one.holds(picture);
                failed += holds || one.late() ? 0 : 1;
            }
            if (!holds) {
                return failed >= ENOUGH ? best : new Result(0, 0, best.loaded());
            }
        }
        return best;
    }

    /// From the second smallest on: what comes of that tells of the smallest, too.
    private static List<Picture> upwards(List<Picture> pictures) {
        List<Picture> rising = pictures.reversed();
        return rising.size() > 1 ? rising.subList(1, rising.size()) : rising;
    }
}
