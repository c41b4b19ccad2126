// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.run.Scene;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Bounds blocking work on a connection as a whole, where a socket's own time-out bounds only each read: against a far
/// end that sends a byte a second.
final class Watchdog {

    private static final Duration MARGIN = Duration.ofMillis(100);

    private Watchdog() {}

    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException, InterruptedException;
    }

    /// What a probe may still wait: a little less than what the scene has left, so that what was seen is handed over
    /// before the deadline ends the step from outside.
    static Duration left(Scene scene) {
        long all = scene.remaining().toNanos();
        return Duration.ofNanos(all - Math.min(all / 10, MARGIN.toNanos()));
    }

    /// Likewise, and at most `longest`.
    static Duration left(Scene scene, Duration longest) {
        Duration left = left(scene);
        return left.compareTo(longest) < 0 ? left : longest;
    }

    /// Runs `work`; closes `connection` when `time` is over. Give the raw socket, not TLS over it: closing TLS can wait
    /// for the far end.
    ///
    /// @throws SocketTimeoutException when the time was over before the work ended
    /// @throws InterruptedException when this thread was interrupted, which closes a socket that it waits for
    static <T> T within(Duration time, Closeable connection, Work<T> work) throws IOException, InterruptedException {
        var over = new AtomicBoolean();
        Thread guard = Thread.ofVirtual().unstarted(() -> {
            try {
                Thread.sleep(time);
                if (over.compareAndSet(false, true)) {
                    connection.close();
                }
            } catch (InterruptedException e) {
                // The work ended in time, and there is nothing to close.
            } catch (IOException e) {
                // It is as closed as it can be.
            }
        });
        guard.start();
        try {
            T result = work.run();
            if (over.compareAndSet(false, true)) {
                return result;
            }
            throw late(time, null);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw interrupted(e);
            }
            throw over.compareAndSet(false, true) ? e : late(time, e);
        } finally {
            guard.interrupt();
        }
    }

    private static InterruptedException interrupted(IOException e) {
        var stopped = new InterruptedException("stopped while waiting");
        stopped.initCause(e);
        return stopped;
    }

    private static SocketTimeoutException late(Duration time, @Nullable IOException e) {
        var late = new SocketTimeoutException("not finished within " + time.toMillis() + " ms");
        if (e != null) {
            late.initCause(e);
        }
        return late;
    }
}
