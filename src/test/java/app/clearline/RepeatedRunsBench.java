// SPDX-License-Identifier: Apache-2.0
package app.clearline;

import app.clearline.fixture.Held;
import app.clearline.model.Answers;
import app.clearline.model.Machine;
import app.clearline.run.Site;
import app.clearline.run.Surroundings;
import app.clearline.run.Wishes;
import app.clearline.service.Profiles;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A thousand runs one after the other in one process: what the first hundred, the hundred in the middle and the last
/// hundred take and leave.
/// Prints; fails for nothing.
@Tag("bench")
class RepeatedRunsBench {

    private static final int RUNS = Integer.getInteger("bench.runs", 1000);
    private static final int PART = Math.max(1, RUNS / 10);
    private static final int WARM_UP = 20;
    private static final Wishes WISHES = new Wishes(Duration.ofSeconds(30), Duration.ZERO, false, null, Set.of());

    /// @param allocated bytes a run
    /// @param heap bytes held after a collection
    private record Part(double allocated, double millis, double heap, Held held) {}

    @Test
    void aThousandRuns() throws Exception {
        try (Site site = new App().open(Profiles.find("practice"), WISHES, Surroundings.DEFAULT)) {
            runs(site, WARM_UP);
            Part first = part(site);
            runs(site, Math.max(0, RUNS / 2 - 2 * PART));
            Part middle = part(site);
            runs(site, Math.max(0, RUNS - RUNS / 2 - PART));
            Part last = part(site);
            System.err.printf("%d runs; after %d, %d and all:%n", RUNS, PART, RUNS / 2);
            line("bytes allocated a run", first.allocated(), middle.allocated(), last.allocated());
            line("milliseconds a run", first.millis(), middle.millis(), last.millis());
            line("bytes held after a collection", first.heap(), middle.heap(), last.heap());
            line("threads", threads(first), threads(middle), threads(last));
            line("descriptors", descriptors(first), descriptors(middle), descriptors(last));
        }
    }

    private static double threads(Part part) {
        return part.held().threads().size();
    }

    private static double descriptors(Part part) {
        return part.held().descriptors().size();
    }

    private static void line(String what, double first, double middle, double last) {
        System.err.printf(
                "  %-30s %,15.0f %,15.0f %,15.0f  last to first %.2f%n",
                what, first, middle, last, last / Math.max(1, first));
    }

    private static Part part(Site site) throws InterruptedException, IOException {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = threads.getTotalThreadAllocatedBytes();
        long began = System.nanoTime();
        runs(site, PART);
        double millis = (System.nanoTime() - began) / 1e6 / PART;
        double bytes = (double) (threads.getTotalThreadAllocatedBytes() - allocated) / PART;
        Thread.sleep(2000);
        System.gc();
        Thread.sleep(500);
        System.gc();
        double heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new Part(bytes, millis, heap, Held.now());
    }

    private static void runs(Site site, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            site.start(Answers.UNKNOWN, Machine.UNKNOWN, List.of(), event -> {}).await();
        }
    }
}
