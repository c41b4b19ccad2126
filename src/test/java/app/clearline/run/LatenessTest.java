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

    private static final Duration LONG = Duration.ofMillis(1500);
    private static final Duration SLOWLY = Duration.ofSeconds(1);
    private static final Duration QUICK = Duration.ofMillis(20);

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
    void whatCouldNotBeginIsTriedAnewAndWasNotTriedElse() throws InterruptedException {
        assertThat(run(Duration.ZERO, 2, FailureClass.BUSY).ok()).isTrue();
        assertThat(run(Duration.ZERO, Integer.MAX_VALUE, FailureClass.BUSY).tried())
                .isFalse();
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

    @Test
    void aSlowLookUpOnALateMachineIsAskedAnewAndTheQuickerOneCounts() throws InterruptedException {
        Finding.Dns found = lookUp(Duration.ofMillis(400), 2);
        assertThat(asked).hasValue(2);
        assertThat(found.ownTook()).isEqualTo(QUICK);
    }

    @Test
    void aLookUpThatStaysSlowOnAMachineThatIsTooLateHasNoTime() throws InterruptedException {
        Finding.Dns found = lookUp(Duration.ofMinutes(1), Integer.MAX_VALUE);
        assertThat(asked).hasValue(2);
        assertThat(found.ownTook()).isNull();
        assertThat(found.system()).containsExactly("192.0.2.7");
    }

    @Test
    void aSlowLookUpOnAMachineInTimeCountsAtOnce() throws InterruptedException {
        Finding.Dns found = lookUp(Duration.ZERO, Integer.MAX_VALUE);
        assertThat(asked).hasValue(1);
        assertThat(found.ownTook()).isEqualTo(LONG);
    }

    @Test
    void aQuickLookUpCountsHoweverLateTheMachineIs() throws InterruptedException {
        Finding.Dns found = lookUp(Duration.ofMinutes(1), 1);
        assertThat(asked).hasValue(1);
        assertThat(found.ownTook()).isEqualTo(QUICK);
    }

    @Test
    void aSlowLookUpBesideWhichOurOwnHadNoTimeIsAskedAnew() throws InterruptedException {
        Observation seen = run(ProbeKind.DNS, Duration.ofMillis(400), () -> {
            boolean first = asked.incrementAndGet() == 1;
            Duration took = first ? LONG : SLOWLY;
            Thread.sleep(took);
            return new Finding.Dns(
                    List.of("192.0.2.7"), List.of(), "NOERROR", List.of(), took, first ? null : took, null);
        });
        assertThat(asked).hasValue(2);
        assertThat(seen.found(Finding.Dns.class).orElseThrow().systemTook()).isEqualTo(SLOWLY);
    }

    /// A look-up that is slow until it is asked for the `good`-th time, on a machine that is late by `late` each time.
    private Finding.Dns lookUp(Duration late, int good) throws InterruptedException {
        Observation seen = run(ProbeKind.DNS, late, () -> {
            boolean slow = asked.incrementAndGet() < good;
            // As long as it says that it took.
            Thread.sleep(slow ? LONG : QUICK);
            Duration took = slow ? LONG : QUICK;
            return new Finding.Dns(List.of("192.0.2.7"), List.of(), "NOERROR", List.of(), took, took, null);
        });
        assertThat(seen.failure()).isNull();
        return seen.found(Finding.Dns.class).orElseThrow();
    }

    @FunctionalInterface
    private interface Finder {
        Finding find() throws ProbeException, InterruptedException;
    }

    /// A probe that fails until it is asked for the `good`-th time, on a machine that is late by `late` each time.
    private Observation run(Duration late, int good, FailureClass type) throws InterruptedException {
        return run(ProbeKind.TCP, late, () -> {
            if (asked.incrementAndGet() < good) {
                // Long enough for an idle machine's own lateness to be a small part of it.
                Thread.sleep(600);
                throw new ProbeException(type, "on purpose");
            }
            return FINDING;
        });
    }

    private static Observation run(ProbeKind kind, Duration late, Finder finder) throws InterruptedException {
        var run = new CompletableFuture<RunUnderWay>();
        Probe probe = (step, scene) -> {
            run.join().lateness.add(late);
            return finder.find();
        };
        var at = new HostPort("192.0.2.1", 443);
        var endpoint = new Endpoint("x", Role.API, at, 443, "/", Set.of(kind), false, Expectation.ANY);
        var step = new Step("x", kind, endpoint, Route.direct(), List.of(), Duration.ofSeconds(5));
        run.complete(new Runner(Map.of(kind, probe))
                .start(new Plan(List.of(step)), List.of(), Duration.ofSeconds(20), event -> {}));
        return run.join().await().getFirst();
    }
}
