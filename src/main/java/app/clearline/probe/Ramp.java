// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How much a flow carries: for a moment each, the rates that the service's pictures need, until one
/// does not hold.
final class Ramp {

    /// 270p, 360p, 540p and 720p of OpenTok, in kbit/s.
    private static final int[] RATES = {300, 500, 1200, 2500};

    private static final int BYTES = 1000;
    private static final Duration EACH = Duration.ofMillis(280);
    /// A line that still carries this part of a rate is said to be usable for it.
    private static final double USABLE = 0.75;

    private static final Duration LATE = Duration.ofMillis(40);

    private Ramp() {}

    /// What came of it.
    ///
    /// @param kilobits a second; 0 where this machine was too late itself to tell
    /// @param loaded the median round trip at the last rate; null where nothing came
    record Result(int kilobits, @Nullable Duration loaded) {}

    /// @param idle the round trip before, which bounds how long a rate is waited for
    static Result climb(Traffic traffic, Duration idle) throws InterruptedException {
        Duration patience = idle.plus(Duration.ofMillis(300));
        double best = 0;
        Duration loaded = null;
        for (int rate : RATES) {
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
            if (carried < USABLE * rate) {
                break;
            }
        }
        return new Result((int) Math.round(best), loaded);
    }
}
