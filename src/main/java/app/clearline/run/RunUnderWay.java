// SPDX-License-Identifier: Apache-2.0
package app.clearline.run;

import app.clearline.model.Failure;
import app.clearline.model.FailureClass;
import app.clearline.model.Need;
import app.clearline.model.Observation;
import app.clearline.model.Plan;
import app.clearline.model.ProbeKind;
import app.clearline.model.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A plan that is being run. Each step has a thread that waits for its needs and then watches over the attempt, so that
/// a step ends at its deadline even where its probe does not.
public final class RunUnderWay {

    final Lateness lateness = new Lateness();
    private final Plan plan;
    private final Map<ProbeKind, Probe> probes;
    private final Consumer<RunEvent> events;
    private final long began = System.nanoTime();
    private final long budgetEnds;
    private final Map<String, CompletableFuture<Observation>> observations = new LinkedHashMap<>();
    private final List<Thread> watchers = new ArrayList<>();

    RunUnderWay(
            Plan plan,
            Collection<Observation> known,
            Duration budget,
            Map<ProbeKind, Probe> probes,
            Consumer<RunEvent> events) {
        this.plan = plan;
        this.probes = probes;
        this.events = events;
        this.budgetEnds = began + budget.toNanos();
        for (Observation each : known) {
            observations.put(each.id(), CompletableFuture.completedFuture(each));
        }
        for (Step step : plan.steps()) {
            observations.computeIfAbsent(step.id(), id -> new CompletableFuture<>());
        }
    }

    void begin() {
        for (Step step : plan.steps()) {
            CompletableFuture<Observation> future = future(step.id());
            if (!future.isDone()) {
                watchers.add(Threads.named(step.id(), () -> end(step, watch(step))));
            }
        }
        if (!watchers.isEmpty()) {
            lateness.begin();
        }
        watchers.forEach(Thread::start);
    }

    /// Waits until every step has ended, which the budget bounds.
    ///
    /// @return what was known before and what was seen now, in the order of the plan
    public List<Observation> await() throws InterruptedException {
        var all = new ArrayList<Observation>();
        for (CompletableFuture<Observation> each : observations.values()) {
            all.add(get(each));
        }
        return all;
    }

    /// Ends every step that has not ended, within 100 ms.
    public void cancel() {
        watchers.forEach(Thread::interrupt);
    }

    private Observation watch(Step step) {
        Duration started = since();
        try {
            Map<String, Observation> seen = needs(step);
            started = since();
            for (Need need : step.needs()) {
                Observation needed = seen.get(need.step());
                if (need.succeed() && needed != null && !needed.ok()) {
                    return notRun(step, started, FailureClass.NEED_FAILED, need.step());
                }
            }
            return attempt(step, seen, started);
        } catch (InterruptedException e) {
            return notRun(step, started, FailureClass.CANCELLED, "the run was stopped");
        }
    }

    private Observation attempt(Step step, Map<String, Observation> seen, Duration started)
            throws InterruptedException {
        Probe probe = probes.get(step.probe());
        if (probe == null) {
            return notRun(step, started, FailureClass.UNSUPPORTED, "no probe of this kind");
        }
        long now = System.nanoTime();
        if (budgetEnds <= now) {
            return notRun(step, started, FailureClass.BUDGET, "the time for the whole run was used up before");
        }
        events.accept(new RunEvent.Started(step, started));
        BiConsumer<Long, Long> progress =
                (done, total) -> events.accept(new RunEvent.Progressed(step.id(), done, total));
        BooleanSupplier others = () -> answeredElsewhere(step);
        Attempt.Ended ended = new Attempts(step, probe, seen, progress, lateness, budgetEnds, others).from(now);
        Failure failure = ended.failure();
        if (failure != null && ended.cut() && budgetEnds <= System.nanoTime()) {
            failure = new Failure(FailureClass.BUDGET, "the time for the whole run was used up");
        }
        return new Observation(
                step.id(),
                step.probe(),
                step.endpoint(),
                step.route(),
                started,
                since().minus(started),
                ended.finding(),
                failure);
    }

    /// There is one OCSP responder and one host of revocation lists: web servers answer for them.
    private boolean answeredElsewhere(Step step) {
        boolean few = step.probe() == ProbeKind.OCSP || step.probe() == ProbeKind.CRL;
        return plan.steps().stream()
                .filter(other -> other.route().equals(step.route()))
                .filter(other -> other.probe() == step.probe() || (few && other.probe() == ProbeKind.HTTPS))
                .map(other -> future(other.id()))
                .anyMatch(future -> future.isDone() && future.join().ok());
    }

    private Map<String, Observation> needs(Step step) throws InterruptedException {
        var seen = new HashMap<String, Observation>();
        for (Need need : step.needs()) {
            seen.put(need.step(), get(future(need.step())));
        }
        return seen;
    }

    /// Others wait on the future, so it is completed whatever the listener does.
    private void end(Step step, Observation observation) {
        try {
            events.accept(new RunEvent.Ended(observation));
        } finally {
            future(step.id()).complete(observation);
            if (observations.values().stream().allMatch(CompletableFuture::isDone)) {
                lateness.close();
            }
        }
    }

    private Observation notRun(Step step, Duration started, FailureClass type, String detail) {
        return new Observation(
                step.id(),
                step.probe(),
                step.endpoint(),
                step.route(),
                started,
                since().minus(started),
                null,
                new Failure(type, detail));
    }

    private CompletableFuture<Observation> future(String id) {
        @Nullable CompletableFuture<Observation> future = observations.get(id);
        if (future == null) {
            throw new IllegalStateException("not in the plan: " + id);
        }
        return future;
    }

    private Duration since() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static Observation get(CompletableFuture<Observation> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            // Futures here are only ever completed with a value.
            throw new IllegalStateException(e);
        }
    }
}
