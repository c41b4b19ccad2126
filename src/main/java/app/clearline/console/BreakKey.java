// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ends a run in order when the process is told to end (Ctrl-C, SIGTERM): the run is cancelled, and what is
/// being written may be finished, so that no half file stays behind.
final class BreakKey implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 2;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean pressed;

    /// @param end what is called, and must return at once
    BreakKey(Runnable end) {
        this.hook = new Thread(() -> stop(end), "break-key");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    boolean pressed() {
        return pressed;
    }

    private void stop(Runnable end) {
        pressed = true;
        end.run();
        try {
            boolean inTime = finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            pressed = inTime || pressed;
        } catch (InterruptedException e) {
            // The process ends anyway.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, and the hook is what runs: it has just been let go.
        }
    }
}
