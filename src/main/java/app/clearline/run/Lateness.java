// SPDX-License-Identifier: Apache-2.0
package app.clearline.run;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// How late this machine is: a thread of the same kind as the probes sleeps over and over, and adds up how much longer
/// each sleep took. A machine that is late hears answers late, and takes them for silence.
final class Lateness implements AutoCloseable {

    private static final Duration NAP = Duration.ofMillis(50);
    /// What an idle machine oversleeps as well.
    private static final long USUAL_NANOS = Duration.ofMillis(15).toNanos();

    private final AtomicLong late = new AtomicLong();
    private final Thread thread = Threads.named("clearline-lateness", this::watch);

    void begin() {
        thread.start();
    }

    /// What has been added up so far; ask twice, and take the difference.
    Duration soFar() {
        return Duration.ofNanos(late.get());
    }

    void add(Duration more) {
        late.addAndGet(more.toNanos());
    }

    private void watch() {
        try {
            while (true) {
                long before = System.nanoTime();
                Thread.sleep(NAP);
                long over = System.nanoTime() - before - NAP.toNanos();
                if (over > USUAL_NANOS) {
                    add(Duration.ofNanos(over));
                }
            }
        } catch (InterruptedException e) {
            // The run has ended.
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
