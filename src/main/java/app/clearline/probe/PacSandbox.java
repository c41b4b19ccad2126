// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;

/// Where a script runs that nobody vouches for: no Java classes, and every few instructions a look at the clock and at
/// what it has allocated. Who took the time, the script or a busy machine, is told by the processor's time of its
/// thread.
final class PacSandbox extends ContextFactory {

    private static final int LOOK_EVERY = 5_000;
    private static final int DEEPEST = 500;
    private static final long MOST_BYTES = 128L << 20;
    private static final long LEAST_WORK = Duration.ofMillis(300).toNanos();

    private final Duration time;
    private final long end;
    private volatile boolean stopped;
    private volatile long allocatedBefore = -1;
    private volatile long thread;
    private volatile long workedBefore;
    private volatile long worked;

    /// @param time the longest that the script may take, by the clock on the wall
    PacSandbox(Duration time) {
        this.time = time;
        end = System.nanoTime() + time.toNanos();
    }

    /// Ends the script; no script can catch it.
    static class Stopped extends Error {
        private static final long serialVersionUID = 1L;

        Stopped(String why) {
            super(why);
        }
    }

    /// Its time was over, which may be no fault of its own.
    static final class OutOfTime extends Stopped {
        private static final long serialVersionUID = 1L;

        OutOfTime() {
            super("it ran too long");
        }
    }

    void stop() {
        stopped = true;
    }

    /// The script begins, on this thread: what loading the interpreter took is no work of the script's.
    void begin() {
        workedBefore = processor(Thread.currentThread().threadId());
        thread = Thread.currentThread().threadId();
    }

    /// Whether the script itself took its time, and did not wait for a resolver or for its turn on a busy machine.
    boolean worked() {
        measure();
        return worked > Math.max(time.toNanos() / 6, LEAST_WORK);
    }

    /// A thread that has ended tells nothing any more: what it told last stays.
    private void measure() {
        worked = thread == 0 ? 0 : Math.max(worked, processor(thread) - workedBefore);
    }

    /// Nanoseconds.
    private static long processor(long thread) {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread);
    }

    @Override
    protected Context makeContext() {
        Context context = super.makeContext();
        context.setLanguageVersion(Context.VERSION_ES6);
        context.setInterpretedMode(true);
        context.setInstructionObserverThreshold(LOOK_EVERY);
        context.setMaximumInterpreterStackDepth(DEEPEST);
        context.setClassShutter(name -> false);
        allocatedBefore = allocated();
        return context;
    }

    @Override
    protected void observeInstructionCount(Context context, int count) {
        if (stopped || System.nanoTime() > end) {
            measure();
            throw new OutOfTime();
        }
        if (allocated() - allocatedBefore > MOST_BYTES) {
            throw new Stopped("it took too much memory");
        }
    }

    /// By this thread, in bytes.
    private static long allocated() {
        return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean
                ? bean.getCurrentThreadAllocatedBytes()
                : 0;
    }
}
