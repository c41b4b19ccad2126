// SPDX-License-Identifier: Apache-2.0
package app.clearline.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.SampleRuns;
import app.clearline.model.Answers;
import app.clearline.model.Diagnosis;
import app.clearline.model.Group;
import app.clearline.model.Machine;
import app.clearline.model.Need;
import app.clearline.model.Observation;
import app.clearline.model.Plan;
import app.clearline.model.ProbeKind;
import app.clearline.model.Route;
import app.clearline.model.Run;
import app.clearline.model.Service;
import app.clearline.model.Step;
import app.clearline.run.Checkup;
import app.clearline.run.RunEvent;
import app.clearline.run.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class VigilTest {

    private static final Run RUN = SampleRuns.healthy();

    private final FakeSite site = new FakeSite();

    @Test
    void aDayOfLooksKeepsNothingButTheLastRun() throws Exception {
        var vigil = vigil(Set.of(), Duration.ZERO);
        vigil.keep(10_000, look -> assertThat(look.changes()).isEmpty());
        assertThat(vigil.log().summary().looks()).isEqualTo(10_000);
        assertThat(site.starts.get()).isEqualTo(10_000);
        assertThat(vigil.log().summary().rows())
                .allMatch(row ->
                        row.cells().size() <= RowWatch.CELLS && row.counts().size() == 1);
        assertThat(vigil.log().summary().changes()).isEmpty();
    }

    @Test
    void onlyTheStepsOfTheWatchedGroupsAndWhatTheyNeedAreMadeAnew() throws Exception {
        var vigil = vigil(Set.of(Group.MEDIA_UDP), Duration.ZERO);
        vigil.keep(2, look -> {});
        assertThat(site.known).hasSize(2);
        assertThat(site.known.getFirst()).isEmpty();
        List<String> kept = site.known.get(1).stream().map(Observation::id).toList();
        assertThat(kept).isNotEmpty().contains(site.other.id()).doesNotContain(site.udp.id(), site.name.id());
    }

    @Test
    void stopEndsItWhileItWaitsAndWhileItLooks() throws Exception {
        var waiting = vigil(Set.of(), Duration.ofHours(1));
        var looked = new CountDownLatch(1);
        Thread thread = watch(waiting, looked);
        assertThat(looked.await(20, TimeUnit.SECONDS)).isTrue();
        waiting.stop();
        assertThat(thread.join(Duration.ofSeconds(20))).isTrue();
        assertThat(waiting.log().summary().looks()).isEqualTo(1);

        site.endless = true;
        var looking = vigil(Set.of(), Duration.ZERO);
        Thread second = watch(looking, new CountDownLatch(1));
        assertThat(site.underWay.await(20, TimeUnit.SECONDS)).isTrue();
        looking.stop();
        assertThat(second.join(Duration.ofSeconds(20))).isTrue();
        assertThat(looking.log().summary().looks()).isZero();
    }

    private Vigil vigil(Set<Group> only, Duration every) {
        return new Vigil(site, Answers.UNKNOWN, Machine.UNKNOWN, only, every);
    }

    private static Thread watch(Vigil vigil, CountDownLatch looked) {
        return Thread.ofVirtual().start(() -> {
            try {
                vigil.keep(0, look -> looked.countDown());
            } catch (InterruptedException e) {
                // Nobody interrupts it here.
                throw new AssertionError(e);
            }
        });
    }

    /// Sees the same at each look: a name, a UDP answer that needs it, and something else.
    private static final class FakeSite implements Site {

        final AtomicLong starts = new AtomicLong();
        final List<Collection<Observation>> known = new ArrayList<>();
        final CountDownLatch underWay = new CountDownLatch(1);
        volatile boolean endless;
        final Step name = step(ProbeKind.DNS, List.of());
        final Step udp = step(ProbeKind.STUN_UDP, List.of(new Need(name.id(), true)));
        final Step other = step(ProbeKind.OCSP, List.of(new Need(name.id(), true)));

        private static Step step(ProbeKind kind, List<Need> needs) {
            var endpoint = RUN.service().endpoints().getFirst();
            Route route = new Route.Direct();
            return new Step(Step.id(kind, endpoint, route), kind, endpoint, route, needs, Duration.ofSeconds(4));
        }

        @Override
        public Service service() {
            return RUN.service();
        }

        @Override
        public Answers fit(Answers answers) {
            return answers;
        }

        @Override
        public Plan plan(Answers answers, Machine machine) {
            return new Plan(List.of(name, udp, other));
        }

        @Override
        public Checkup start(
                Answers answers, Machine machine, Collection<Observation> seen, Consumer<RunEvent> events) {
            starts.incrementAndGet();
            if (known.size() < 2) {
                known.add(seen);
            }
            var cancelled = new CountDownLatch(1);
            return new Checkup() {
                @Override
                public Plan plan() {
                    return FakeSite.this.plan(answers, machine);
                }

                @Override
                public Run await() throws InterruptedException {
                    if (endless) {
                        underWay.countDown();
                        cancelled.await();
                    }
                    return new Run(
                            RUN.tool(),
                            RUN.started(),
                            RUN.took(),
                            RUN.service(),
                            answers,
                            machine,
                            plan().steps().stream().map(FakeSite::seen).toList(),
                            RUN.diagnosis());
                }

                @Override
                public void cancel() {
                    cancelled.countDown();
                }
            };
        }

        private static Observation seen(Step step) {
            return new Observation(
                    step.id(),
                    step.probe(),
                    step.endpoint(),
                    step.route(),
                    Duration.ZERO,
                    Duration.ofMillis(3),
                    null,
                    null);
        }

        @Override
        public Diagnosis diagnose(Answers answers, Machine machine, Collection<Observation> observations) {
            return RUN.diagnosis();
        }

        @Override
        public void close() {}
    }
}
