// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Several questions to this machine, asked side by side, that all end at one time. What has no answer by then, or
/// fails, is left unknown; a native call that does not come back is abandoned, since nothing can stop it.
final class Look implements AutoCloseable {

    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("detect").factory());
    private final long end;

    Look(Duration patience) {
        end = System.nanoTime() + patience.toNanos();
    }

    <T> Future<T> ask(Callable<T> question) {
        return threads.submit(question);
    }

    /// Waits for the answer until the look ends.
    <T> T answer(Future<T> asked, T unknown) throws InterruptedException {
        try {
            return asked.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | CancellationException e) { // this source cannot be read here
            return unknown;
        } catch (TimeoutException e) { // too slow: the look goes on without it
            asked.cancel(true);
            return unknown;
        }
    }

    /// Interrupts what is still under way, and does not wait for it.
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
