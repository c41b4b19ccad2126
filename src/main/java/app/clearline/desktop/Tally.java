// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.diagnose.Relevance;
import app.clearline.model.Answers;
import app.clearline.model.Diagnosis;
import app.clearline.model.Machine;
import app.clearline.model.Observation;
import app.clearline.model.Outcome;
import app.clearline.model.Phrase;
import app.clearline.model.Plan;
import app.clearline.model.Requirement;
import app.clearline.model.RequirementResult;
import app.clearline.model.Run;
import app.clearline.model.Service;
import app.clearline.model.Step;
import app.clearline.run.RunEvent;
import app.clearline.run.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Collects the events of one run from whatever thread they come on, and says how the rows stand.
final class Tally {

    private final Site site;
    private final Answers answers;
    private final Machine machine;
    private final Progress.Phase phase;
    private final Map<String, Step> plan = new LinkedHashMap<>();
    private final Map<String, Set<String>> stepsOf = new LinkedHashMap<>();
    private final Duration atMost;
    private final Duration before;
    /// How the rows stood in the run before, and what was said there of the one before that.
    private final Map<String, Outcome> earlier;
    private final Map<String, Outcome> earlierWas;
    private volatile Map<String, Outcome> outcomes = Map.of();
    private volatile Map<String, Outcome> changedFrom = Map.of();
    private final Instant began = Instant.now();
    private final long start = System.nanoTime();
    private final Map<String, Observation> seen = new ConcurrentHashMap<>();
    private final Map<String, Instant> ended = new ConcurrentHashMap<>();
    private final Map<String, RunEvent.Progressed> halfway = new ConcurrentHashMap<>();
    private final Map<String, Instant> started = new ConcurrentHashMap<>();
    private volatile @Nullable Duration took;
    private final AtomicBoolean changed = new AtomicBoolean(true);

    /// @param known what an earlier run saw of the same steps
    /// @param run of the same service before this one; null where there is none
    Tally(
            Site site,
            Answers answers,
            Machine machine,
            Progress.Phase phase,
            Duration budget,
            Collection<Observation> known,
            @Nullable Tally run) {
        this.site = site;
        this.answers = answers;
        this.machine = machine;
        this.phase = phase;
        this.atMost = budget;
        this.before = run == null || known.isEmpty() ? Duration.ZERO : run.took();
        this.earlier = run == null ? Map.of() : run.outcomes;
        this.earlierWas = run == null ? Map.of() : run.changedFrom;
        Plan steps = site.plan(answers, machine);
        steps.steps().forEach(step -> plan.put(step.id(), step));
        for (Requirement requirement : site.service().requirements()) {
            stepsOf.put(requirement.id(), Relevance.steps(site.service(), requirement, steps));
        }
        known.stream().filter(observation -> plan.containsKey(observation.id())).forEach(observation -> {
            seen.put(observation.id(), observation);
            ended.put(observation.id(), began);
        });
    }

    /// Takes an event; quick, on any thread.
    void take(RunEvent event) {
        switch (event) {
            case RunEvent.Started it -> started.put(it.step().id(), Instant.now());
            case RunEvent.Progressed it -> halfway.put(it.step(), it);
            case RunEvent.Ended it -> {
                seen.put(it.observation().id(), it.observation());
                ended.put(it.observation().id(), Instant.now());
            }
        }
        changed.set(true);
    }

    /// Whether anything happened since the last time that it was asked.
    boolean changed() {
        return changed.getAndSet(false);
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// How long its steps took, with those that it took over.
    Duration took() {
        Duration whole = took;
        return before.plus(whole == null ? elapsed() : whole);
    }

    List<Observation> observations() {
        return List.copyOf(seen.values());
    }

    /// The rows of a service of which nothing is known yet.
    static List<RowState> waiting(Service service) {
        return service.requirements().stream()
                .map(requirement -> new RowState(
                        requirement,
                        RowState.Stage.WAITING,
                        Phrase.of("desktop.row.waiting"),
                        null,
                        List.of(),
                        null,
                        null))
                .toList();
    }

    /// How it stands now.
    ///
    /// @param run the end of it; null while it is under way
    Progress progress(@Nullable Run run) {
        if (run != null) {
            took = run.took();
        }
        boolean early = phase == Progress.Phase.EARLY;
        Diagnosis diagnosis = run == null ? site.diagnose(answers, machine, observations()) : run.diagnosis();
        var results = new LinkedHashMap<String, RequirementResult>();
        diagnosis
                .requirements()
                .forEach(result -> results.put(result.requirement().id(), result));
        List<RowState> rows = site.service().requirements().stream()
                .map(requirement -> row(requirement, results.get(requirement.id()), run != null))
                .toList();
        if (run != null) {
            remember(rows, early);
        }
        int done = (int) plan.keySet().stream().filter(seen::containsKey).count();
        return new Progress(
                run == null ? phase : early ? Progress.Phase.READY : Progress.Phase.ENDED,
                site.service(),
                done,
                plan.size(),
                took(),
                atMost,
                rows,
                seen,
                diagnosis,
                early || run == null ? null : whole(run),
                null);
    }

    /// What the next run compares itself with; what ran while the person still answered was no whole run.
    private void remember(List<RowState> rows, boolean early) {
        var now = new LinkedHashMap<String, Outcome>();
        var from = new LinkedHashMap<String, Outcome>();
        for (RowState row : rows) {
            if (row.result() != null && !early) {
                now.put(row.requirement().id(), row.result().outcome());
            }
            if (row.was() != null) {
                from.put(row.requirement().id(), row.was());
            }
        }
        outcomes = Map.copyOf(now);
        changedFrom = Map.copyOf(from);
    }

    private @Nullable Outcome was(RequirementResult result) {
        String id = result.requirement().id();
        Outcome then = earlier.get(id);
        return then == result.outcome() ? earlierWas.get(id) : then;
    }

    /// The run as the person sees it: with the time of those before it whose observations it took over.
    private Run whole(Run run) {
        return new Run(
                run.tool(),
                run.started().minus(before),
                took(),
                run.service(),
                run.answers(),
                run.machine(),
                run.observations(),
                run.diagnosis());
    }

    private RowState row(Requirement requirement, @Nullable RequirementResult result, boolean over) {
        Set<String> steps = stepsOf.getOrDefault(requirement.id(), Set.of());
        List<String> listed = plan.keySet().stream().filter(steps::contains).toList();
        Instant at = listed.stream()
                .map(ended::get)
                .filter(time -> time != null)
                .max(Instant::compareTo)
                .orElse(null);
        List<Step> left = listed.stream()
                .filter(step -> !seen.containsKey(step))
                .map(plan::get)
                .filter(Objects::nonNull)
                .toList();
        if (result != null && (over || left.isEmpty())) {
            return new RowState(
                    requirement, RowState.Stage.of(result.outcome()), result.reason(), at, listed, result, was(result));
        }
        var waiting = new Waiting(started, halfway, seen.keySet());
        return listed.stream().noneMatch(started::containsKey)
                ? new RowState(requirement, RowState.Stage.WAITING, waiting.idle(left), at, listed, null, null)
                : new RowState(
                        requirement,
                        RowState.Stage.CHECKING,
                        waiting.phrase(left, listed.size()),
                        at,
                        listed,
                        null,
                        null);
    }
}
