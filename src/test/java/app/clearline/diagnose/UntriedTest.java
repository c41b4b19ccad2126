// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import static app.clearline.diagnose.PaperService.probe;
import static app.clearline.diagnose.PaperService.role;
import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Conclusion;
import app.clearline.model.Confidence;
import app.clearline.model.Diagnosis;
import app.clearline.model.Failure;
import app.clearline.model.FailureClass;
import app.clearline.model.Observation;
import app.clearline.model.Outcome;
import app.clearline.model.ProbeKind;
import app.clearline.model.RequirementResult;
import app.clearline.model.Role;
import app.clearline.model.Step;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A network in which nothing is wrong as far as is known is not a network in which nothing is wrong.
class UntriedTest {

    private static final Predicate<Step> SIZES = probe(ProbeKind.UDP_SIZE);

    @ParameterizedTest
    @EnumSource(names = {"BUSY", "BUDGET", "CANCELLED", "INTERNAL"})
    void whatCouldNotBeTriedIsSaidBesideTheRest(FailureClass why) {
        Diagnosis diagnosis = World.healthy().fails(why, SIZES).diagnosis();
        assertThat(row(diagnosis, "udp-large").outcome()).isEqualTo(Outcome.NOT_TESTED);
        CauseFound only = only(diagnosis);
        assertThat(only.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(only.key()).isEqualTo("cause.healthy.part");
        assertThat(diagnosis.key()).isEqualTo("conclusion.works.part");
        assertThat(only.details()).containsEntry("untried", "udp-large").containsEntry("rows", "1");
    }

    @Test
    void whatWaitedForItWasNotTriedEither() {
        Diagnosis diagnosis = World.healthy()
                .fails(FailureClass.BUSY, role(Role.MEDIA_RELAY).and(probe(ProbeKind.TCP)))
                .diagnosis();
        assertThat(row(diagnosis, "relay-tls").reason().key()).isEqualTo("reason.need-failed");
        assertThat(only(diagnosis).confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(only(diagnosis).details().get("untried")).contains("relay-tls");
    }

    @Test
    void whatCannotBeTriedHereOrTellsNothingOfCallsTakesNothingAway() {
        assertCertain(World.healthy());
        assertCertain(World.healthy().fails(FailureClass.UNSUPPORTED, SIZES));
        assertCertain(World.healthy().seenOnly(o -> o.probe() != ProbeKind.UDP_SIZE));
        assertCertain(World.healthy().fails(FailureClass.BUSY, probe(ProbeKind.NAT)));
    }

    @Test
    void oneOfSeveralThatCouldNotBeTriedTakesNothingAway() {
        assertCertain(World.healthy()
                .fails(FailureClass.BUSY, probe(ProbeKind.STUN_UDP).and(role(Role.MEDIA_RELAY))));
    }

    @Test
    void aRequiredRowThatCouldNotBeTriedLeavesNothingHealthy() {
        Diagnosis diagnosis = World.healthy()
                .fails(FailureClass.BUSY, probe(ProbeKind.WEBSOCKET))
                .diagnosis();
        assertThat(diagnosis.causes()).isEmpty();
        assertThat(diagnosis.conclusion()).isEqualTo(Conclusion.CANNOT_TELL);
    }

    /// A file may hold what no run leaves.
    @Test
    void stepsThatWaitForEachOtherHaveAnEnd() {
        assertCertain(World.healthy().fails(FailureClass.NEED_FAILED, SIZES).viewed(UntriedTest::waitsForItself));
    }

    private static Observation waitsForItself(Observation o) {
        @Nullable Failure failure = o.failure() == null ? null : new Failure(FailureClass.NEED_FAILED, o.id());
        return new Observation(o.id(), o.probe(), o.endpoint(), o.route(), o.started(), o.took(), o.finding(), failure);
    }

    private static void assertCertain(World world) {
        CauseFound only = only(world.diagnosis());
        assertThat(only.confidence()).isEqualTo(Confidence.CERTAIN);
        assertThat(only.key()).isEqualTo("cause.healthy");
        assertThat(only.details()).containsOnlyKeys("service");
    }

    private static CauseFound only(Diagnosis diagnosis) {
        assertThat(diagnosis.conclusion()).isEqualTo(Conclusion.WORKS);
        assertThat(diagnosis.causes()).extracting(CauseFound::cause).containsExactly(Cause.HEALTHY);
        return diagnosis.causes().getFirst();
    }

    private static RequirementResult row(Diagnosis diagnosis, String id) {
        return diagnosis.requirements().stream()
                .filter(r -> r.requirement().id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
