// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Answers;
import app.clearline.model.Conclusion;
import app.clearline.model.Diagnosis;
import app.clearline.model.Machine;
import app.clearline.model.Observation;
import app.clearline.model.Plan;
import app.clearline.model.Run;
import app.clearline.model.Service;
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
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Plays a prepared run, and keeps what it was asked.
final class FakeEngine implements Engine {

    Machine machine = Samples.MACHINE;
    Conclusion conclusion = Conclusion.WORKS;
    List<Observation> observations = List.of(Samples.REACHED);

    @Nullable
    Service opened;

    @Nullable
    Wishes wishes;

    @Nullable
    Surroundings surroundings;

    @Nullable
    Answers answers;

    boolean broken;
    /// Whether a run goes on until it is cancelled.
    boolean endless;
    final CountDownLatch cancelled = new CountDownLatch(1);
    int closed;

    @Override
    public Machine detect() {
        return machine;
    }

    @Override
    public Site open(Service service, Wishes wishes, Surroundings surroundings) {
        this.opened = service;
        this.wishes = wishes;
        this.surroundings = surroundings;
        return new FakeSite();
    }

    private final class FakeSite implements Site {

        @Override
        public Service service() {
            return Samples.SERVICE;
        }

        @Override
        public Answers fit(Answers answers) {
            return answers;
        }

        @Override
        public Plan plan(Answers answers, Machine machine) {
            return new Plan(List.of(Samples.STEP));
        }

        @Override
        public Checkup start(Answers given, Machine machine, Collection<Observation> known, Consumer<RunEvent> events) {
            answers = given;
            return new FakeCheckup(FakeEngine.this, this, given, events);
        }

        @Override
        public Diagnosis diagnose(Answers answers, Machine machine, Collection<Observation> observations) {
            return Samples.diagnosis(conclusion, new ArrayList<>(observations));
        }

        @Override
        public void close() {
            closed++;
        }
    }

    private record FakeCheckup(FakeEngine engine, FakeSite site, Answers answers, Consumer<RunEvent> events)
            implements Checkup {

        @Override
        public Plan plan() {
            return site.plan(answers, engine.machine);
        }

        @Override
        public Run await() throws InterruptedException {
            if (engine.broken) {
                throw new IllegalStateException("broken on purpose");
            }
            events.accept(new RunEvent.Started(Samples.STEP, Duration.ofMillis(3)));
            if (engine.endless) {
                engine.cancelled.await();
            }
            engine.observations.forEach(seen -> events.accept(new RunEvent.Ended(seen)));
            return new Run(
                    "0.0.0-test",
                    Instant.parse("2026-11-22T12:00:00Z"),
                    Duration.ofMillis(1234),
                    Samples.SERVICE,
                    answers,
                    engine.machine,
                    engine.observations,
                    site.diagnose(answers, engine.machine, engine.observations));
        }

        @Override
        public void cancel() {
            engine.cancelled.countDown();
        }
    }
}
