// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Plays paced packets into a flow while another thread hears what comes of them. Whoever closes the
/// flow's sockets ends both.
final class Traffic implements AutoCloseable {

    private static final int MOST_ERRORS = 1000;

    private final Flow flow;
    private final Thread ear;
    private volatile Tape tape = new Tape(0, 0);
    private volatile @Nullable IOException broken;

    Traffic(Flow flow) {
        this.flow = flow;
        this.ear = Thread.ofVirtual().name("stream-ear").start(this::hear);
    }

    /// Sends packets of `bytes`, one each `gap`, and waits until all have come, at most `patience`
    /// after the last.
    Tape play(int packets, Duration gap, int bytes, Duration patience) throws InterruptedException {
        var fresh = new Tape(tape.after(), packets);
        tape = fresh;
        long begin = System.nanoTime();
        long end = begin + gap.toNanos() * packets + patience.toNanos();
        Thread voice = Thread.ofVirtual().name("stream-voice").start(() -> speak(fresh, begin, gap, bytes));
        try {
            // In short waits, since a stream that broke off brings no more.
            while (broken == null && System.nanoTime() - end < 0) {
                long until = Math.min(end, System.nanoTime() + 50_000_000);
                if (fresh.awaitAll(until)) {
                    break;
                }
                fresh.stalls(System.nanoTime() - until);
            }
            return fresh;
        } finally {
            voice.interrupt();
        }
    }

    /// What broke the flow off; null where it stands.
    @Nullable
    IOException broken() {
        return broken;
    }

    private void speak(Tape to, long begin, Duration gap, int bytes) {
        try {
            for (int i = 0; i < to.packets(); i++) {
                long due = begin + gap.toNanos() * i;
                long wait = due - System.nanoTime();
                if (wait > 0) {
                    Thread.sleep(Duration.ofNanos(wait));
                }
                to.leaves(due, System.nanoTime());
                flow.send(to.number(i), bytes);
            }
        } catch (IOException e) {
            broken = e;
        } catch (InterruptedException e) {
            // All have come, or nobody waits for them any more.
        }
    }

    private void hear() {
        for (int errors = 0; errors < MOST_ERRORS; ) {
            try {
                int number = flow.receive();
                if (number != Flow.NOTHING) {
                    tape.comes(number, System.nanoTime());
                }
            } catch (IOException e) {
                if (flow.closed()) {
                    broken = e;
                    return;
                }
                // An ICMP error: the packet that it is about is missed anyway.
                errors++;
            }
        }
    }

    @Override
    public void close() {
        ear.interrupt();
    }
}
