// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.diagnose.Diagnostics;
import app.clearline.model.Answers;
import app.clearline.model.Diagnosis;
import app.clearline.model.Extent;
import app.clearline.model.Machine;
import app.clearline.model.Observation;
import app.clearline.model.Plan;
import app.clearline.model.ProbeKind;
import app.clearline.model.Run;
import app.clearline.model.Service;
import app.clearline.model.Step;
import app.clearline.plan.Planner;
import app.clearline.run.Checkup;
import app.clearline.run.Engine;
import app.clearline.run.RunEvent;
import app.clearline.run.Site;
import app.clearline.run.Surroundings;
import app.clearline.run.Wishes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An engine without a network: one step after the other, each as slow as the test wants. The plans and what
/// is made of them are real; what is seen is made up.
final class SlowEngine implements Engine {

    /// How long a step takes.
    volatile Duration pace = Duration.ofMillis(5);
    /// The kinds of step that get no answer.
    volatile Set<ProbeKind> silent = Set.of(ProbeKind.STUN_UDP, ProbeKind.TURN_UDP);
    /// Whether the proxy asks for a login, and what it was given last.
    volatile boolean login;
    volatile @Nullable Surroundings surroundings;
    volatile @Nullable Wishes wishes;
    /// Ids of the steps that were really made, in their order.
    final Collection<String> made = new ConcurrentLinkedQueue<>();

    @Override
    public Machine detect() {
        return Sample.MACHINE;
    }

    @Override
    public Site open(Service service, Wishes wishes, Surroundings surroundings) {
        this.wishes = wishes;
        this.surroundings = surroundings;
        return new Place(service, login && surroundings.proxy() == null);
    }

    private final class Place implements Site {

        private final Service service;
        private final boolean stranger;

        Place(Service service, boolean stranger) {
            this.service = service;
            this.stranger = stranger;
        }

        @Override
        public Service service() {
            return service;
        }

        @Override
        public Answers fit(Answers answers) {
            return answers;
        }

        @Override
        public Plan plan(Answers answers, Machine machine) {
            return Planner.plan(service, answers, Extent.QUICK);
        }

        @Override
        public Checkup start(
                Answers answers, Machine machine, Collection<Observation> known, Consumer<RunEvent> events) {
            return new Under(this, answers, machine, known, events);
        }

        @Override
        public Diagnosis diagnose(Answers answers, Machine machine, Collection<Observation> observations) {
            return Diagnostics.of(service, answers, Machine.UNKNOWN, observations);
        }

        @Override
        public void close() {}
    }

    private final class Under implements Checkup {

        private final Place place;
        private final Answers answers;
        private final Machine machine;
        private final Consumer<RunEvent> events;
        private final Collection<Observation> seen = new ConcurrentLinkedQueue<>();
        private final CountDownLatch over = new CountDownLatch(1);
        private final Instant began = Instant.now();
        private final Thread thread;

        Under(Place place, Answers answers, Machine machine, Collection<Observation> known, Consumer<RunEvent> events) {
            this.place = place;
            this.answers = answers;
            this.machine = machine;
            this.events = events;
            seen.addAll(known);
            thread = Thread.ofVirtual().start(this::run);
        }

        private void run() {
            Set<String> known = Set.copyOf(seen.stream().map(Observation::id).toList());
            boolean stopped = false;
            for (Step step : plan().steps()) {
                if (!known.contains(step.id())) {
                    Duration at = Duration.between(began, Instant.now());
                    events.accept(new RunEvent.Started(step, at));
                    if (!stopped) {
                        try {
                            Thread.sleep(pace);
                            made.add(step.id());
                        } catch (InterruptedException e) {
                            // The run was stopped: what is left counts as cancelled.
                            stopped = true;
                        }
                    }
                    Observation observation = Seen.of(step, at, pace, stopped, silent, place.stranger);
                    seen.add(observation);
                    events.accept(new RunEvent.Ended(observation));
                }
            }
            over.countDown();
        }

        @Override
        public Plan plan() {
            return place.plan(answers, machine);
        }

        @Override
        public Run await() throws InterruptedException {
            over.await();
            return new Run(
                    "test",
                    began,
                    Duration.between(began, Instant.now()),
                    place.service,
                    answers,
                    machine,
                    List.copyOf(seen),
                    place.diagnose(answers, machine, List.copyOf(seen)));
        }

        @Override
        public void cancel() {
            thread.interrupt();
        }
    }
}
