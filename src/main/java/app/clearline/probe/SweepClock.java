// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import java.time.Duration;

/// When the requests of a sweep left and how long its slowest answer took: how long the others are waited for.
final class SweepClock {

    /// Four times the slowest of the answers: jitter is seldom more than a few round trips.
    private static final int TIMES = 4;

    /// What is waited for beyond the tail of a silent sweep: a machine that is busy makes single answers look slow.
    private static final int LEAST_TIMES = 2;

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
    void heard(int port, int of) {
        heard = true;
        slowest = Math.max(slowest, System.nanoTime() - (of == round ? sent[port] : ended[of]));
    }

    /// How long answers to what left last may still come.
    Duration tail() {
        if (!heard) {
            return pace.tail();
        }
        long wished = Math.min(slowest * TIMES, Math.max(pace.tail().toNanos(), slowest * LEAST_TIMES));
        return Duration.ofNanos(Math.clamp(wished, pace.brief().toNanos(), LONGEST.toNanos()));
    }

    /// What is to wait before the last round that has to be, so that it is far enough from the first for each port.
    /// While nothing has answered, the order of the ports stays the same in each round.
    Duration untilSpread() {
        long from = heard ? ended[1] : firstBegun;
        return Duration.ofNanos(Math.max(0, from + SPREAD.toNanos() - System.nanoTime()));
    }
}
