// SPDX-License-Identifier: Apache-2.0
package app.clearline.run;

import app.clearline.model.Failure;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.Step;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One probe at work on a thread of its own, given up when its time is over.
final class Attempt {

    /// How long after its deadline a probe may still report by itself, and after an interrupt.
    private static final long GRACE_MILLIS = 150;

    private static final long LAST_WORD_MILLIS = 40;

    private final Step step;
    private final Probe probe;
    private final Scene scene;
    private final CompletableFuture<Ended> result = new CompletableFuture<>();

    /// @param cut whether it was ended from outside
    record Ended(@Nullable Finding finding, @Nullable Failure failure, boolean cut) {}

    Attempt(Step step, Probe probe, Scene scene) {
        this.step = step;
        this.probe = probe;
        this.scene = scene;
    }

    /// Runs the probe until it ends or its deadline, by [System#nanoTime()], has passed.
    ///
    /// @throws InterruptedException when the run is stopped; the probe is stopped too
    Ended within(long deadline) throws InterruptedException {
        Thread worker = Threads.named(step.id() + " at work", () -> result.complete(run()));
        worker.start();
        try {
            long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()) + GRACE_MILLIS;
            return result.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            worker.interrupt();
            return lastWord();
        } catch (InterruptedException e) {
            worker.interrupt();
            throw e;
        } catch (ExecutionException e) {
            // The future is only ever completed with a value.
            throw new IllegalStateException(e);
        }
    }

    private Ended run() {
        try {
            return new Ended(probe.run(step, scene), null, false);
        } catch (ProbeException e) {
            return new Ended(e.finding(), e.failure(), false);
        } catch (InterruptedException e) {
            return new Ended(null, new Failure(FailureClass.TIMEOUT, "stopped at its deadline"), true);
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
            // A probe that breaks must not break the run: it is an observation of a fault of ours.
            return new Ended(null, Failures.of(e), false);
        }
    }

    private Ended lastWord() throws InterruptedException {
        try {
            return result.get(LAST_WORD_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // The probe does not listen, perhaps in native code: it is abandoned.
            return new Ended(null, new Failure(FailureClass.TIMEOUT, "abandoned at its deadline"), true);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
