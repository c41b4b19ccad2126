// SPDX-License-Identifier: Apache-2.0
package app.clearline.watch;

import app.clearline.diagnose.Relevance;
import app.clearline.model.Answers;
import app.clearline.model.Group;
import app.clearline.model.Machine;
import app.clearline.model.Need;
import app.clearline.model.Observation;
import app.clearline.model.Plan;
import app.clearline.model.Requirement;
import app.clearline.model.Run;
import app.clearline.model.Step;
import app.clearline.run.Checkup;
import app.clearline.run.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Checks again and again until it is stopped. The first look is at everything; those after it are
/// at the watched groups, with all that their steps need, and keep the rest as it was seen then.
public final class Vigil {

    private final Site site;
    private final Answers answers;
    private final Machine machine;
    private final Set<Group> only;
    private final Duration every;
    private final WatchLog log;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Checkup under;

    /// One look.
    ///
    /// @param number from 1
    /// @param changes what became another since the look before
    public record Look(long number, Run run, List<WatchLog.Change> changes) {

        public Look {
            changes = List.copyOf(changes);
        }
    }

    /// A watch that has not begun.
    ///
    /// @param only the groups that are watched; empty: all
    /// @param every from the start of a look to that of the next, which waits for the end of
    ///     the one before
    public Vigil(Site site, Answers answers, Machine machine, Set<Group> only, Duration every) {
        this.site = site;
        this.answers = answers;
        this.machine = machine;
        this.only = Set.copyOf(only);
        this.every = every;
        this.log = new WatchLog(only);
    }

    /// What was seen so far.
    public WatchLog log() {
        return log;
    }

    /// Looks until it is stopped, or as often as is wanted.
    ///
    /// @param most how many looks; 0: without end
    /// @param told of each look, on this thread
    /// @throws InterruptedException where the thread is interrupted; what is under way ends then
    public void keep(long most, Consumer<Look> told) throws InterruptedException {
        List<Observation> seen = List.of();
        for (long number = 1; !over() && (most == 0 || number <= most); number++) {
            long began = System.nanoTime();
            Run run = look(number == 1 ? List.of() : kept(seen));
            if (run == null) {
                return;
            }
            seen = run.observations();
            told.accept(new Look(number, run, log.take(Instant.now(), run.diagnosis())));
            long left = every.toNanos() - (System.nanoTime() - began);
            if ((most == 0 || number < most) && stopped.await(Math.max(0, left), TimeUnit.NANOSECONDS)) {
                return;
            }
        }
    }

    /// Ends it: the look that is under way is broken off and does not count.
    public void stop() {
        stopped.countDown();
        Checkup now = under;
        if (now != null) {
            now.cancel();
        }
    }

    private boolean over() {
        return stopped.getCount() == 0;
    }

    private @Nullable Run look(List<Observation> known) throws InterruptedException {
        Checkup checkup = site.start(answers, machine, known, event -> {});
        under = checkup;
        if (over()) {
            checkup.cancel();
        }
        try {
            Run run = checkup.await();
            return over() ? null : run;
        } catch (InterruptedException e) {
            checkup.cancel();
            throw e;
        } finally {
            under = null;
        }
    }

    /// What is not looked at again.
    private List<Observation> kept(List<Observation> seen) {
        if (only.isEmpty()) {
            return List.of();
        }
        Plan plan = site.plan(answers, machine);
        Map<String, Step> steps = new HashMap<>();
        plan.steps().forEach(step -> steps.put(step.id(), step));
        var anew = new HashSet<String>();
        for (Requirement requirement : site.service().requirements()) {
            if (only.contains(requirement.group())) {
                Relevance.steps(site.service(), requirement, plan).forEach(step -> reach(step, steps, anew));
            }
        }
        return seen.stream().filter(each -> !anew.contains(each.id())).toList();
    }

    /// A step with all that it needs.
    private static void reach(String id, Map<String, Step> steps, Set<String> reached) {
        Step step = steps.get(id);
        if (step != null && reached.add(id)) {
            for (Need need : step.needs()) {
                reach(need.step(), steps, reached);
            }
        }
    }
}
