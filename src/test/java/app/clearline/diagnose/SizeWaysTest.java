// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import static app.clearline.diagnose.PaperService.udp;
import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Conclusion;
import app.clearline.model.Confidence;
import app.clearline.model.Diagnosis;
import app.clearline.model.Extent;
import app.clearline.model.FailureClass;
import app.clearline.model.HostPort;
import app.clearline.model.Measured;
import app.clearline.model.Outcome;
import app.clearline.model.ProbeKind;
import app.clearline.model.RequirementResult;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Large datagrams in each direction, as a responder tells of them, on paper: what is named, and what must not be.
class SizeWaysTest {

    private static final Extent ASKED =
            new Extent(Duration.ZERO, false, false, new HostPort("responder.admin.test", 3478));

    @Test
    void largeOnesGetThereAndNeverComeBack() {
        Diagnosis diagnosis = sizes(1472, 0, ways(1472, null, 1200, 1252));
        assertThat(causes(diagnosis)).containsExactly(Cause.UDP_LARGE_PACKETS_LOST);
        CauseFound cause = diagnosis.causes().getFirst();
        assertThat(cause.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(cause.requirements()).containsExactly("udp-large");
        assertThat(cause.evidence()).containsExactly("responder-size@responder.admin.test:3478");
        assertThat(cause.details())
                .containsEntry("variant", "back")
                .containsEntry("bytes", "1200")
                .containsEntry("sent", "1472")
                .containsEntry("wanted", "1252")
                .doesNotContainKeys("back", "out");
        assertThat(row(diagnosis).outcome()).isEqualTo(Outcome.WARN);
        assertThat(row(diagnosis).reason().key()).isEqualTo("reason.size.lost-back");
        assertThat(diagnosis.conclusion()).isEqualTo(Conclusion.WORKS_WITH_LIMITS);
    }

    @Test
    void theWayOutIsToldWhereTheOthersSayTheSame() {
        Diagnosis diagnosis = sizes(1200, 0, ways(1200, 1252, 1200, null));
        assertThat(causes(diagnosis)).containsExactly(Cause.UDP_LARGE_PACKETS_LOST);
        CauseFound cause = diagnosis.causes().getFirst();
        assertThat(cause.confidence()).isEqualTo(Confidence.CERTAIN);
        assertThat(cause.details())
                .containsEntry("bytes", "1200")
                .containsEntry("out", "responder.admin.test")
                .doesNotContainKeys("back", "sent");
        assertThat(row(diagnosis).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(row(diagnosis).reason().key()).isEqualTo("reason.size.lost-out");
    }

    @Test
    void bothDirectionsAreToldEachWithItsSize() {
        CauseFound cause = sizes(1200, 0, ways(1200, 1252, 548, 1000)).causes().getFirst();
        assertThat(cause.details())
                .containsEntry("bytes", "1200")
                .containsEntry("out", "responder.admin.test")
                .containsEntry("back", "548");
    }

    @Test
    void aLargeAnswerOfSomebodyElseClearsTheWayBack() {
        Diagnosis diagnosis = sizes(1472, 1500, ways(1472, null, 1200, 1252));
        assertThat(causes(diagnosis)).containsExactly(Cause.HEALTHY);
        assertThat(row(diagnosis).outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void aResponderBehindASmallTunnelIsNotThisNetwork() {
        Diagnosis diagnosis = sizes(1472, 0, ways(1000, 1200, 548, 1000));
        assertThat(causes(diagnosis)).containsExactly(Cause.HEALTHY);
        assertThat(row(diagnosis).outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void whatIsNotBeyondChanceOrLargeEnoughNamesNothing() {
        for (var ways :
                List.of(ways(1472, null, 1200, null), ways(1472, null, 1252, 1372), ways(1252, null, 1252, null))) {
            Diagnosis diagnosis = sizes(1472, 0, ways);
            assertThat(causes(diagnosis)).as("%s", ways).containsExactly(Cause.HEALTHY);
            assertThat(row(diagnosis).outcome()).as("%s", ways).isEqualTo(Outcome.PASS);
        }
    }

    @Test
    void aResponderThatCannotTellOrIsSilentNamesNothing() {
        for (var failure : List.of(FailureClass.UNSUPPORTED, FailureClass.TIMEOUT, FailureClass.BUSY)) {
            Diagnosis diagnosis = World.healthy()
                    .going(ASKED)
                    .fails(failure, step -> step.probe() == ProbeKind.RESPONDER_SIZE)
                    .diagnosis();
            assertThat(causes(diagnosis)).as("%s", failure).containsExactly(Cause.HEALTHY);
            assertThat(row(diagnosis).outcome()).as("%s", failure).isEqualTo(Outcome.PASS);
        }
    }

    @Test
    void oneServerAloneIsConfirmedOrClearedByTheResponder() {
        Diagnosis same = alone(ways(1000, 1200, 1000, null));
        assertThat(same.causes().getFirst().confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(row(same).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(row(same).reason().key()).isEqualTo("reason.size.lost-out");
        Diagnosis passes = alone(ways(1472, null, 1472, null));
        assertThat(causes(passes)).containsExactly(Cause.HEALTHY);
        assertThat(row(passes).outcome()).isEqualTo(Outcome.PASS);
        Diagnosis other = alone(ways(548, 1000, 548, null));
        assertThat(causes(other)).containsExactly(Cause.HEALTHY);
        assertThat(row(other).outcome()).isEqualTo(Outcome.NOT_TESTED);
        Diagnosis unclear = alone(ways(548, null, 548, null));
        assertThat(unclear.causes().getFirst().confidence()).isEqualTo(Confidence.POSSIBLE);
    }

    @Test
    void whatTheResponderSaysOtherwiseOrNotForSureConfirmsNobody() {
        for (var ways : List.of(ways(1200, null, 1200, null), ways(548, 1000, 548, null))) {
            Diagnosis diagnosis = sizes(1200, 0, ways);
            assertThat(row(diagnosis).outcome()).as("%s", ways).isEqualTo(Outcome.FAIL);
            assertThat(row(diagnosis).reason().key()).as("%s", ways).isEqualTo("reason.size.lost");
            assertThat(diagnosis.causes().getFirst().details()).as("%s", ways).doesNotContainKey("out");
        }
    }

    @Test
    void whatIsLostOnTheWayOutIsNotSoftenedByTheWayBack() {
        Diagnosis diagnosis = sizes(1200, 0, ways(1472, null, 1000, 1200));
        assertThat(row(diagnosis).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(row(diagnosis).reason().key()).isEqualTo("reason.size.lost");
    }

    @Test
    void anAnswerOfSomebodyElseThatIsShorterClearsNothing() {
        Diagnosis diagnosis = sizes(1472, 1251, ways(1472, null, 1200, 1252));
        assertThat(row(diagnosis).reason().key()).isEqualTo("reason.size.lost-back");
    }

    @Test
    void aLimitOfTheServiceAloneStays() {
        Diagnosis diagnosis = sizes(1200, 0, ways(1472, null, 1472, null));
        assertThat(row(diagnosis).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(row(diagnosis).reason().key()).isEqualTo("reason.size.lost");
        assertThat(diagnosis.causes().getFirst().details()).doesNotContainKeys("out", "back");
    }

    @Test
    void withoutUdpNothingIsSaidOfItsSize() {
        Diagnosis diagnosis = World.healthy()
                .going(ASKED)
                .fails(FailureClass.TIMEOUT, udp())
                .fails(FailureClass.TIMEOUT, step -> step.probe() == ProbeKind.RESPONDER_SIZE)
                .diagnosis();
        assertThat(causes(diagnosis)).containsExactly(Cause.UDP_BLOCKED);
        assertThat(row(diagnosis).outcome()).isEqualTo(Outcome.NOT_TESTED);
    }

    private static Diagnosis alone(Measured.TwoWaySize ways) {
        return world(1000, 0, ways)
                .fails(
                        FailureClass.NEED_FAILED,
                        step -> step.probe() == ProbeKind.UDP_SIZE
                                && !step.endpoint().host().startsWith("turn."))
                .diagnosis();
    }

    private static Diagnosis sizes(int passed, int passedBack, Measured.TwoWaySize ways) {
        return world(passed, passedBack, ways).diagnosis();
    }

    private static World world(int passed, int passedBack, Measured.TwoWaySize ways) {
        var size = new Measured.DatagramSize(passed, passed == 1472 ? null : passed + 1, passedBack, 20);
        return World.healthy()
                .going(ASKED)
                .sees(step -> step.probe() == ProbeKind.UDP_SIZE ? size : null)
                .sees(step -> step.probe() == ProbeKind.RESPONDER_SIZE ? ways : null);
    }

    private static Measured.TwoWaySize ways(int up, @Nullable Integer upLost, int down, @Nullable Integer downLost) {
        return new Measured.TwoWaySize(up, upLost, down, downLost, 60);
    }

    private static List<Cause> causes(Diagnosis diagnosis) {
        return diagnosis.causes().stream().map(CauseFound::cause).toList();
    }

    private static RequirementResult row(Diagnosis diagnosis) {
        return diagnosis.requirements().stream()
                .filter(r -> r.requirement().id().equals("udp-large"))
                .findFirst()
                .orElseThrow();
    }
}
