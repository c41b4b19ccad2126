// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;

/// Where a script runs that nobody vouches for: no Java classes, and every few instructions a look at the clock and at
/// what it has allocated.
final class PacSandbox extends ContextFactory {

    private static final int LOOK_EVERY = 5_000;
    private static final int DEEPEST = 500;
    private static final long MOST_BYTES = 128L << 20;

    private final long end;
    private volatile boolean stopped;
    private volatile long allocatedBefore = -1;

    PacSandbox(Duration time) {
        end = System.nanoTime() + time.toNanos();
    }

    /// Ends the script; no script can catch it.
    static final class Stopped extends Error {
        private static final long serialVersionUID = 1L;

        Stopped(String why) {
            super(why);
        }
    }

    void stop() {
        stopped = true;
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
            throw new Stopped("it ran too long");
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
