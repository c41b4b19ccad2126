// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Answers;
import app.clearline.model.Group;
import app.clearline.model.Machine;
import app.clearline.model.Service;
import app.clearline.run.Site;
import app.clearline.run.Surroundings;
import app.clearline.run.Wishes;
import app.clearline.watch.Vigil;
import app.clearline.watch.WatchLog;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A watch that goes on in the background, on a site of its own.
final class Watcher implements AutoCloseable {

    private final AtomicReference<@Nullable Vigil> vigil = new AtomicReference<>();
    private volatile boolean closed;

    private Watcher() {}

    /// Begins to watch.
    ///
    /// @param told on the window's thread, after each look
    /// @param failed on the window's thread, where there can be no checks
    static Watcher begin(
            Model model,
            Service service,
            Set<Group> only,
            Duration every,
            Consumer<WatchLog.Summary> told,
            Consumer<Exception> failed) {
        var watcher = new Watcher();
        Answers answers = model.questions.answers();
        Machine machine = model.machine();
        Surroundings surroundings = model.secrets.surroundings();
        Wishes usual = model.wishes(service);
        // Streams at every look would load the line that is being watched.
        var wishes = new Wishes(usual.budget(), Duration.ZERO, false, usual.responder(), usual.practiceFaults());
        Thread.ofVirtual().name("clearline-watch").start(() -> {
            try (Site site = model.engine.open(service, wishes, surroundings)) {
                site.prepare(answers);
                watcher.watch(new Vigil(site, site.fit(answers), machine, only, every), told);
            } catch (IOException | RuntimeException e) {
                // The far end cannot be put up, or we are at fault: the person is told either way.
                Crossing.home(() -> failed.accept(e));
            } catch (InterruptedException e) {
                // Nobody watches any more.
                Thread.currentThread().interrupt();
            }
        });
        return watcher;
    }

    private void watch(Vigil begun, Consumer<WatchLog.Summary> told) throws InterruptedException {
        vigil.set(begun);
        if (closed) {
            return;
        }
        begun.keep(0, look -> {
            WatchLog.Summary now = begun.log().summary();
            Crossing.home(() -> {
                if (!closed) {
                    told.accept(now);
                }
            });
        });
    }

    /// Ends it; returns at once.
    @Override
    public void close() {
        closed = true;
        Vigil begun = vigil.get();
        if (begun != null) {
            begun.stop();
        }
    }
}
