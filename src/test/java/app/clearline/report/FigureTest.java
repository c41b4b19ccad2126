// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.GoldenRuns;
import app.clearline.fixture.SampleRuns;
import app.clearline.model.Answers;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.Measured;
import app.clearline.model.Observation;
import app.clearline.model.Outcome;
import app.clearline.model.PortRange;
import app.clearline.model.ProbeKind;
import app.clearline.model.ProxySetting;
import app.clearline.model.Run;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {

    private static final Texts TEXTS = Texts.in(Locale.ENGLISH);

    @ParameterizedTest
    @CsvSource({
        "healthy,                 PASS PASS,                -1, The way from this computer to Practice network is"
                + " open.",
        "nat-strict,              PASS PASS,                -1, The way from this computer to Practice network is"
                + " open.",
        "captive-portal,          FAIL NOT_TESTED,           0, The way is not free here: The network.",
        "udp-blocked,             WARN PASS,                 0, The way is not free here: Firewall.",
        "tcp-443-blocked,         FAIL NOT_TESTED,           0, The way is not free here: Firewall.",
        "proxy-unreachable,       FAIL NOT_TESTED NOT_TESTED, 0, The way is not free here: Proxy.",
        "proxy-needs-login,       NOT_TESTED NOT_TESTED NOT_TESTED, 0, The way is not free here: Proxy.",
        "service-down,            PASS FAIL,                 1, The way is not free here: Practice network."
    })
    void thePlaceOfTheFaultIsMarked(String name, String links, int marked, String told) throws IOException {
        PathFigure figure = PathFigure.of(GoldenRuns.named(name), TEXTS);
        assertThat(figure.told()).isEqualTo(told);
        assertThat(figure.links().stream().map(l -> l.outcome().name())).containsExactly(links.split(" ", -1));
        for (int i = 0; i < figure.links().size(); i++) {
            assertThat(figure.links().get(i).marked()).isEqualTo(i == marked);
        }
        assertThat(figure.nodes().getFirst().at()).isZero();
        assertThat(figure.nodes().getLast().at()).isEqualTo(1);
        assertThat(figure.nodes()).hasSize(figure.links().size() + 1);
    }

    @Test
    void aWayThatWasNotTriedWholeIsNotCalledOpen() {
        assertThat(PathFigure.of(SampleRuns.healthyInPart(), TEXTS).told())
                .isEqualTo("As far as it was tried, the way from this computer to Example Video is open.");
        assertThat(PathFigure.of(SampleRuns.healthy(), TEXTS).told())
                .isEqualTo("The way from this computer to Example Video is open.");
    }

    @Test
    void aClockThatIsWrongIsMarkedAtTheComputerAndNoLinkIs() throws IOException {
        PathFigure figure = PathFigure.of(GoldenRuns.named("clock-wrong"), TEXTS);
        assertThat(figure.nodes().getFirst().outcome()).isEqualTo(Outcome.FAIL);
        assertThat(figure.nodes().stream().skip(1).map(PathFigure.Node::outcome))
                .containsOnly(Outcome.NOT_APPLICABLE);
        assertThat(figure.links()).noneMatch(PathFigure.Link::marked);
    }

    @Test
    void aProxyOfTheAnswersStandsOnTheWay() {
        Run run = SampleRuns.healthy();
        Answers answers = run.answers().withProxy(new ProxySetting.Http(HostPort.parse("proxy.test:3128")));
        Run behind = new Run(
                run.tool(),
                run.started(),
                run.took(),
                run.service(),
                answers,
                run.machine(),
                run.observations(),
                run.diagnosis());
        assertThat(PathFigure.of(behind, TEXTS).nodes().stream().map(PathFigure.Node::name))
                .containsExactly("This computer", "Proxy", "Firewall", "Example Video");
    }

    @Test
    void everyStepHasABarAndNoneOfARowTouch() throws IOException {
        Run run = GoldenRuns.named("poor-quality");
        TimelineFigure figure = TimelineFigure.of(run, TEXTS);
        assertThat(figure.lanes().stream().mapToInt(l -> l.bars().size()).sum())
                .isEqualTo(run.observations().size());
        assertThat(figure.lanes().stream().map(TimelineFigure.Lane::group)).isSorted();
        for (TimelineFigure.Lane lane : figure.lanes()) {
            for (int row = 0; row < lane.rows(); row++) {
                int here = row;
                List<TimelineFigure.Bar> bars =
                        lane.bars().stream().filter(b -> b.row() == here).toList();
                assertThat(bars).isNotEmpty().allMatch(b -> b.from() >= 0 && b.from() <= b.to() && b.to() <= 1);
                for (int i = 1; i < bars.size(); i++) {
                    assertThat(bars.get(i).from()).isGreaterThan(bars.get(i - 1).to());
                }
            }
        }
        assertThat(figure.told()).isEqualTo("71 steps ran in 10.1 s, many of them side by side.");
    }

    @Test
    void portsOfTheResponderMakeAStrip() {
        var ports = new Measured.Ports(
                64511, List.of(new PortRange(1025, 20000)), List.of(new PortRange(20001, 65535)), 900);
        PortFigure figure = PortFigure.of(seeing(ports), TEXTS);
        assertThat(figure.parts().stream().map(PortFigure.Part::outcome))
                .containsExactly(Outcome.NOT_TESTED, Outcome.PASS, Outcome.WARN, Outcome.FAIL);
        assertThat(figure.parts().getFirst().from()).isZero();
        assertThat(figure.parts().getLast().to()).isEqualTo(1);
        assertThat(figure.told())
                .isEqualTo("UDP ports that let answers through: 1025–20000."
                        + " Ports that did not: 20001–65535. The rest were not tried.");
    }

    @Test
    void portsThatStunWentToAreMarked() throws IOException {
        PortFigure figure = PortFigure.of(GoldenRuns.named("udp-blocked"), TEXTS);
        assertThat(figure.parts()).extracting(PortFigure.Part::outcome).containsExactly(Outcome.NOT_TESTED);
        assertThat(figure.marks()).isNotEmpty().noneMatch(m -> m.outcome() == Outcome.PASS);
        assertThat(figure.marks()).anyMatch(m -> m.port() == 3478 && m.outcome() == Outcome.FAIL);
        PortFigure high = PortFigure.of(GoldenRuns.named("udp-high-ports-blocked"), TEXTS);
        assertThat(high.marks()).anyMatch(m -> m.port() == 3478 && m.outcome() == Outcome.PASS);
        assertThat(high.told()).contains("3478: open").contains("no answer");
    }

    @Test
    void theCourseOfAStreamIsDrawnPartByPart() {
        QualityFigure figure = QualityFigure.of(seeing(stream()), TEXTS);
        assertThat(figure.topMillis()).isEqualTo(300);
        QualityFigure.Course course = figure.courses().getFirst();
        assertThat(course.points().stream().map(QualityFigure.Point::outcome))
                .containsExactly(Outcome.PASS, Outcome.WARN, Outcome.FAIL);
        assertThat(course.points().stream().map(QualityFigure.Point::loss)).containsExactly(0.0, 0.2, 1.0);
        assertThat(course.points().getFirst().height()).isEqualTo(0.1);
        assertThat(course.points().getLast().height()).isNull();
        assertThat(course.told()).isEqualTo("30 packets sent. 40.0 % lost. Round trip 30 ms. Jitter 2.0 ms.");
    }

    @Test
    void whatWasNotMeasuredIsSaidAndNotDrawn() {
        QualityFigure figure = QualityFigure.of(SampleRuns.healthy(), TEXTS);
        assertThat(figure.courses()).isEmpty();
        assertThat(figure.told()).isEqualTo("Quality was not measured.");
    }

    private static Measured.Stream stream() {
        Duration none = Duration.ZERO;
        return new Measured.Stream(
                "udp",
                30,
                18,
                0,
                ms(30),
                ms(250),
                ms(2),
                0,
                null,
                none,
                ms(600),
                List.of(
                        new Measured.Moment(10, 10, ms(30)),
                        new Measured.Moment(10, 8, ms(250)),
                        new Measured.Moment(10, 0, null)));
    }

    private static Duration ms(int millis) {
        return Duration.ofMillis(millis);
    }

    /// The healthy sample with one observation more.
    private static Run seeing(@Nullable Finding finding) {
        Run run = SampleRuns.healthy();
        Observation last = run.observations().getLast();
        ProbeKind kind = finding instanceof Measured.Ports ? ProbeKind.UDP_PORTS : ProbeKind.UDP_STREAM;
        var more = new Observation(
                "more", kind, last.endpoint(), last.route(), last.started(), last.took(), finding, null);
        return new Run(
                run.tool(),
                run.started(),
                run.took(),
                run.service(),
                run.answers(),
                run.machine(),
                Stream.concat(run.observations().stream(), Stream.of(more)).toList(),
                run.diagnosis());
    }
}
