// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Answers;
import app.clearline.model.Machine;
import app.clearline.model.Run;
import app.clearline.run.Checkup;
import app.clearline.run.RunEvent;
import app.clearline.run.Site;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// Follows a run from its start to its end, and tells of its events on the thread that asked, in the order in
/// which they came.
final class Watch {

    private sealed interface Happening {}

    private record Seen(RunEvent event) implements Happening {}

    private record Over() implements Happening {}

    private final BlockingQueue<Happening> happenings = new LinkedBlockingQueue<>();
    private final Checkup checkup;
    private final FutureTask<Run> end;

    Watch(Site site, Answers answers, Machine machine) {
        this.checkup = site.start(answers, machine, List.of(), event -> happenings.add(new Seen(event)));
        this.end = new FutureTask<>(checkup::await) {
            @Override
            protected void done() {
                happenings.add(new Over());
            }
        };
    }

    Checkup checkup() {
        return checkup;
    }

    /// Tells of every event until the run ends.
    Run follow(Consumer<RunEvent> events) throws InterruptedException {
        Thread.ofVirtual().name("await-run").start(end);
        try {
            while (happenings.take() instanceof Seen seen) {
                events.accept(seen.event());
            }
            return end.get();
        } catch (ExecutionException e) {
            // The run itself never fails for what the network does: this is a fault of ours.
            throw new IllegalStateException("the run broke off", e.getCause());
        } catch (InterruptedException e) {
            checkup.cancel();
            throw e;
        }
    }
}
