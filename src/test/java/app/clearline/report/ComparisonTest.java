// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.SampleRuns;
import app.clearline.model.Answers;
import app.clearline.model.Cause;
import app.clearline.model.Conclusion;
import app.clearline.model.Diagnosis;
import app.clearline.model.Outcome;
import app.clearline.model.Phrase;
import app.clearline.model.ProxySetting;
import app.clearline.model.RequirementResult;
import app.clearline.model.Run;
import app.clearline.model.Service;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    private static final Texts TEXTS = Texts.in(Locale.ENGLISH);
    private static final ZoneId ZONE = ZoneId.of("Europe/Vienna");

    private final Run blocked = SampleRuns.udpBlocked();
    private final Run healthy = later(SampleRuns.healthy());

    @Test
    void whatPassesNowIsFixedWithItsCause() {
        Comparison compared = Comparison.of(blocked, healthy);
        assertThat(compared.turn()).isEqualTo(Turn.FIXED);
        assertThat(turn(compared, "udp-3478")).isEqualTo(Turn.FIXED);
        assertThat(turn(compared, "domain")).isEqualTo(Turn.UNCHANGED);
        assertThat(compared.causes()).singleElement().satisfies(each -> {
            assertThat(each.cause()).isEqualTo(Cause.UDP_BLOCKED);
            assertThat(each.turn()).isEqualTo(Turn.FIXED);
            assertThat(each.after()).isNull();
        });
        assertThat(compared.differences()).isEmpty();
    }

    @Test
    void theEarlierRunComesFirstHoweverTheyAreNamed() {
        assertThat(Comparison.of(healthy, blocked)).isEqualTo(Comparison.of(blocked, healthy));
        Comparison back = Comparison.of(SampleRuns.healthy(), later(blocked));
        assertThat(back.turn()).isEqualTo(Turn.BROKEN);
        assertThat(turn(back, "udp-3478")).isEqualTo(Turn.BROKEN);
        assertThat(back.causes()).extracting(Comparison.Caused::turn).containsExactly(Turn.BROKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "FAIL,PASS,FIXED",
        "WARN,PASS,FIXED",
        "PASS,WARN,BROKEN",
        "PASS,FAIL,BROKEN",
        "FAIL,WARN,CHANGED",
        "WARN,FAIL,CHANGED",
        "FAIL,NOT_TESTED,CHANGED",
        "NOT_TESTED,PASS,CHANGED",
        "NOT_TESTED,FAIL,CHANGED",
        "PASS,NOT_TESTED,CHANGED",
        "PASS,NOT_APPLICABLE,CHANGED",
        "NOT_APPLICABLE,FAIL,CHANGED",
        "NOT_TESTED,NOT_TESTED,UNCHANGED",
        "PASS,PASS,UNCHANGED"
    })
    void whatWasNotTestedIsNeitherFixedNorBroken(Outcome before, Outcome after, Turn turn) {
        assertThat(Turn.of(before, after)).isEqualTo(turn);
    }

    @Test
    void aHeadlineThatCannotTellMendsAndBreaksNothing() {
        assertThat(turn(Conclusion.DOES_NOT_WORK, Conclusion.CANNOT_TELL)).isEqualTo(Turn.CHANGED);
        assertThat(turn(Conclusion.CANNOT_TELL, Conclusion.WORKS)).isEqualTo(Turn.CHANGED);
        assertThat(turn(Conclusion.DOES_NOT_WORK, Conclusion.WORKS_WITH_LIMITS)).isEqualTo(Turn.CHANGED);
    }

    private static Turn turn(Conclusion before, Conclusion after) {
        return Turn.of(new Diagnosis(before, List.of(), List.of()), new Diagnosis(after, List.of(), List.of()));
    }

    /// What failed may be just what was not tried this time, or what was not tried then.
    @Test
    void aRunThatWasTriedInPartMendsAndBreaksNothing() {
        Run part = later(SampleRuns.healthyInPart());
        assertThat(Comparison.of(blocked, part).turn()).isEqualTo(Turn.CHANGED);
        assertThat(Comparison.of(SampleRuns.healthyInPart(), later(blocked)).turn())
                .isEqualTo(Turn.CHANGED);
        assertThat(Comparison.of(SampleRuns.healthy(), part).turn()).isEqualTo(Turn.CHANGED);
        assertThat(Comparison.of(SampleRuns.healthyInPart(), part).turn()).isEqualTo(Turn.UNCHANGED);
        assertThat(Comparison.of(blocked, healthy).turn()).isEqualTo(Turn.FIXED);
    }

    @Test
    void aCauseIsNotMendedWhereItsRowsWereNotTested() {
        Run untested = with(
                healthy,
                row -> row.requirement().id().equals("udp-3478")
                        ? new RequirementResult(
                                row.requirement(), Outcome.NOT_TESTED, Phrase.of("x"), List.of(), List.of())
                        : row);
        Comparison compared = Comparison.of(blocked, untested);
        assertThat(turn(compared, "udp-3478")).isEqualTo(Turn.CHANGED);
        assertThat(compared.causes()).extracting(Comparison.Caused::turn).containsExactly(Turn.CHANGED);
    }

    @Test
    void aRowThatFailsForAnotherReasonIsChanged() {
        Run refused = later(with(
                blocked,
                row -> row.requirement().id().equals("udp-3478")
                        ? new RequirementResult(row.requirement(), Outcome.FAIL, Phrase.of("x"), List.of(), List.of())
                        : row));
        assertThat(turn(Comparison.of(blocked, refused), "udp-3478")).isEqualTo(Turn.CHANGED);
    }

    @Test
    void ofAnotherServiceNothingIsCalledFixed() {
        Comparison compared = Comparison.of(blocked, of("other", healthy));
        assertThat(compared.differences()).containsExactly(Difference.SERVICE);
        assertThat(compared.turn()).isEqualTo(Turn.CHANGED);
        assertThat(compared.rows()).extracting(Comparison.Row::turn).doesNotContain(Turn.FIXED, Turn.BROKEN);
        assertThat(turn(compared, "udp-3478")).isEqualTo(Turn.CHANGED);
    }

    @Test
    void rowsThatOnlyOneRunHasAreNotCompared() {
        var rows = healthy.diagnosis().requirements();
        Run shorter = with(healthy, new Diagnosis(Conclusion.WORKS, List.of(), rows.subList(1, rows.size())));
        Comparison compared = Comparison.of(blocked, shorter);
        String missing = rows.getFirst().requirement().id();
        assertThat(turn(compared, missing)).isEqualTo(Turn.NOT_COMPARED);
        assertThat(compared.rows()).hasSameSizeAs(rows);
    }

    @Test
    void otherAnswersAreToldAndHiddenWhereWanted() {
        Run proxied = later(SampleRuns.threeCauses());
        Comparison compared = Comparison.of(blocked, proxied);
        assertThat(compared.differences()).contains(Difference.PROXY, Difference.LOGIN);
        String open = Reports.text(compared, TEXTS, ZONE);
        assertThat(open).contains("Proxy: No proxy → An HTTP proxy, configured proxy.corp.internal:3128");
        String hidden = Reports.text(compared.hidden(), TEXTS, ZONE);
        assertThat(hidden)
                .contains("Proxy: No proxy → An HTTP proxy, configured proxy-")
                .doesNotContain("corp.internal");
    }

    @Test
    void textPageAndPdfTellIt() throws Exception {
        Comparison compared = Comparison.of(blocked, healthy);
        String text = Reports.text(compared, TEXTS, ZONE);
        assertThat(text)
                .contains("Fixed since the earlier run. Now: Calls will work")
                .contains("✓  Outbound UDP 3478 is open: Failed → Passed")
                .contains("✓  Cause: ", ": not found any more")
                .doesNotContain("{");
        assertThat(text.lines()).allMatch(line -> line.length() <= 100);
        String page = new String(Reports.document(compared, Format.HTML, TEXTS, ZONE), StandardCharsets.UTF_8);
        assertThat(page).contains("<div class=\"comparison\"><h2>Compared with an earlier run</h2>");
        try (var pdf = org.apache.pdfbox.Loader.loadPDF(Reports.document(compared, Format.PDF, TEXTS, ZONE))) {
            assertThat(new org.apache.pdfbox.text.PDFTextStripper().getText(pdf))
                    .contains("Compared with an earlier run", "Failed → Passed");
        }
    }

    @Test
    void momentsAreWrittenAsTheLanguageWritesThem() {
        Comparison compared = Comparison.of(blocked, healthy);
        assertThat(Reports.text(compared, TEXTS, ZONE)).contains("Earlier: 2026-11-22 13:04:11 CET, ");
        assertThat(Reports.text(compared, Texts.in(Locale.GERMAN), ZONE))
                .contains("Früher: 22.11.2026, 13:04:11 MEZ, ", "Später: 22.11.2026, 14:04:11 MEZ, ");
    }

    private static Turn turn(Comparison compared, String id) {
        return compared.rows().stream()
                .filter(row -> Objects.requireNonNull(row.after() == null ? row.before() : row.after())
                        .requirement()
                        .id()
                        .equals(id))
                .findFirst()
                .orElseThrow()
                .turn();
    }

    static Run later(Run run) {
        return new Run(
                run.tool(),
                run.started().plus(Duration.ofHours(1)),
                run.took(),
                run.service(),
                run.answers(),
                run.machine(),
                run.observations(),
                run.diagnosis());
    }

    private static Run with(Run run, UnaryOperator<RequirementResult> change) {
        Diagnosis told = run.diagnosis();
        return with(
                run,
                new Diagnosis(
                        told.conclusion(),
                        told.causes(),
                        told.requirements().stream().map(change).toList()));
    }

    private static Run with(Run run, Diagnosis told) {
        Answers answers = run.answers();
        return new Run(
                run.tool(), run.started(), run.took(), run.service(), answers, run.machine(), run.observations(), told);
    }

    private static Run of(String id, Run run) {
        Service s = run.service();
        var other = new Service(
                id,
                s.name(),
                s.document(),
                s.source(),
                s.date(),
                s.endpoints(),
                s.requirements(),
                s.browsers(),
                s.thresholds(),
                s.timers(),
                s.session());
        return new Run(
                run.tool(),
                run.started(),
                run.took(),
                other,
                run.answers().withProxy(new ProxySetting.None()),
                run.machine(),
                run.observations(),
                run.diagnosis());
    }
}
