// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import static app.clearline.diagnose.PaperService.host;
import static app.clearline.diagnose.PaperService.probe;
import static app.clearline.diagnose.PaperService.udp;
import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Conclusion;
import app.clearline.model.Confidence;
import app.clearline.model.Diagnosis;
import app.clearline.model.Extent;
import app.clearline.model.FailureClass;
import app.clearline.model.Measured;
import app.clearline.model.Outcome;
import app.clearline.model.ProbeKind;
import app.clearline.model.RequirementResult;
import app.clearline.model.Step;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// What the ports of a relay show, on paper, and what they must not be taken for.
class RelayedPortsTest {

    private static final Extent LOGIN = new Extent(Duration.ZERO, false, true, null);
    private static final List<Integer> SOME = List.of(30000, 40000, 50000, 60000);
    private static final Predicate<Step> OTHERS = host("stun.third").or(host("stun.fourth"));

    @Test
    void allReached() {
        Diagnosis diagnosis = ports(SOME, List.of()).diagnosis();
        assertThat(causes(diagnosis)).containsExactly(Cause.HEALTHY);
        assertThat(row(diagnosis).outcome()).isEqualTo(Outcome.PASS);
        assertThat(row(diagnosis).reason().key()).isEqualTo("reason.udp.relay-ports-open");
        assertThat(row(diagnosis).reason().values()).containsEntry("ports", "30000, 40000, 50000, 60000");
    }

    @Test
    void aPortThatWasReachedOnceIsNotShut() {
        Diagnosis diagnosis = ports(SOME, List.of(60000)).diagnosis();
        assertThat(row(diagnosis).outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void oneOtherHostThatIsSilentMayBeDown() {
        Diagnosis diagnosis = ports(SOME, List.of())
                .fails(FailureClass.TIMEOUT, host("stun.third").and(udp()))
                .diagnosis();
        assertThat(causes(diagnosis)).doesNotContain(Cause.UDP_HIGH_PORTS_BLOCKED);
        assertThat(row(diagnosis).outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void withSilentOthersItIsCertain() {
        Diagnosis diagnosis =
                silent().fails(FailureClass.TIMEOUT, OTHERS.and(udp())).diagnosis();
        assertThat(causes(diagnosis)).containsExactly(Cause.UDP_HIGH_PORTS_BLOCKED);
        CauseFound cause = diagnosis.causes().getFirst();
        assertThat(cause.confidence()).isEqualTo(Confidence.CERTAIN);
        assertThat(cause.details()).containsEntry("ports", "10000–60000");
        assertThat(cause.evidence()).contains("relay-ports@turn.media.test:3478", "stun-udp@stun.third.test:19302");
        assertThat(row(diagnosis).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(row(diagnosis).reason().values())
                .extractingByKey("ports")
                .asString()
                .contains("40000");
    }

    @Test
    void withNobodyElseToAskItIsOpen() {
        Diagnosis diagnosis = without(silent(), OTHERS).diagnosis();
        assertThat(causes(diagnosis)).containsExactly(Cause.HEALTHY);
        assertThat(diagnosis.conclusion()).isEqualTo(Conclusion.WORKS);
        assertThat(row(diagnosis).outcome()).isEqualTo(Outcome.NOT_TESTED);
        assertThat(row(diagnosis).reason().key()).isEqualTo("reason.udp.relay-ports-unclear");
    }

    @Test
    void twoRelaysOfOneServiceMayHaveTheSameFirewall() {
        Predicate<Step> first = host("turn.media.test");
        Diagnosis diagnosis = without(
                        World.healthy()
                                .going(LOGIN)
                                .sees(step -> step.probe() == ProbeKind.RELAY_PORTS
                                        ? new Measured.RelayPorts(
                                                first.test(step) ? "203.0.113.30" : "203.0.113.31",
                                                List.of(),
                                                List.of(),
                                                SOME,
                                                6)
                                        : null)
                                .fails(FailureClass.TIMEOUT, probe(ProbeKind.RELAY_PORTS)),
                        OTHERS)
                .diagnosis();
        assertThat(causes(diagnosis)).containsExactly(Cause.HEALTHY);
        assertThat(row(diagnosis).outcome()).isEqualTo(Outcome.NOT_TESTED);
    }

    @Test
    void withOneOtherSilentItIsLikely() {
        Diagnosis diagnosis = without(silent(), host("stun.fourth"))
                .fails(FailureClass.TIMEOUT, host("stun.third").and(udp()))
                .diagnosis();
        assertThat(causes(diagnosis)).containsExactly(Cause.UDP_HIGH_PORTS_BLOCKED);
        assertThat(diagnosis.causes().getFirst().confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(row(diagnosis).outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void withOneOtherSilentAndOneAnsweringItIsOpen() {
        Diagnosis diagnosis = silent().fails(
                        FailureClass.TIMEOUT, host("stun.third").and(udp()))
                .diagnosis();
        assertThat(causes(diagnosis)).doesNotContain(Cause.UDP_HIGH_PORTS_BLOCKED);
        assertThat(row(diagnosis).outcome()).isEqualTo(Outcome.NOT_TESTED);
    }

    @Test
    void oneRelayThatIsSilentWhereOthersAnswerIsNoProof() {
        Diagnosis diagnosis = silent().diagnosis();
        assertThat(causes(diagnosis)).doesNotContain(Cause.UDP_HIGH_PORTS_BLOCKED);
        assertThat(row(diagnosis).outcome()).isEqualTo(Outcome.NOT_TESTED);
        assertThat(row(diagnosis).reason().key()).isEqualTo("reason.udp.relay-ports-unclear");
        assertThat(diagnosis.conclusion()).isEqualTo(Conclusion.WORKS);
    }

    @Test
    void aPartIsShut() {
        Diagnosis diagnosis = ports(List.of(30000, 40000), List.of(50000, 60000))
                .fails(FailureClass.TIMEOUT, OTHERS.and(udp()))
                .diagnosis();
        assertThat(causes(diagnosis)).containsExactly(Cause.UDP_HIGH_PORTS_BLOCKED);
        assertThat(diagnosis.causes().getFirst().confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(diagnosis.causes().getFirst().details())
                .containsEntry("ports", "10000–19302, 50000–60000")
                .containsEntry("open", "30000–40000");
        assertThat(row(diagnosis).outcome()).isEqualTo(Outcome.WARN);
        assertThat(diagnosis.conclusion()).isEqualTo(Conclusion.WORKS_WITH_LIMITS);
    }

    @Test
    void aRelayMayShutAPartOfItsPortsItself() {
        Diagnosis diagnosis =
                ports(List.of(30000, 40000), List.of(50000, 60000)).diagnosis();
        assertThat(causes(diagnosis)).containsExactly(Cause.HEALTHY);
        assertThat(row(diagnosis).outcome()).isEqualTo(Outcome.NOT_TESTED);
    }

    @Test
    void aRelayThatKeepsThisPeerOutSaysNothing() {
        Diagnosis refused = World.healthy()
                .going(LOGIN)
                .fails(FailureClass.UNSUPPORTED, probe(ProbeKind.RELAY_PORTS))
                .diagnosis();
        assertThat(causes(refused)).containsExactly(Cause.HEALTHY);
        assertThat(row(refused).reason().key()).isEqualTo("reason.udp.range-sample");

        // Its own firewall: what it sent came back on the flow that it had not let in.
        Diagnosis own = seeing(new Measured.RelayPorts("203.0.113.30", List.of(), SOME, List.of(), 6))
                .fails(FailureClass.UNSUPPORTED, probe(ProbeKind.RELAY_PORTS))
                .diagnosis();
        assertThat(causes(own)).containsExactly(Cause.HEALTHY);
        assertThat(own.conclusion()).isEqualTo(Conclusion.WORKS);
    }

    @Test
    void reachedPortsAreNoUdpBlock() {
        Diagnosis diagnosis =
                ports(SOME, List.of()).fails(FailureClass.TIMEOUT, udp()).diagnosis();
        assertThat(causes(diagnosis)).contains(Cause.UDP_3478_BLOCKED).doesNotContain(Cause.UDP_BLOCKED);
    }

    private static World ports(List<Integer> arrived, List<Integer> silent) {
        return seeing(new Measured.RelayPorts("203.0.113.30", arrived, arrived, silent, 6));
    }

    private static World silent() {
        return ports(List.of(), SOME).fails(FailureClass.TIMEOUT, probe(ProbeKind.RELAY_PORTS));
    }

    /// These were not asked, or are not known.
    private static World without(World world, Predicate<Step> some) {
        return world.seenOnly(o ->
                !some.test(new Step(o.id(), o.probe(), o.endpoint(), o.route(), List.of(), Duration.ofSeconds(1))));
    }

    private static World seeing(Measured.RelayPorts found) {
        return World.healthy().going(LOGIN).sees(step -> step.probe() == ProbeKind.RELAY_PORTS ? found : null);
    }

    private static List<Cause> causes(Diagnosis diagnosis) {
        return diagnosis.causes().stream().map(CauseFound::cause).toList();
    }

    private static RequirementResult row(Diagnosis diagnosis) {
        return diagnosis.requirements().stream()
                .filter(r -> r.requirement().id().equals("udp-high"))
                .findFirst()
                .orElseThrow();
    }
}
