// SPDX-License-Identifier: Apache-2.0
package app.clearline.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.SampleRuns;
import app.clearline.model.Conclusion;
import app.clearline.model.Diagnosis;
import app.clearline.model.Group;
import app.clearline.model.Outcome;
import app.clearline.model.Phrase;
import app.clearline.model.RequirementResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchLogTest {

    private static final Instant BEGAN = Instant.parse("2026-11-22T12:00:00Z");
    private static final String ROW = "udp-3478";

    private final WatchLog log = new WatchLog(Set.of());

    @Test
    void onlyWhatChangesIsNews() {
        assertThat(look(0, Outcome.PASS)).isEmpty();
        assertThat(look(10, Outcome.PASS)).isEmpty();
        assertThat(look(20, Outcome.FAIL)).singleElement().satisfies(change -> {
            assertThat(change.requirement().id()).isEqualTo(ROW);
            assertThat(change.from()).isEqualTo(Outcome.PASS);
            assertThat(change.now().outcome()).isEqualTo(Outcome.FAIL);
        });
        assertThat(look(30, Outcome.FAIL)).isEmpty();
        assertThat(look(40, Outcome.NOT_TESTED)).hasSize(1);
        assertThat(look(50, Outcome.PASS)).hasSize(1);
        WatchedRow row = row();
        assertThat(row.count(Outcome.FAIL)).isEqualTo(2);
        assertThat(row.count(Outcome.NOT_TESTED)).isEqualTo(1);
        assertThat(row.changes()).isEqualTo(3);
        // What was not tested ends no trouble: it lasted from the first fail to the next pass.
        assertThat(row.longest()).isEqualTo(Duration.ofSeconds(30));
        assertThat(row.cells())
                .containsExactly(
                        Outcome.PASS, Outcome.PASS, Outcome.FAIL, Outcome.FAIL, Outcome.NOT_TESTED, Outcome.PASS);
        assertThat(log.summary().first()).isEqualTo(BEGAN);
        assertThat(log.summary().last()).isEqualTo(BEGAN.plusSeconds(50));
    }

    @Test
    void aDayOfLooksTakesNoMoreRoomThanAnHour() {
        for (int i = 0; i < 10_000; i++) {
            look(i * 9, i % 2 == 0 ? Outcome.PASS : Outcome.FAIL);
        }
        WatchLog.Summary summary = log.summary();
        assertThat(summary.looks()).isEqualTo(10_000);
        assertThat(summary.changes()).hasSize(WatchLog.MOST_CHANGES);
        assertThat(summary.changes().getLast().at()).isEqualTo(BEGAN.plusSeconds(9_999 * 9));
        assertThat(row().cells()).hasSizeBetween(RowWatch.CELLS / 2, RowWatch.CELLS);
        assertThat(row().count(Outcome.PASS)).isEqualTo(5_000);
        assertThat(row().changes()).isEqualTo(9_999);
    }

    @Test
    void aFaultStaysInTheStripHoweverLongItIs() {
        var timeline = new Timeline(4);
        timeline.add(Outcome.PASS);
        timeline.add(Outcome.FAIL);
        for (int i = 0; i < 1_000; i++) {
            timeline.add(Outcome.PASS);
        }
        assertThat(timeline.cells()).hasSizeLessThanOrEqualTo(4);
        assertThat(timeline.cells().getFirst()).isEqualTo(Outcome.FAIL);
        assertThat(timeline.cells().subList(1, timeline.cells().size())).containsOnly(Outcome.PASS);
        assertThat(timeline.each() * timeline.cells().size()).isGreaterThanOrEqualTo(1_002);
    }

    @Test
    void onlyTheChosenGroupsAreRemembered() {
        var some = new WatchLog(Set.of(Group.SIGNALLING));
        some.take(BEGAN, diagnosis(Outcome.FAIL));
        assertThat(some.summary().rows())
                .extracting(row -> row.requirement().group())
                .containsOnly(Group.SIGNALLING);
    }

    private List<WatchLog.Change> look(int seconds, Outcome outcome) {
        return log.take(BEGAN.plusSeconds(seconds), diagnosis(outcome));
    }

    private WatchedRow row() {
        return log.summary().rows().stream()
                .filter(row -> row.requirement().id().equals(ROW))
                .findFirst()
                .orElseThrow();
    }

    private static Diagnosis diagnosis(Outcome outcome) {
        var rows = SampleRuns.healthy().diagnosis().requirements().stream()
                .map(row -> row.requirement().id().equals(ROW)
                        ? new RequirementResult(row.requirement(), outcome, Phrase.of("x"), List.of(), List.of())
                        : row)
                .toList();
        return new Diagnosis(Conclusion.WORKS, List.of(), rows);
    }
}
