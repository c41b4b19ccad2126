// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Answers;
import app.clearline.model.FailureClass;
import app.clearline.model.Machine;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Run;
import app.clearline.model.Service;
import app.clearline.run.Checkup;
import app.clearline.run.Engine;
import app.clearline.run.Site;
import app.clearline.run.Surroundings;
import app.clearline.run.Wishes;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The checks: commands that return at once, and one property that says how they stand, at most ten times a second.
final class Checks implements AutoCloseable {

    private static final Duration FRAME = Duration.ofMillis(100);
    private static final int FRAMES_PER_TICK = 5;

    private final Engine engine;
    /// Does all that touches the site, one thing after the other.
    private final ExecutorService hand = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("clearline-checks").factory());
    private final AtomicLong round = new AtomicLong();
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(Progress.NONE);

    /// The round whose end has been shown; only the window's thread touches it.
    private long ended;

    // What only the hand touches.
    private Wishes wishes = Wishes.DEFAULT;
    private @Nullable Site site;
    private @Nullable Checkup checkup;
    private @Nullable Tally tally;

    Checks(Engine engine) {
        this.engine = engine;
    }

    ReadOnlyObjectProperty<Progress> progress() {
        return progress.getReadOnlyProperty();
    }

    /// Makes a service ready and begins with what needs no answers.
    void open(Service service, Wishes wished, Surroundings surroundings, Machine machine) {
        long mine = round.incrementAndGet();
        progress.set(Progress.opening(service));
        hand.execute(() -> {
            leave();
            wishes = wished;
            try {
                Site opened = engine.open(service, wished, surroundings);
                site = opened;
                start(opened, Answers.UNKNOWN, machine, Progress.Phase.EARLY, List.of());
            } catch (IOException | RuntimeException e) {
                // The far end cannot be put up, or we are at fault: the page says so and the person can choose another.
                publish(mine, Progress.trouble(service, String.valueOf(e.getMessage())));
            }
        });
    }

    /// Makes the service ready anew, with other wishes or logins, and runs what these answers ask for.
    ///
    /// @param anew what is not kept of what was seen
    void reopen(
            Service service,
            Wishes wished,
            Surroundings surroundings,
            Answers answers,
            Machine machine,
            Predicate<Observation> anew) {
        long mine = round.incrementAndGet();
        hand.execute(() -> {
            Collection<Observation> known =
                    kept(Set.of()).stream().filter(anew.negate()).toList();
            Tally before = tally;
            leave();
            tally = before;
            wishes = wished;
            try {
                Site opened = engine.open(service, wished, surroundings);
                site = opened;
                if (prepared(opened, answers)) {
                    start(opened, answers, machine, Progress.Phase.RUNNING, known);
                }
            } catch (IOException | RuntimeException e) {
                // As when it is opened: the page says why there are no checks.
                publish(mine, Progress.trouble(service, String.valueOf(e.getMessage())));
            }
        });
    }

    /// Runs what these answers ask for; what was seen already and still holds is kept.
    void begin(Answers answers, Machine machine) {
        hand.execute(() -> {
            if (site != null && prepared(site, answers)) {
                start(site, answers, machine, Progress.Phase.RUNNING, kept(Set.of()));
            }
        });
    }

    /// Runs steps anew and keeps the rest.
    void again(Answers answers, Machine machine, Set<String> steps) {
        hand.execute(() -> {
            boolean asked = steps.stream().anyMatch(step -> step.startsWith(ProbeKind.SESSION.id() + "@"));
            if (site != null && (!asked || prepared(site, answers))) {
                start(site, answers, machine, Progress.Phase.RUNNING, kept(steps));
            }
        });
    }

    /// Ends what is under way; what has ended stays.
    void stop() {
        hand.execute(() -> {
            if (checkup != null) {
                checkup.cancel();
            }
        });
    }

    /// Shows a saved run.
    void show(Run run) {
        round.incrementAndGet();
        hand.execute(this::leave);
        progress.set(Progress.saved(run));
    }

    /// Ends everything; returns at once.
    @Override
    public void close() {
        hand.execute(this::leave);
        hand.shutdown();
    }

    /// Learns what the answers let it learn; whether there is still somebody to run for.
    private static boolean prepared(Site at, Answers answers) {
        try {
            at.prepare(answers);
            return true;
        } catch (InterruptedException e) {
            // The window is closing.
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void leave() {
        if (checkup != null) {
            checkup.cancel();
        }
        if (site != null) {
            site.close();
        }
        checkup = null;
        site = null;
        tally = null;
    }

    private void start(Site at, Answers said, Machine machine, Progress.Phase phase, Collection<Observation> known) {
        if (checkup != null) {
            checkup.cancel();
        }
        long mine = round.incrementAndGet();
        Answers answers = at.fit(said);
        var counting = new Tally(at, answers, machine, phase, wishes.budget().plus(wishes.quality()), known, tally);
        Checkup under = at.start(answers, machine, known, counting::take);
        tally = counting;
        checkup = under;
        Thread.ofVirtual().name("clearline-checks-end").start(() -> watch(mine, under, counting));
    }

    private Collection<Observation> kept(Set<String> anew) {
        if (tally == null) {
            return List.of();
        }
        return tally.observations().stream()
                .filter(seen -> !anew.contains(seen.id()))
                .filter(seen -> !seen.failed(FailureClass.CANCELLED, FailureClass.BUDGET, FailureClass.BUSY))
                .toList();
    }

    private void watch(long mine, Checkup under, Tally counting) {
        Thread painter = Thread.ofVirtual().name("clearline-checks-paint").start(() -> paint(mine, counting));
        try {
            Run run = under.await();
            painter.interrupt();
            publish(mine, counting.progress(run));
        } catch (InterruptedException e) {
            // The window is closing: nobody looks any more.
            painter.interrupt();
        }
    }

    private void paint(long mine, Tally counting) {
        try {
            for (int frame = 0; round.get() == mine; frame++) {
                if (counting.changed() || frame % FRAMES_PER_TICK == 0) {
                    publish(mine, counting.progress(null));
                }
                Thread.sleep(FRAME);
            }
        } catch (InterruptedException e) {
            // The run has ended, and its end is painted by whoever saw it.
            Thread.currentThread().interrupt();
        }
    }

    private void publish(long mine, Progress now) {
        Crossing.home(() -> {
            if (round.get() == mine && ended != mine) {
                ended = now.phase().underWay() ? ended : mine;
                progress.set(now);
            }
        });
    }
}
