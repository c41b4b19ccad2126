// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import java.time.Duration;

/// When the requests of a sweep left and how long its slowest answer took: how long the others are waited for.
final class SweepClock {

    /// So many times the slowest of the answers. Only what left last is waited for: each port was asked four times
    /// before, and those answers had far longer.
    private static final int TIMES = 2;

    private static final Duration LONGEST = Duration.ofSeconds(2);

    /// From the first to the last request of a port that counts as silent: a line may be down for a moment.
    private static final Duration SPREAD = Duration.ofSeconds(1);

    private final PortSweep.Pace pace;
    private final long[] sent = new long[65_536];
    private final long[] ended;
    private int round;
    private long firstBegun;
    private boolean heard;
    private long slowest;

    SweepClock(PortSweep.Pace pace, int rounds) {
        this.pace = pace;
        this.ended = new long[rounds + 1];
    }

    void begin(int number) {
        round = number;
        if (number == 1) {
            firstBegun = System.nanoTime();
        }
    }

    void end() {
        ended[round] = System.nanoTime();
    }

    void sent(int port) {
        sent[port] = System.nanoTime();
    }

    /// An answer to the request of that round. Of an earlier round only its end is known, and so that the answer took
    /// at least so long: just that for whatever left last.
    ///
    /// @param after when it had not come yet, by [System#nanoTime()]. What this machine was late by since then is
    ///     not the answer's: it lay here, and is read however late that is
    void heard(int port, int of, long after) {
        heard = true;
        slowest = Math.max(slowest, after - (of == round ? sent[port] : ended[of]));
    }

    /// How long answers to what left last may still come.
    Duration tail() {
        if (!heard) {
            return pace.tail();
        }
        return Duration.ofNanos(Math.clamp(slowest * TIMES, pace.brief().toNanos(), LONGEST.toNanos()));
    }

    /// What is to wait before the last round that has to be, so that it is far enough from the first for each port.
    /// While nothing has answered, the order of the ports stays the same in each round.
    Duration untilSpread() {
        long from = heard ? ended[1] : firstBegun;
        return Duration.ofNanos(Math.max(0, from + SPREAD.toNanos() - System.nanoTime()));
    }
}
