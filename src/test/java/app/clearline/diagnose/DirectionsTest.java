// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
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
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Which direction of a line is named, on paper, and when none may be.
class DirectionsTest {

    private static final Extent ASKED =
            new Extent(Duration.ofSeconds(10), false, false, new HostPort("responder.admin.test", 3478));

    /// @param late of this machine, ms
    private record Way(int lost, int jitter, int kilobits, int late) {

        Measured.Stream stream() {
            Duration took = Duration.ofMillis(40);
            Duration shaken = Duration.ofMillis(jitter);
            Duration busy = Duration.ofMillis(late);
            return new Measured.Stream(
                    "udp",
                    500,
                    500 - lost,
                    0,
                    took,
                    took,
                    shaken,
                    kilobits,
                    null,
                    busy,
                    Duration.ofSeconds(10),
                    List.of());
        }
    }

    private static final Way GOOD = new Way(0, 2, 2500, 1);

    /// What the responder's stream shows each way, and what comes back of the others'.
    private static Diagnosis seen(Way up, Way down, Way others) {
        return World.healthy()
                .going(ASKED)
                .sees(step -> step.probe() == ProbeKind.RESPONDER_STREAM
                        ? new Measured.TwoWay(up.stream(), down.stream())
                        : null)
                .sees(step -> step.probe() == ProbeKind.UDP_STREAM ? others.stream() : null)
                .diagnosis();
    }

    private static List<Cause> causes(Diagnosis diagnosis) {
        return diagnosis.causes().stream().map(CauseFound::cause).toList();
    }

    private static Map<String, String> details(Diagnosis diagnosis) {
        assertThat(causes(diagnosis)).containsExactly(Cause.POOR_QUALITY);
        return diagnosis.causes().getFirst().details();
    }

    private static RequirementResult row(Diagnosis diagnosis) {
        return diagnosis.requirements().stream()
                .filter(r -> r.requirement().id().equals("media-quality"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aGoodLineIsNoCause() {
        Diagnosis diagnosis = seen(GOOD, GOOD, new Way(0, 2, 0, 1));
        assertThat(causes(diagnosis)).containsExactly(Cause.HEALTHY);
        assertThat(row(diagnosis).outcome()).isEqualTo(Outcome.PASS);
        assertThat(row(diagnosis).evidence()).anyMatch(id -> id.startsWith("responder-stream"));
    }

    @Test
    void lossOfWhatIsSentIsNamed() {
        Diagnosis diagnosis = seen(new Way(40, 2, 2500, 1), GOOD, new Way(40, 2, 0, 1));
        assertThat(details(diagnosis)).containsEntry("upLoss", "8.0").doesNotContainKeys("downLoss", "upJitter");
        assertThat(row(diagnosis).reason().values()).containsEntry("upLoss", "8.0");
    }

    @Test
    void lossOfWhatIsReceivedIsNamed() {
        assertThat(details(seen(GOOD, new Way(40, 2, 2500, 1), new Way(40, 2, 0, 1))))
                .containsEntry("downLoss", "8.0")
                .doesNotContainKey("upLoss");
    }

    @Test
    void lossBothWaysNamesNeither() {
        Way bad = new Way(25, 2, 2500, 1);
        assertThat(details(seen(bad, bad, new Way(50, 2, 0, 1)))).doesNotContainKeys("upLoss", "downLoss");
        assertThat(details(seen(new Way(30, 2, 2500, 1), new Way(12, 2, 2500, 1), new Way(42, 2, 0, 1))))
                .as("a bit more the one way than the other")
                .doesNotContainKeys("upLoss", "downLoss");
    }

    @Test
    void anUnevenWayIsNamed() {
        assertThat(details(seen(new Way(0, 60, 2500, 1), GOOD, new Way(0, 60, 0, 1))))
                .containsEntry("upJitter", "60")
                .doesNotContainKey("downJitter");
        assertThat(details(seen(GOOD, new Way(0, 60, 2500, 1), new Way(0, 60, 0, 1))))
                .containsEntry("downJitter", "60")
                .doesNotContainKey("upJitter");
        assertThat(details(seen(new Way(0, 60, 2500, 1), new Way(0, 50, 2500, 1), new Way(0, 60, 0, 1))))
                .as("both ways")
                .doesNotContainKeys("upJitter", "downJitter");
    }

    @Test
    void aNarrowWayIsNamed() {
        assertThat(details(seen(new Way(0, 2, 200, 1), new Way(0, 2, 300, 1), new Way(0, 2, 0, 1))))
                .containsEntry("kilobits", "200")
                .containsEntry("upKilobits", "200")
                .doesNotContainKey("downKilobits");
        assertThat(details(seen(new Way(0, 2, 300, 1), new Way(0, 2, 200, 1), new Way(0, 2, 0, 1))))
                .containsEntry("downKilobits", "200")
                .doesNotContainKey("upKilobits");
        assertThat(details(seen(new Way(0, 2, 200, 1), new Way(0, 2, 210, 1), new Way(0, 2, 0, 1))))
                .as("the same both ways")
                .doesNotContainKeys("upKilobits", "downKilobits");
    }

    /// Its own line, or its own machine: nobody else sees it.
    @Test
    void aResponderThatLosesPacketsItselfIsNoBadLine() {
        Diagnosis diagnosis = seen(new Way(60, 2, 2500, 1), GOOD, new Way(0, 2, 0, 1));
        assertThat(causes(diagnosis)).containsExactly(Cause.HEALTHY);
    }

    @Test
    void aStrangerThatHoldsAnswersBackIsNoBadLine() {
        Diagnosis diagnosis = seen(GOOD, GOOD, new Way(100, 2, 0, 1));
        assertThat(causes(diagnosis)).doesNotContain(Cause.POOR_QUALITY);
    }

    @Test
    void aBusyMachineNamesNothing() {
        Diagnosis diagnosis = seen(new Way(60, 90, 100, 70), GOOD, new Way(60, 90, 0, 70));
        assertThat(causes(diagnosis)).containsExactly(Cause.HEALTHY);
        assertThat(row(diagnosis).outcome()).isEqualTo(Outcome.NOT_TESTED);
    }

    @Test
    void aResponderThatCannotBeUsedLeavesItToTheOthers() {
        Diagnosis diagnosis = World.healthy()
                .going(ASKED)
                .fails(FailureClass.UNSUPPORTED, step -> step.probe() == ProbeKind.RESPONDER_STREAM)
                .diagnosis();
        assertThat(causes(diagnosis)).containsExactly(Cause.HEALTHY);
        assertThat(row(diagnosis).outcome()).isEqualTo(Outcome.PASS);
    }
}
