// SPDX-License-Identifier: Apache-2.0
package app.clearline.run;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Endpoint;
import app.clearline.model.Expectation;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.Need;
import app.clearline.model.Observation;
import app.clearline.model.Plan;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import app.clearline.model.Route;
import app.clearline.model.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The runner keeps its promises whatever a probe does.
@Timeout(30)
class RunnerTest {

    private static final Duration BUDGET = Duration.ofSeconds(20);
    private static final Finding FINDING = new Finding.Tcp("a", "b", Map.of());

    private final List<RunEvent> events = new CopyOnWriteArrayList<>();

    @Test
    void aStepWaitsForItsNeedsAndSeesThem() throws InterruptedException {
        Step first = step("first", Duration.ofSeconds(5));
        Step second = step("second", Duration.ofSeconds(5), new Need("first", true));
        List<Observation> seen = run(
                (step, scene) -> {
                    assertThat(scene.seen().keySet())
                            .isEqualTo(step.id().equals("second") ? Set.of("first") : Set.of());
                    return FINDING;
                },
                first,
                second);
        assertThat(seen).extracting(Observation::id).containsExactly("first", "second");
        assertThat(seen).allMatch(Observation::ok);
    }

    @Test
    void whatNeedsAFailedStepIsNotRun() throws InterruptedException {
        List<Observation> seen = run(
                (step, scene) -> {
                    throw new ProbeException(FailureClass.REFUSED, "no", FINDING);
                },
                step("first", Duration.ofSeconds(5)),
                step("must", Duration.ofSeconds(5), new Need("first", true)),
                step("anyway", Duration.ofSeconds(5), new Need("first", false)));
        assertThat(types(seen)).containsExactly(FailureClass.REFUSED, FailureClass.NEED_FAILED, FailureClass.REFUSED);
        assertThat(seen.getFirst().finding()).isEqualTo(FINDING);
    }

    @Test
    void aProbeThatDoesNotListenIsAbandonedAtItsDeadline() throws InterruptedException {
        long began = System.nanoTime();
        List<Observation> seen = run(
                (step, scene) -> {
                    long end = System.nanoTime() + Duration.ofSeconds(8).toNanos();
                    while (System.nanoTime() < end) {
                        LockSupport.parkNanos(1_000_000);
                        Thread.interrupted();
                    }
                    return FINDING;
                },
                step("deaf", Duration.ofMillis(200)));
        assertThat(types(seen)).containsExactly(FailureClass.TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void theBudgetCutsWhatHasNotEnded() throws InterruptedException {
        var runner = new Runner(Map.of(ProbeKind.TCP, RunnerTest::sleep));
        RunUnderWay run = runner.start(
                new Plan(List.of(
                        step("long", Duration.ofSeconds(10)),
                        step("after", Duration.ofSeconds(10), new Need("long", false)))),
                List.of(),
                Duration.ofMillis(300),
                events::add);
        assertThat(types(run.await())).containsExactly(FailureClass.BUDGET, FailureClass.BUDGET);
    }

    @Test
    void stoppingEndsFiftyProbesAtOnce() throws InterruptedException {
        var begun = new CountDownLatch(50);
        var runner = new Runner(Map.of(ProbeKind.TCP, (step, scene) -> {
            begun.countDown();
            return sleep(step, scene);
        }));
        Step[] steps = IntStream.range(0, 50)
                .mapToObj(i -> step("step-" + i, Duration.ofSeconds(10)))
                .toArray(Step[]::new);
        RunUnderWay run = runner.start(new Plan(List.of(steps)), List.of(), BUDGET, events::add);
        begun.await();
        long began = System.nanoTime();
        run.cancel();
        List<Observation> seen = run.await();
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        System.err.println("50 probes stopped in " + millis + " ms");
        assertThat(types(seen)).containsOnly(FailureClass.CANCELLED).hasSize(50);
        assertThat(millis).as("bounded, though the machine is shared").isLessThan(1000);
    }

    @Test
    void aBrokenProbeIsAFaultOfOursAndEndsNothingElse() throws InterruptedException {
        List<Observation> seen = run(
                (step, scene) -> {
                    if (step.id().equals("broken")) {
                        throw new IllegalStateException("a bug");
                    }
                    return FINDING;
                },
                step("broken", Duration.ofSeconds(5)),
                step("sound", Duration.ofSeconds(5)));
        assertThat(types(seen)).containsExactly(FailureClass.INTERNAL);
        assertThat(seen.getLast().ok()).isTrue();
    }

    @Test
    void everyStartHasOneEnd() throws InterruptedException {
        run(
                (step, scene) -> {
                    scene.progress().accept(1L, 2L);
                    return FINDING;
                },
                step("first", Duration.ofSeconds(5)),
                step("second", Duration.ofSeconds(5)));
        List<String> told = new ArrayList<>();
        for (RunEvent event : events) {
            told.add(
                    switch (event) {
                        case RunEvent.Started e -> "started " + e.step().id();
                        case RunEvent.Progressed e -> "progressed " + e.step();
                        case RunEvent.Ended e -> "ended " + e.observation().id();
                    });
        }
        assertThat(told.stream().filter(t -> t.endsWith("first")))
                .containsExactly("started first", "progressed first", "ended first");
        assertThat(told).hasSize(6);
    }

    @Test
    void whatIsKnownIsNotAskedAgain() throws InterruptedException {
        Step step = step("known", Duration.ofSeconds(5));
        var known = new Observation(
                "known", ProbeKind.TCP, step.endpoint(), step.route(), Duration.ZERO, Duration.ZERO, FINDING, null);
        var runner = new Runner(Map.of(ProbeKind.TCP, (s, scene) -> {
            throw new IllegalStateException("must not be run");
        }));
        RunUnderWay run = runner.start(new Plan(List.of(step)), List.of(known), BUDGET, events::add);
        assertThat(run.await()).containsExactly(known);
        assertThat(events).isEmpty();
    }

    private List<Observation> run(Probe probe, Step... steps) throws InterruptedException {
        var runner = new Runner(Map.of(ProbeKind.TCP, probe));
        return runner.start(new Plan(List.of(steps)), List.of(), BUDGET, events::add)
                .await();
    }

    private static Finding sleep(Step step, Scene scene) throws InterruptedException {
        Thread.sleep(scene.remaining().plusSeconds(5));
        return FINDING;
    }

    private static List<FailureClass> types(List<Observation> seen) {
        return seen.stream()
                .filter(o -> o.failure() != null)
                .map(o -> o.failure().type())
                .toList();
    }

    private static Step step(String id, Duration deadline, Need... needs) {
        var endpoint = new Endpoint(
                id, Role.API, new HostPort("host", 443), 443, "/", Set.of(ProbeKind.TCP), false, Expectation.ANY);
        return new Step(id, ProbeKind.TCP, endpoint, Route.direct(), List.of(needs), deadline);
    }
}
