// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import static app.clearline.diagnose.PaperService.host;
import static app.clearline.diagnose.PaperService.probe;
import static app.clearline.diagnose.PaperService.udp;
import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Confidence;
import app.clearline.model.Diagnosis;
import app.clearline.model.Extent;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.Measured;
import app.clearline.model.Outcome;
import app.clearline.model.PortRange;
import app.clearline.model.ProbeKind;
import app.clearline.model.RequirementResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a responder shows, on paper, and what it must not be taken for.
class ResponderRulesTest {

    private static final Extent ASKED =
            new Extent(Duration.ZERO, false, false, new HostPort("responder.admin.test", 3478));
    private static final List<PortRange> LOW = List.of(new PortRange(1025, 30000));
    private static final List<PortRange> HIGH = List.of(new PortRange(30001, 65535));
    private static final List<PortRange> ALL = List.of(new PortRange(1025, 65535));

    @Test
    void allOpen() {
        Diagnosis diagnosis = ports(64511, ALL, List.of()).diagnosis();
        assertThat(causes(diagnosis)).containsExactly(Cause.HEALTHY);
        assertThat(row(diagnosis, "udp-high").outcome()).isEqualTo(Outcome.PASS);
        assertThat(row(diagnosis, "udp-high").reason().key()).isEqualTo("reason.udp.ports-open");
    }

    @Test
    void aSampleIsNotEachPort() {
        assertThat(row(ports(64, ALL, List.of()).diagnosis(), "udp-high")
                        .reason()
                        .key())
                .isEqualTo("reason.udp.ports-sample-open");
    }

    @Test
    void shutRangesAreNamed() {
        Diagnosis diagnosis = ports(64511, LOW, HIGH).diagnosis();
        assertThat(causes(diagnosis)).containsExactly(Cause.UDP_HIGH_PORTS_BLOCKED);
        CauseFound cause = diagnosis.causes().getFirst();
        assertThat(cause.details()).containsEntry("ports", "30001–65535").containsEntry("open", "1025–30000");
        assertThat(cause.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(row(diagnosis, "udp-high").outcome()).isEqualTo(Outcome.WARN);
    }

    @Test
    void aSecondHostThatIsSilentThereMakesItCertain() {
        Diagnosis diagnosis = ports(64, HIGH, List.of(new PortRange(19000, 30000)))
                .fails(FailureClass.TIMEOUT, host("stun.third").and(udp()))
                .diagnosis();
        assertThat(causes(diagnosis)).containsExactly(Cause.UDP_HIGH_PORTS_BLOCKED);
        assertThat(diagnosis.causes().getFirst().confidence()).isEqualTo(Confidence.CERTAIN);
    }

    @Test
    void aHostThatAnswersWhereTheResponderIsSilentContradictsIt() {
        Diagnosis diagnosis = ports(64, HIGH, LOW).diagnosis();
        assertThat(causes(diagnosis)).containsExactly(Cause.HEALTHY);
        assertThat(row(diagnosis, "udp-high").reason().key()).isEqualTo("reason.udp.range-sample");
    }

    @Test
    void aPortOfARelayThatWasReachedWhereTheResponderIsSilentContradictsIt() {
        var ports =
                new Measured.Ports(64, List.of(new PortRange(1025, 39999)), List.of(new PortRange(40000, 65535)), 1000);
        World alone = seeing(ProbeKind.UDP_PORTS, ports);
        assertThat(causes(alone.diagnosis())).containsExactly(Cause.UDP_HIGH_PORTS_BLOCKED);
        World beside = seeing(ProbeKind.UDP_PORTS, ports)
                .going(new Extent(Duration.ZERO, false, true, new HostPort("responder.admin.test", 3478)));
        assertThat(causes(beside.diagnosis())).containsExactly(Cause.HEALTHY);
        assertThat(row(beside.diagnosis(), "udp-high").reason().key()).isEqualTo("reason.udp.relay-ports-open");
    }

    @Test
    void onlyThePortThatHasARowOfItsOwnIsNoRange() {
        List<PortRange> one = List.of(new PortRange(3478, 3478));
        assertThat(row(ports(1, one, List.of()).diagnosis(), "udp-high")
                        .reason()
                        .key())
                .isEqualTo("reason.udp.range-sample");
    }

    @Test
    void repliesAreLost() {
        Diagnosis diagnosis =
                heard(25, 25, 0).fails(FailureClass.TIMEOUT, udp()).diagnosis();
        assertThat(causes(diagnosis)).containsExactly(Cause.UDP_REPLIES_LOST);
        assertThat(diagnosis.causes().getFirst().confidence()).isEqualTo(Confidence.CERTAIN);
        assertThat(diagnosis.causes().getFirst().requirements()).contains("udp-3478", "udp-media", "udp-high");
    }

    @Test
    void othersAnswersComeBackSoTheResponderLosesItsOwn() {
        assertThat(causes(heard(25, 25, 0).diagnosis())).containsExactly(Cause.HEALTHY);
    }

    @Test
    void whatIsNotHeardIsBlocked() {
        assertThat(causes(heard(25, 0, 0).fails(FailureClass.TIMEOUT, udp()).diagnosis()))
                .containsExactly(Cause.UDP_BLOCKED);
        assertThat(causes(heard(25, 2, 0).fails(FailureClass.TIMEOUT, udp()).diagnosis()))
                .as("a handful that slipped through proves nothing")
                .containsExactly(Cause.UDP_BLOCKED);
    }

    @Test
    void aResponderThatIsDownSaysNothing() {
        var world = asked().fails(
                        FailureClass.UNSUPPORTED, probe(ProbeKind.UDP_PORTS, ProbeKind.UDP_HEARD, ProbeKind.HTTP_ECHO));
        assertThat(causes(world.diagnosis())).containsExactly(Cause.HEALTHY);
        Diagnosis alone = asked().fails(FailureClass.UNSUPPORTED, probe(ProbeKind.UDP_PORTS))
                .seenOnly(o -> !List.of("stun.third.test", "stun.fourth.test")
                        .contains(o.endpoint().host()))
                .diagnosis();
        assertThat(row(alone, "udp-high").outcome()).isEqualTo(Outcome.NOT_TESTED);
        assertThat(row(alone, "udp-high").reason().key()).isEqualTo("reason.udp.responder-unusable");
    }

    @Test
    void aResponderInANetworkWithoutUdpAddsNoSecondCause() {
        Diagnosis diagnosis =
                ports(64, List.of(), ALL).fails(FailureClass.TIMEOUT, udp()).diagnosis();
        assertThat(causes(diagnosis)).containsExactly(Cause.UDP_BLOCKED);
        assertThat(row(diagnosis, "udp-high").outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void aTransparentProxyShowsItself() {
        var echo = new Measured.Echo(Map.of(), Map.of("via", "1.1 squid"), "400 squid", "192.0.2.2");
        Diagnosis diagnosis = seeing(ProbeKind.HTTP_ECHO, echo).diagnosis();
        assertThat(causes(diagnosis)).containsExactly(Cause.HEALTHY);
        assertThat(row(diagnosis, "proxy-configured").reason().key()).isEqualTo("reason.proxy.seen");
        assertThat(row(diagnosis, "proxy-configured").reason().values()).containsEntry("trace", "via; 400 squid");
    }

    private static World asked() {
        return World.healthy().going(ASKED);
    }

    private static World ports(int asked, List<PortRange> open, List<PortRange> silent) {
        return seeing(ProbeKind.UDP_PORTS, new Measured.Ports(asked, open, silent, 1000));
    }

    private static World heard(int sent, int heard, int answered) {
        return seeing(ProbeKind.UDP_HEARD, new Measured.Heard(sent, heard, answered));
    }

    private static World seeing(ProbeKind kind, Finding finding) {
        return asked().sees(step -> {
            @Nullable Finding found = step.probe() == kind ? finding : null;
            return found;
        });
    }

    private static List<Cause> causes(Diagnosis diagnosis) {
        return diagnosis.causes().stream().map(CauseFound::cause).toList();
    }

    private static RequirementResult row(Diagnosis diagnosis, String id) {
        return diagnosis.requirements().stream()
                .filter(r -> r.requirement().id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
