// SPDX-License-Identifier: Apache-2.0
package app.clearline.run;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Endpoint;
import app.clearline.model.Expectation;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.Observation;
import app.clearline.model.Plan;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import app.clearline.model.Route;
import app.clearline.model.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Silence proves nothing while this machine is late itself.
@Timeout(30)
class LatenessTest {

    private static final Finding FINDING = new Finding.Tcp("a", "b", Map.of());

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void silenceIsTriedAnewWhereThisMachineWasLate() throws InterruptedException {
        Observation seen = run(Duration.ofMinutes(1), 2, FailureClass.TIMEOUT);
        assertThat(seen.ok()).isTrue();
        assertThat(asked).hasValue(2);
    }

    @Test
    void whatStaysSilentOnALateMachineWasNotTried() throws InterruptedException {
        Observation seen = run(Duration.ofMinutes(1), Integer.MAX_VALUE, FailureClass.TIMEOUT);
        assertThat(seen.failed(FailureClass.BUSY)).isTrue();
        assertThat(seen.tried()).isFalse();
        assertThat(Objects.requireNonNull(seen.failure()).detail()).startsWith("this computer was late by ");
        assertThat(asked).hasValue(3);
    }

    @Test
    void silenceOnAMachineInTimeCounts() throws InterruptedException {
        Observation seen = run(Duration.ZERO, 2, FailureClass.TIMEOUT);
        assertThat(seen.failed(FailureClass.TIMEOUT)).isTrue();
        assertThat(asked).hasValue(1);
    }

    @Test
    void aRefusalCountsHoweverLateItIsHeard() throws InterruptedException {
        Observation seen = run(Duration.ofMinutes(1), 2, FailureClass.REFUSED);
        assertThat(seen.failed(FailureClass.REFUSED)).isTrue();
        assertThat(asked).hasValue(1);
    }

    /// A probe that fails until it is asked for the `good`-th time, on a machine that is late by `late` each time.
    private Observation run(Duration late, int good, FailureClass type) throws InterruptedException {
        var run = new CompletableFuture<RunUnderWay>();
        Probe probe = (step, scene) -> {
            run.join().lateness.add(late);
            if (asked.incrementAndGet() < good) {
                // Long enough for an idle machine's own lateness to be a small part of it.
                Thread.sleep(600);
                throw new ProbeException(type, "on purpose");
            }
            return FINDING;
        };
        var at = new HostPort("192.0.2.1", 443);
        var endpoint = new Endpoint("x", Role.API, at, 443, "/", Set.of(ProbeKind.TCP), false, Expectation.ANY);
        var step = new Step("x", ProbeKind.TCP, endpoint, Route.direct(), List.of(), Duration.ofSeconds(5));
        run.complete(new Runner(Map.of(ProbeKind.TCP, probe))
                .start(new Plan(List.of(step)), List.of(), Duration.ofSeconds(20), event -> {}));
        return run.join().await().getFirst();
    }
}
