// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.GoldenRuns;
import app.clearline.model.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every golden run told in every language: no key, no place, and no English sentence of ours is left. What a probe
/// noted of a failure is its own record and stays as it was noted.
class SpokenRunsTest {

    private static final Pattern KEY =
            Pattern.compile("(?:reason|cause|finding|report|outcome|topic)\\.[a-z]+[.-][a-z]+");

    record Told(Path file, Locale locale) {}

    @ParameterizedTest
    @MethodSource
    void nothingIsLeftInEnglish(Told told) throws IOException {
        Texts texts = Texts.in(told.locale);
        Run run = Reports.read(told.file);
        Story story = Story.of(run, texts, ZoneOffset.UTC);
        Story english = Story.of(run, Texts.in(Locale.ENGLISH), ZoneOffset.UTC);
        assertThat(story.headline()).isNotEqualTo(english.headline());
        for (int i = 0; i < story.causes().size(); i++) {
            Story.CauseTold here = story.causes().get(i);
            Story.CauseTold there = english.causes().get(i);
            assertThat(here.title()).isNotEqualTo(there.title());
            assertThat(here.meaning()).isNotEqualTo(there.meaning());
            assertThat(here.now()).doesNotContainAnyElementsOf(there.now()).hasSameSizeAs(there.now());
            assertThat(here.admin()).isNotEqualTo(there.admin());
        }
        for (int i = 0; i < story.checklist().size(); i++) {
            for (int j = 0; j < story.checklist().get(i).rows().size(); j++) {
                Story.Row here = story.checklist().get(i).rows().get(j);
                Story.Row there = english.checklist().get(i).rows().get(j);
                assertThat(here.title()).isNotEqualTo(there.title());
                assertThat(here.reason()).isNotEqualTo(there.reason()).doesNotContain("—");
            }
        }
        String text = TextReport.of(run, texts, ZoneOffset.UTC);
        assertThat(text).doesNotContain("{").doesNotContainPattern(KEY);
        assertThat(ChangeRequest.of(run, texts, ZoneOffset.UTC, null)).doesNotContain("{", "—");
    }

    static Stream<Told> nothingIsLeftInEnglish() throws IOException {
        return GoldenRuns.files().stream()
                .flatMap(file -> Languages.all().stream()
                        .filter(locale -> !locale.equals(Locale.ENGLISH))
                        .map(locale -> new Told(file, locale)));
    }
}
