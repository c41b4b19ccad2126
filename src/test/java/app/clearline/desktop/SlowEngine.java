// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Answers;
import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Change;
import app.clearline.model.Conclusion;
import app.clearline.model.Confidence;
import app.clearline.model.Diagnosis;
import app.clearline.model.Endpoint;
import app.clearline.model.Failure;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.FirewallRule;
import app.clearline.model.Machine;
import app.clearline.model.Observation;
import app.clearline.model.Outcome;
import app.clearline.model.Phrase;
import app.clearline.model.Plan;
import app.clearline.model.ProbeKind;
import app.clearline.model.RequirementResult;
import app.clearline.model.Route;
import app.clearline.model.Run;
import app.clearline.model.Service;
import app.clearline.model.Step;
import app.clearline.model.Topic;
import app.clearline.run.Checkup;
import app.clearline.run.Engine;
import app.clearline.run.RunEvent;
import app.clearline.run.Site;
import app.clearline.run.Surroundings;
import app.clearline.run.Wishes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// An engine without a network: one step after the other, each as slow as the test wants; UDP is silent.
final class SlowEngine implements Engine {

    /// How long a step takes.
    volatile Duration pace = Duration.ofMillis(5);
    /// Ids of the steps that were really made, in their order.
    final Collection<String> made = new ConcurrentLinkedQueue<>();

    @Override
    public Machine detect() {
        return Sample.MACHINE;
    }

    @Override
    public Site open(Service service, Wishes wishes, Surroundings surroundings) {
        return new Place(service);
    }

    private final class Place implements Site {

        private final Service service;

        Place(Service service) {
            this.service = service;
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
        public Plan plan(Answers answers) {
            var steps = new ArrayList<Step>();
            for (Endpoint endpoint : service.endpoints()) {
                for (ProbeKind probe : endpoint.probes().stream().sorted().toList()) {
                    String id = Step.id(probe, endpoint, Route.direct());
                    steps.add(new Step(id, probe, endpoint, Route.direct(), List.of(), Duration.ofSeconds(5)));
                }
            }
            return new Plan(steps);
        }

        @Override
        public Checkup start(
                Answers answers, Machine machine, Collection<Observation> known, Consumer<RunEvent> events) {
            return new Under(this, answers, machine, known, events);
        }

        @Override
        public Diagnosis diagnose(Answers answers, Collection<Observation> observations) {
            Set<String> failed = Set.copyOf(observations.stream()
                    .filter(each -> !each.ok() && each.tried())
                    .map(Observation::id)
                    .toList());
            List<RequirementResult> rows = service.requirements().stream()
                    .map(row -> {
                        boolean udp = row.id().startsWith("udp");
                        Outcome outcome = observations.isEmpty()
                                ? Outcome.NOT_TESTED
                                : udp ? (failed.isEmpty() ? Outcome.NOT_TESTED : Outcome.FAIL) : Outcome.PASS;
                        String said = outcome == Outcome.FAIL
                                ? "no answer to 15 tries"
                                : outcome == Outcome.PASS ? "5 hosts answered in 41 ms" : "not tried yet";
                        return new RequirementResult(
                                row,
                                outcome,
                                Phrase.of(said),
                                observations.stream()
                                        .map(Observation::id)
                                        .limit(2)
                                        .toList(),
                                outcome == Outcome.FAIL ? List.of(Cause.UDP_BLOCKED) : List.of());
                    })
                    .toList();
            return failed.isEmpty()
                    ? new Diagnosis(Conclusion.CANNOT_TELL, List.of(), rows)
                    : new Diagnosis(Conclusion.WORKS_WITH_LIMITS, List.of(udpBlocked(failed)), rows);
        }

        @Override
        public void close() {}
    }

    private static CauseFound udpBlocked(Set<String> evidence) {
        return new CauseFound(
                Cause.UDP_BLOCKED,
                Confidence.CERTAIN,
                List.of("udp-3478"),
                List.copyOf(evidence),
                Map.of("hosts", "relay.example.com"),
                List.of(new Change(Topic.ALLOW_UDP_3478, List.of(new FirewallRule("UDP", "3478", List.of("any"))))));
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
                    Observation observation = observed(step, at, stopped);
                    seen.add(observation);
                    events.accept(new RunEvent.Ended(observation));
                }
            }
            over.countDown();
        }

        private Observation observed(Step step, Duration at, boolean stopped) {
            Failure failure = stopped
                    ? new Failure(FailureClass.CANCELLED, "stopped")
                    : step.probe() == ProbeKind.STUN_UDP
                            ? new Failure(FailureClass.TIMEOUT, "no answer to 15 requests")
                            : null;
            Finding finding = failure == null
                    ? new Finding.Tcp(
                            "192.0.2.17:50112", step.endpoint().at().toString(), Map.of("198.51.100.7", "open"))
                    : null;
            return new Observation(step.id(), step.probe(), step.endpoint(), step.route(), at, pace, finding, failure);
        }

        @Override
        public Plan plan() {
            return place.plan(answers);
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
                    place.diagnose(answers, List.copyOf(seen)));
        }

        @Override
        public void cancel() {
            thread.interrupt();
        }
    }
}
