// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import java.time.Duration;

/// When the requests of a sweep left and how long its slowest answer took: how long the others are waited for.
final class SweepClock {

    /// Four times the slowest of the answers: jitter is seldom more than a few round trips.
    private static final int TIMES = 4;

    private static final Duration LONGEST = Duration.ofSeconds(2);

    /// From the first to the last request of a port that counts as silent: a line may be down for a moment.
    private static final Duration SPREAD = Duration.ofSeconds(1);

    private final PortSweep.Pace pace;
    private final long[] sent = new long[65_536];
    private final long[] begun;
    private int round;
    private long firstEnded;
    private boolean heard;
    private long slowest;

    SweepClock(PortSweep.Pace pace, int rounds) {
        this.pace = pace;
        this.begun = new long[rounds + 1];
    }

    void begin(int number) {
        round = number;
        begun[number] = System.nanoTime();
    }

    void end() {
        if (round == 1) {
            firstEnded = System.nanoTime();
        }
    }

    void sent(int port) {
        sent[port] = System.nanoTime();
    }

    /// An answer to the request of that round. Of an earlier round only its beginning is known, and so that the answer
    /// took at most so long.
    void heard(int port, int of) {
        heard = true;
        slowest = Math.max(slowest, System.nanoTime() - (of == round ? sent[port] : begun[of]));
    }

    /// How long answers to what left last may still come.
    Duration tail() {
        if (!heard) {
            return pace.tail();
        }
        Duration wished = Duration.ofNanos(slowest).multipliedBy(TIMES);
        Duration bounded = wished.compareTo(LONGEST) < 0 ? wished : LONGEST;
        return bounded.compareTo(pace.brief()) > 0 ? bounded : pace.brief();
    }

    /// What is to wait before the last round that has to be, so that it is far enough from the first for each port.
    /// While nothing has answered, the order of the ports stays the same in each round.
    Duration untilSpread() {
        long from = heard ? firstEnded : begun[1];
        return Duration.ofNanos(Math.max(0, from + SPREAD.toNanos() - System.nanoTime()));
    }
}
