// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// A proxy that says "service unavailable" may have too much to do at this moment (RFC 9110 §15.6.4), most of all with
/// the connections that this program opens at once. Who comes again a little later is told more.
final class Busy {

    private static final int UNAVAILABLE = 503;
    private static final int MOST = 5;
    private static final Duration FIRST = Duration.ofMillis(300);
    private static final Duration LONGER = Duration.ofMillis(150);

    private Busy() {}

    /// Waits before the next try, each time longer, by a chance that keeps many from coming back together.
    ///
    /// @param status what the last try was answered with
    /// @param tries how many went before that one
    /// @param end what [System#nanoTime()] says when time is up
    /// @return whether to try again: false, at once, where the answer was another, after a few tries,
    ///     and where half of the time that is left would go by
    static boolean waits(int status, int tries, long end) throws InterruptedException {
        if (status != UNAVAILABLE || tries >= MOST) {
            return false;
        }
        double share = 0.5 + ThreadLocalRandom.current().nextDouble();
        long pause = Math.round(FIRST.plus(LONGER.multipliedBy(tries)).toNanos() * share);
        if (pause > (end - System.nanoTime()) / 2) {
            return false;
        }
        Thread.sleep(Duration.ofNanos(pause));
        return true;
    }
}
