// SPDX-License-Identifier: Apache-2.0
package app.clearline.run;

import java.time.Duration;

/// How late this machine is: a thread of the same kind as the probes sleeps over and over, and adds up how much longer
/// each sleep took. A machine that is late hears answers late, and takes them for silence.
final class Lateness implements AutoCloseable {

    private static final Duration NAP = Duration.ofMillis(50);
    /// What an idle machine oversleeps as well.
    private static final long USUAL_NANOS = Duration.ofMillis(15).toNanos();

    private long late;
    /// When the sleeper should wake; it may be late already.
    private long due;
    private boolean asleep;
    private final Thread thread = Threads.named("clearline-lateness", this::watch);

    void begin() {
        thread.start();
    }

    /// What has been added up so far, with what a sleeper is late by who has not woken yet; ask twice, and take the
    /// difference.
    synchronized Duration soFar() {
        return Duration.ofNanos(late + (asleep ? over() : 0));
    }

    synchronized void add(Duration more) {
        late += more.toNanos();
    }

    private void watch() {
        try {
            while (true) {
                sleeps();
                Thread.sleep(NAP);
                wakes();
            }
        } catch (InterruptedException e) {
            // The run has ended.
            wakes();
        }
    }

    private synchronized void sleeps() {
        due = System.nanoTime() + NAP.toNanos();
        asleep = true;
    }

    private synchronized void wakes() {
        late += asleep ? over() : 0;
        asleep = false;
    }

    private long over() {
        long over = System.nanoTime() - due;
        return over > USUAL_NANOS ? over : 0;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
