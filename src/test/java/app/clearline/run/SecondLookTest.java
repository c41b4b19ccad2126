// SPDX-License-Identifier: Apache-2.0
package app.clearline.run;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Endpoint;
import app.clearline.model.Expectation;
import app.clearline.model.Failure;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One host's silence on an open connection is looked at again where others answered, and only there.
@Timeout(30)
class SecondLookTest {

    private static final Finding FINDING = new Finding.Tcp("a", "b", Map.of());

    private final Map<String, AtomicInteger> looks = new ConcurrentHashMap<>();
    /// Of the second step.
    private Route way = Route.direct();

    @Test
    void aHostThatWasSilentInTheRushIsAskedAgain() throws InterruptedException {
        assertThat(second(ProbeKind.TLS, true, FailureClass.TIMEOUT, 1).failure())
                .isNull();
        assertThat(looks.get("second")).hasValue(2);
    }

    @Test
    void whereThereIsOneOfAKindWebServersAnswerForIt() throws InterruptedException {
        assertThat(second(ProbeKind.HTTPS, ProbeKind.OCSP, true, FailureClass.TIMEOUT, 1)
                        .failure())
                .isNull();
        assertThat(looks.get("second")).hasValue(2);
    }

    @Test
    void anotherKindOfAnswerIsNoReason() throws InterruptedException {
        assertFailsAfter(
                1, FailureClass.TIMEOUT, second(ProbeKind.HTTPS, ProbeKind.WEBSOCKET, true, FailureClass.TIMEOUT, 1));
    }

    @Test
    void aHostThatStaysSilentHasFailed() throws InterruptedException {
        assertFailsAfter(2, FailureClass.TIMEOUT, second(ProbeKind.HTTPS, true, FailureClass.TIMEOUT, 9));
    }

    @Test
    void whereNobodyAnswersOneLookIsEnough() throws InterruptedException {
        assertFailsAfter(1, FailureClass.TIMEOUT, second(ProbeKind.TLS, false, FailureClass.TIMEOUT, 1));
    }

    @Test
    void whatBrokeOffIsNoSilence() throws InterruptedException {
        assertFailsAfter(1, FailureClass.RESET, second(ProbeKind.TLS, true, FailureClass.RESET, 1));
    }

    @Test
    void openingAConnectionIsPersistentEnough() throws InterruptedException {
        assertFailsAfter(1, FailureClass.TIMEOUT, second(ProbeKind.TCP, true, FailureClass.TIMEOUT, 1));
    }

    @Test
    void whoAnswersOnAnotherWaySaysNothingOfThisOne() throws InterruptedException {
        way = new Route.ViaHttp(new HostPort("proxy.test", 3128));
        assertFailsAfter(1, FailureClass.TIMEOUT, second(ProbeKind.TLS, true, FailureClass.TIMEOUT, 1));
    }

    @Test
    void whereTheTimeIsNearlyOverTheFirstLookCounts() throws InterruptedException {
        var tries = new AtomicInteger();
        Probe silent = (step, scene) -> {
            tries.incrementAndGet();
            Thread.sleep(1600);
            throw new ProbeException(FailureClass.TIMEOUT, "nothing came", FINDING);
        };
        // A lateness that nobody measures: however busy the machine is, it is not what this is about.
        long begun = System.nanoTime();
        long ends = begun + Duration.ofSeconds(3).toNanos();
        var attempts = new Attempts(
                step(ProbeKind.TLS, "second"), silent, Map.of(), (done, all) -> {}, new Lateness(), ends, () -> true);
        Attempt.Ended seen = attempts.from(begun);
        assertThat(seen.failure()).isEqualTo(new Failure(FailureClass.TIMEOUT, "nothing came"));
        assertThat(tries).hasValue(1);
    }

    private void assertFailsAfter(int times, FailureClass failure, Observation seen) {
        assertThat(seen.failed(failure)).isTrue();
        assertThat(looks.get("second")).hasValue(times);
    }

    private Observation second(ProbeKind kind, boolean answered, FailureClass failure, int failing)
            throws InterruptedException {
        return second(kind, kind, answered, failure, failing);
    }

    /// What becomes of a step that fails at its first looks, after another that is answered or not.
    private Observation second(ProbeKind other, ProbeKind kind, boolean answered, FailureClass failure, int failing)
            throws InterruptedException {
        Probe probe = (step, scene) -> {
            int look =
                    looks.computeIfAbsent(step.id(), id -> new AtomicInteger()).incrementAndGet();
            if (step.id().equals("first") ? !answered : look <= failing) {
                throw new ProbeException(failure, "nothing came", FINDING);
            }
            return FINDING;
        };
        var plan = new Plan(List.of(step(other, "first"), step(kind, "second", new Need("first", false))));
        return new Runner(other == kind ? Map.of(kind, probe) : Map.of(other, probe, kind, probe))
                .start(plan, List.of(), Duration.ofSeconds(20), event -> {})
                .await()
                .getLast();
    }

    private Step step(ProbeKind kind, String id, Need... needs) {
        var endpoint = new Endpoint(
                id, Role.API, new HostPort(id + ".test", 443), 443, "/", Set.of(kind), false, Expectation.ANY);
        return new Step(
                id, kind, endpoint, needs.length == 0 ? Route.direct() : way, List.of(needs), Duration.ofSeconds(5));
    }
}
