// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Picture;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How much a flow carries: for a moment each, the rates that the service's pictures need, until one
/// does not hold.
final class Ramp {

    private static final int BYTES = 1000;
    private static final Duration EACH = Duration.ofMillis(280);
    private static final Duration LATE = Duration.ofMillis(40);

    private Ramp() {}

    /// What came of it.
    ///
    /// @param kilobits a second; 0 where this machine was too late itself to tell
    /// @param loaded the median round trip at the last rate; null where nothing came
    record Result(int kilobits, @Nullable Duration loaded) {}

    /// @param idle the quickest round trip before: what a packet takes that waits in no queue
    static Result climb(Traffic traffic, Duration idle, List<Picture> pictures) throws InterruptedException {
        Duration patience = idle.plus(Duration.ofMillis(300));
        double best = 0;
        Duration loaded = null;
        for (Picture picture : upwards(pictures)) {
            int rate = picture.kilobitsPerSecond();
            long gap = 8_000_000L * BYTES / rate;
            int packets = (int) (EACH.toNanos() / gap) + 1;
            Tape tape = traffic.play(packets, Duration.ofNanos(gap), BYTES, patience);
            var stream = tape.stream("", 0, 0, null);
            if (tape.sent() < packets && traffic.broken() != null) {
                return new Result(0, loaded);
            }
            if (stream.lateness().compareTo(LATE) > 0) {
                return new Result(0, loaded);
            }
            double carried = Math.min(rate, tape.carried(BYTES, idle) / 1000);
            best = Math.max(best, carried);
            loaded = stream.roundTrip() == null ? loaded : stream.roundTrip();
            if (carried < picture.usable()) {
                break;
            }
        }
        return new Result((int) Math.round(best), loaded);
    }

    /// From the second smallest on: what comes of that tells of the smallest, too.
    private static List<Picture> upwards(List<Picture> pictures) {
        List<Picture> rising = pictures.reversed();
        return rising.size() > 1 ? rising.subList(1, rising.size()) : rising;
    }
}
