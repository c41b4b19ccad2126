// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Conclusion;
import app.clearline.model.Confidence;
import app.clearline.model.Diagnosis;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.Machine;
import app.clearline.model.Measured;
import app.clearline.model.NatBehavior;
import app.clearline.model.Observation;
import app.clearline.model.Outcome;
import app.clearline.model.ProbeKind;
import app.clearline.model.RequirementResult;
import app.clearline.model.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// NAT and size of datagrams, on paper: what is named, and where the rules stay silent.
class UdpDepthTest {

    private static final HostPort HERE = new HostPort("192.0.2.2", 4000);

    @Test
    void aStrictNatIsToldAndLimitsNothing() {
        Diagnosis diagnosis = nat(NatBehavior.ADDRESS_AND_PORT_DEPENDENT).diagnosis();
        assertThat(diagnosis.conclusion()).isEqualTo(Conclusion.WORKS);
        assertThat(causes(diagnosis)).containsExactly(Cause.NAT_STRICT);
        assertThat(diagnosis.causes().getFirst().requirements()).containsExactly("nat-mapping");
    }

    @Test
    void whatCouldNotBeToldOfANatNamesNothing() {
        for (var behavior : List.of(NatBehavior.INCONCLUSIVE, NatBehavior.NONE, NatBehavior.ENDPOINT_INDEPENDENT)) {
            Diagnosis diagnosis = nat(behavior).diagnosis();
            assertThat(causes(diagnosis)).as("%s", behavior).containsExactly(Cause.HEALTHY);
            assertThat(outcome(diagnosis, "nat-mapping"))
                    .as("%s", behavior)
                    .isEqualTo(behavior == NatBehavior.INCONCLUSIVE ? Outcome.NOT_TESTED : Outcome.PASS);
        }
    }

    @Test
    void everybodyLosesTheSameSize() {
        Diagnosis diagnosis = sizes(step -> 1200).diagnosis();
        assertThat(causes(diagnosis)).containsExactly(Cause.UDP_LARGE_PACKETS_LOST);
        CauseFound found = diagnosis.causes().getFirst();
        assertThat(found.confidence()).isEqualTo(Confidence.CERTAIN);
        assertThat(found.details()).containsEntry("bytes", "1200").containsEntry("wanted", "1252");
        assertThat(diagnosis.conclusion()).isEqualTo(Conclusion.WORKS_WITH_LIMITS);
        assertThat(outcome(diagnosis, "udp-large")).isEqualTo(Outcome.FAIL);
    }

    @Test
    void oneServerThatTakesLargeOnesClearsTheWay() {
        Diagnosis diagnosis = sizes(step -> step.endpoint().host().startsWith("turn.") ? 1252 : 548)
                .diagnosis();
        assertThat(causes(diagnosis)).containsExactly(Cause.HEALTHY);
        assertThat(outcome(diagnosis, "udp-large")).isEqualTo(Outcome.PASS);
    }

    @Test
    void aLimitOfItsOwnForEachServerIsNoFaultOfTheWay() {
        List<String> hosts = List.of("turn.media.test", "stun.other.test", "stun.third.test");
        Diagnosis diagnosis = sizes(
                        step -> 548 + 200 * (1 + hosts.indexOf(step.endpoint().host())))
                .diagnosis();
        assertThat(causes(diagnosis)).containsExactly(Cause.HEALTHY);
        assertThat(outcome(diagnosis, "udp-large")).isEqualTo(Outcome.NOT_TESTED);
    }

    @Test
    void everybodyLosesTheSameSizeOverIpv6Alone() {
        Diagnosis diagnosis = ipv6Sizes(step -> 1000).diagnosis();
        assertThat(causes(diagnosis)).containsExactly(Cause.UDP_LARGE_PACKETS_LOST);
        assertThat(diagnosis.causes().getFirst().details()).containsEntry("bytes", "1000");
        assertThat(diagnosis.causes().getFirst().evidence())
                .isNotEmpty()
                .allMatch(id -> id.startsWith("udp-size-ipv6@"));
        assertThat(reason(diagnosis, "udp-large")).isEqualTo("reason.size.lost-ipv6");
        assertThat(outcome(diagnosis, "udp-large")).isEqualTo(Outcome.FAIL);
    }

    @Test
    void whatIpv6MayCarryOnlyOrNobodyAnswersOverItNamesNothing() {
        assertThat(causes(ipv6Sizes(step -> 1232).diagnosis())).containsExactly(Cause.HEALTHY);
        Diagnosis one = ipv6Sizes(step -> step.endpoint().host().startsWith("turn.") ? 1000 : 548)
                .diagnosis();
        assertThat(causes(one)).containsExactly(Cause.HEALTHY);
        Diagnosis silent = World.healthy()
                .fails(FailureClass.TIMEOUT, step -> step.probe() == ProbeKind.UDP_SIZE_IPV6)
                .diagnosis();
        assertThat(causes(silent)).containsExactly(Cause.HEALTHY);
        assertThat(outcome(silent, "udp-large")).isEqualTo(Outcome.PASS);
    }

    @Test
    void oneServerAloneMakesItPossibleOnly() {
        Diagnosis diagnosis = sizes(step -> 1000)
                .fails(
                        FailureClass.NEED_FAILED,
                        step -> step.probe() == ProbeKind.UDP_SIZE
                                && !step.endpoint().host().startsWith("turn."))
                .diagnosis();
        assertThat(causes(diagnosis)).containsExactly(Cause.UDP_LARGE_PACKETS_LOST);
        assertThat(diagnosis.causes().getFirst().confidence()).isEqualTo(Confidence.POSSIBLE);
    }

    @Test
    void withoutUdpNothingIsSaidOfItsSize() {
        Diagnosis diagnosis =
                World.healthy().fails(FailureClass.TIMEOUT, PaperService.udp()).diagnosis();
        assertThat(causes(diagnosis)).containsExactly(Cause.UDP_BLOCKED);
        assertThat(outcome(diagnosis, "udp-large")).isEqualTo(Outcome.NOT_TESTED);
    }

    @Test
    void anOpeningThatClosesTooSoon() {
        Diagnosis diagnosis = opening(5, 10);
        assertThat(causes(diagnosis)).containsExactly(Cause.UDP_IDLE_TIMEOUT_SHORT);
        assertThat(diagnosis.causes().getFirst().details())
                .containsEntry("seconds", "10")
                .containsEntry("keepalive", "2");
        assertThat(diagnosis.causes().getFirst().requirements()).containsExactly("udp-stateful");
        assertThat(outcome(diagnosis, "udp-stateful")).isEqualTo(Outcome.WARN);
        assertThat(diagnosis.conclusion()).isEqualTo(Conclusion.WORKS_WITH_LIMITS);
    }

    @Test
    void anOpeningThatLastsOrIsNotKnownToCloseNamesNothing() {
        assertThat(causes(opening(25, null))).containsExactly(Cause.HEALTHY);
        assertThat(outcome(opening(25, null), "udp-stateful")).isEqualTo(Outcome.PASS);
        assertThat(causes(opening(25, 30))).containsExactly(Cause.HEALTHY);
        assertThat(causes(opening(null, null))).containsExactly(Cause.HEALTHY);
        assertThat(outcome(opening(null, null), "udp-stateful")).isEqualTo(Outcome.PASS);
    }

    private static Diagnosis opening(@Nullable Integer survived, @Nullable Integer gone) {
        List<Observation> observations = new ArrayList<>(World.healthy().observations());
        Observation nat = observations.stream()
                .filter(o -> o.probe() == ProbeKind.NAT)
                .findFirst()
                .orElseThrow();
        var found = new Measured.Opening(seconds(survived), seconds(gone), 10);
        observations.add(new Observation(
                Step.id(ProbeKind.UDP_IDLE, nat.endpoint(), nat.route()),
                ProbeKind.UDP_IDLE,
                nat.endpoint(),
                nat.route(),
                Duration.ZERO,
                Duration.ofSeconds(28),
                found,
                null));
        return Diagnostics.of(PaperService.SERVICE, PaperService.answers(), Machine.UNKNOWN, observations);
    }

    private static @Nullable Duration seconds(@Nullable Integer seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    private static World nat(NatBehavior mapping) {
        var found = new Measured.Nat(mapping, NatBehavior.INCONCLUSIVE, null, HERE, Map.of());
        return World.healthy().sees(step -> step.probe() == ProbeKind.NAT ? found : null);
    }

    private static World sizes(ToIntFunction<Step> passed) {
        return World.healthy().sees(step -> size(step, passed.applyAsInt(step)));
    }

    private static World ipv6Sizes(ToIntFunction<Step> passed) {
        return World.healthy()
                .sees(step -> step.probe() == ProbeKind.UDP_SIZE_IPV6
                        ? new Measured.DatagramSize(passed.applyAsInt(step), 1300, 0, 20)
                        : null);
    }

    private static @Nullable Finding size(Step step, int passed) {
        return step.probe() == ProbeKind.UDP_SIZE ? new Measured.DatagramSize(passed, passed + 1, 100, 20) : null;
    }

    private static List<Cause> causes(Diagnosis diagnosis) {
        return diagnosis.causes().stream().map(CauseFound::cause).toList();
    }

    private static Outcome outcome(Diagnosis diagnosis, String row) {
        return row(diagnosis, row).outcome();
    }

    private static String reason(Diagnosis diagnosis, String row) {
        return row(diagnosis, row).reason().key();
    }

    private static RequirementResult row(Diagnosis diagnosis, String row) {
        return diagnosis.requirements().stream()
                .filter(r -> r.requirement().id().equals(row))
                .findFirst()
                .orElseThrow();
    }
}
