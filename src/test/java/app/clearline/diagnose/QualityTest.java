// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import static app.clearline.diagnose.PaperService.host;
import static app.clearline.diagnose.PaperService.probe;
import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Conclusion;
import app.clearline.model.Confidence;
import app.clearline.model.Diagnosis;
import app.clearline.model.Extent;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.Measured;
import app.clearline.model.Outcome;
import app.clearline.model.ProbeKind;
import app.clearline.model.Step;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Streams on paper: when the line is named, when the relay's data, and when neither.
class QualityTest {

    private static final Extent STREAMS = new Extent(Duration.ofSeconds(10), false, true, null);
    private static final Extent BURSTS = new Extent(Duration.ZERO, false, true, null);
    private static final HostPort RELAYED = new HostPort("198.51.100.7", 49152);
    private static final Predicate<Step> ALL =
            probe(ProbeKind.UDP_STREAM, ProbeKind.RELAY_UDP, ProbeKind.RELAY_TCP, ProbeKind.RELAY_TLS);
    private static final Predicate<Step> CONTROL = probe(ProbeKind.UDP_STREAM).and(host("other"));

    private record Line(int lost, int jitter, int roundTrip, int late, int kilobits) {

        Measured.Stream stream(String carrier) {
            Duration took = Duration.ofMillis(roundTrip);
            return new Measured.Stream(
                    carrier,
                    500,
                    500 - lost,
                    0,
                    took,
                    took,
                    Duration.ofMillis(jitter),
                    kilobits,
                    null,
                    Duration.ofMillis(late),
                    Duration.ofSeconds(10),
                    List.of());
        }
    }

    private static final Line GOOD = new Line(0, 2, 40, 1, 2500);

    private static World world() {
        return World.healthy().going(STREAMS).sees(seen(ALL, GOOD));
    }

    private static Function<Step, @Nullable Finding> seen(Predicate<Step> where, Line line) {
        return step -> {
            if (!where.test(step)) {
                return null;
            }
            return switch (step.probe()) {
                case UDP_STREAM -> line.stream("udp");
                case RELAY_UDP -> new Measured.RelayData(RELAYED, line.stream("udp"));
                case RELAY_TCP -> new Measured.RelayData(RELAYED, line.stream("tcp"));
                case RELAY_TLS -> new Measured.RelayData(RELAYED, line.stream("tls"));
                default -> null;
            };
        };
    }

    private static List<Cause> causes(World world) {
        return world.diagnosis().causes().stream().map(CauseFound::cause).toList();
    }

    private static Outcome outcome(World world, String row) {
        return world.diagnosis().requirements().stream()
                .filter(r -> r.requirement().id().equals(row))
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    @Test
    void aGoodLineIsNoCause() {
        assertThat(causes(world())).containsExactly(Cause.HEALTHY);
        assertThat(outcome(world(), "media-quality")).isEqualTo(Outcome.PASS);
    }

    @ParameterizedTest
    @ValueSource(ints = {25, 100, 300})
    void whatIsLostEverywhereIsABadLineAndNeverABlock(int lost) {
        World world = world().sees(seen(ALL, new Line(lost, 2, 40, 1, 2500)));
        Diagnosis diagnosis = world.diagnosis();
        assertThat(diagnosis.causes()).extracting(CauseFound::cause).containsExactly(Cause.POOR_QUALITY);
        assertThat(diagnosis.causes().getFirst().details()).containsKey("loss").doesNotContainKey("jitter");
        assertThat(diagnosis.conclusion()).isEqualTo(Conclusion.WORKS_WITH_LIMITS);
        assertThat(outcome(world, "udp-3478")).isEqualTo(Outcome.PASS);
        assertThat(outcome(world, "media-quality")).isIn(Outcome.WARN, Outcome.FAIL);
    }

    @Test
    void eachLimitIsToldForItself() {
        assertThat(details(new Line(0, 60, 120, 1, 2500))).containsKey("jitter").doesNotContainKeys("loss", "ms");
        assertThat(details(new Line(0, 2, 300, 1, 2500))).containsKey("ms").doesNotContainKeys("loss", "jitter");
        assertThat(details(new Line(0, 2, 40, 1, 200))).containsEntry("kilobits", "200");
    }

    private static java.util.Map<String, String> details(Line line) {
        return world().sees(seen(ALL, line)).diagnosis().causes().getFirst().details();
    }

    @Test
    void onlyTheRelaysOfTheServiceAreBad() {
        World world = world().sees(seen(ALL.and(CONTROL.negate()), new Line(50, 2, 40, 1, 2500)));
        assertThat(causes(world)).containsExactly(Cause.POOR_QUALITY);
    }

    /// It takes us for a flood.
    @Test
    void oneStrangerThatHoldsAnswersBackIsNoBadLine() {
        World world = world().sees(seen(CONTROL, new Line(150, 2, 40, 1, 0)));
        assertThat(causes(world)).containsExactly(Cause.HEALTHY);
        assertThat(outcome(world, "media-quality")).isEqualTo(Outcome.PASS);
    }

    @Test
    void aStrangerThatStopsAnsweringIsNoBadLine() {
        World world = world().sees(seen(CONTROL, new Line(500, 2, 40, 1, 0))).fails(FailureClass.TIMEOUT, CONTROL);
        assertThat(causes(world)).containsExactly(Cause.HEALTHY);
    }

    /// Nothing that such a machine measures says anything of the line.
    @Test
    void aMachineThatIsLateItselfCannotTell() {
        World world = world().sees(seen(ALL, new Line(50, 80, 300, 60, 200)));
        assertThat(causes(world)).containsExactly(Cause.HEALTHY);
        assertThat(outcome(world, "media-quality")).isEqualTo(Outcome.NOT_TESTED);
    }

    @Test
    void whatTheMachineAddsIsNotTheLines() {
        World world = world().sees(seen(ALL, new Line(0, 45, 210, 30, 2500)));
        assertThat(causes(world)).containsExactly(Cause.HEALTHY);
        assertThat(outcome(world, "media-quality")).isEqualTo(Outcome.PASS);
    }

    @Test
    void aBurstIsNoMeasure() {
        World world = World.healthy().going(BURSTS).sees(step -> step.probe() == ProbeKind.RELAY_UDP ? few(6) : null);
        assertThat(causes(world)).containsExactly(Cause.HEALTHY);
    }

    private static Measured.RelayData few(int received) {
        Duration took = Duration.ofMillis(40);
        Duration none = Duration.ZERO;
        return new Measured.RelayData(
                RELAYED, new Measured.Stream("udp", 8, received, 0, took, took, none, 0, null, none, none, List.of()));
    }

    private static World dead(Extent extent, ProbeKind... kinds) {
        return World.healthy()
                .going(extent)
                .sees(step -> probe(kinds).test(step) ? few(0) : null)
                .fails(FailureClass.TIMEOUT, probe(kinds));
    }

    @Test
    void dataThatDiesByUdpAndPassesByTlsIsTheNetworks() {
        World world = dead(BURSTS, ProbeKind.RELAY_UDP);
        Diagnosis diagnosis = world.diagnosis();
        assertThat(diagnosis.causes()).extracting(CauseFound::cause).containsExactly(Cause.TURN_DATA_BLOCKED);
        CauseFound cause = diagnosis.causes().getFirst();
        assertThat(cause.confidence()).isEqualTo(Confidence.CERTAIN);
        assertThat(cause.details()).containsEntry("carriers", "UDP").containsEntry("other", "TCP, TLS");
        assertThat(cause.requirements()).containsExactly("udp-media");
        assertThat(outcome(world, "udp-media")).isEqualTo(Outcome.WARN);
        assertThat(outcome(world, "relay-tcp")).isEqualTo(Outcome.PASS);
        assertThat(causes(dead(STREAMS, ProbeKind.RELAY_UDP))).containsExactly(Cause.TURN_DATA_BLOCKED);
    }

    @Test
    void aRelayRowFailsWhoseDataDies() {
        World world = dead(BURSTS, ProbeKind.RELAY_TCP);
        assertThat(causes(world)).containsExactly(Cause.TURN_DATA_BLOCKED);
        assertThat(outcome(world, "relay-tcp")).isEqualTo(Outcome.FAIL);
        assertThat(outcome(world, "relay-tls")).isEqualTo(Outcome.PASS);
    }

    /// It may not lead to places of its own: nothing says that the network is why. It is no pass either.
    @Test
    void aRelayThatCarriesNothingAtAllNamesNobody() {
        World world = dead(BURSTS, ProbeKind.RELAY_UDP, ProbeKind.RELAY_TCP, ProbeKind.RELAY_TLS);
        assertThat(causes(world)).doesNotContain(Cause.TURN_DATA_BLOCKED, Cause.HEALTHY);
        assertThat(outcome(world, "relay-tcp")).isEqualTo(Outcome.WARN);
        assertThat(outcome(world, "relay-tls")).isEqualTo(Outcome.WARN);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNSUPPORTED", "BUDGET", "CANCELLED", "STUN_ERROR"})
    void aRelayThatRefusesOrWasNotAskedIsNoBlock(FailureClass type) {
        World world = World.healthy()
                .going(BURSTS)
                .fails(type, probe(ProbeKind.RELAY_UDP, ProbeKind.RELAY_TCP, ProbeKind.RELAY_TLS));
        assertThat(causes(world)).containsExactly(Cause.HEALTHY);
        assertThat(outcome(world, "relay-tcp")).isEqualTo(Outcome.PASS);
    }
}
