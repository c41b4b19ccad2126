// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.GoldenRuns;
import app.clearline.fixture.PdfWords;
import app.clearline.fixture.PlantedRuns;
import app.clearline.model.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Golden runs, as if they came from a machine that has much to hide: none of it is in any hidden paper.
class HiddenEverywhereTest {

    private static final Pattern WORD = Pattern.compile("=\\?UTF-8\\?B\\?([^?]+)\\?=");

    private static void clean(String text, String what) {
        assertThat(text).as(what).isNotBlank();
        assertThat(PlantedRuns.told(text)).as(what).isEmpty();
    }

    private static String words(byte[] document, Format format) throws IOException {
        return switch (format) {
            case JSON, TEXT, HTML, MARKDOWN -> new String(document, StandardCharsets.UTF_8);
            case PDF, ONE_PAGE -> PdfWords.of(document);
        };
    }

    @ParameterizedTest
    @MethodSource("app.clearline.fixture.GoldenRuns#files")
    void nothingPrivateIsInAnyPaper(Path file) throws IOException {
        var languages = Languages.all();
        Texts texts = Texts.in(languages.get(GoldenRuns.files().indexOf(file) % languages.size()));
        Run hidden = HidePrivate.in(PlantedRuns.in(Reports.read(file)));
        for (Format format : Format.values()) {
            clean(words(Reports.document(hidden, format, texts, ZoneOffset.UTC), format), format.id());
        }
        String mail = new String(RequestMail.of(hidden, texts, ZoneOffset.UTC, null), StandardCharsets.US_ASCII);
        String body = mail.substring(mail.indexOf("\r\n\r\n") + 4);
        clean(new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8), "mail");
        WORD.matcher(mail)
                .results()
                .forEach(word -> clean(
                        new String(Base64.getDecoder().decode(word.group(1)), StandardCharsets.UTF_8), "subject"));
        assertThat(RunJson.read(RunJson.write(hidden), "run.json")).isEqualTo(hidden);
    }

    /// The earlier run is another machine's, and hides its own words.
    @Test
    void nothingPrivateIsInAComparison() throws IOException {
        Run before = PlantedRuns.in(GoldenRuns.named("poor-quality"));
        for (String later : new String[] {"healthy", "tls-inspected", "proxy-needs-login"}) {
            Comparison hidden = Comparison.of(before, PlantedRuns.in(GoldenRuns.named(later)))
                    .hidden();
            Texts texts = Texts.in(Locale.FRENCH);
            for (Format format : Format.values()) {
                clean(words(Reports.document(hidden, format, texts, ZoneOffset.UTC), format), format.id());
            }
            clean(Reports.text(hidden, texts, ZoneOffset.UTC), "text alone");
        }
    }

    /// Else the others would pass whatever is hidden: what is not hidden is in the papers.
    @Test
    void whatIsShownIsFound() throws IOException {
        Run run = PlantedRuns.in(GoldenRuns.named("udp-blocked"));
        for (Format format : new Format[] {Format.JSON, Format.TEXT, Format.HTML, Format.PDF}) {
            byte[] document = Reports.document(run, format, Texts.in(Locale.ENGLISH), ZoneOffset.UTC);
            assertThat(words(document, format)).as(format.id()).contains("gate.acme-widgets.test", "10.77.88.99");
        }
    }

    @ParameterizedTest
    @MethodSource("app.clearline.fixture.GoldenRuns#files")
    void thePreviewNamesAllOfIt(Path file) throws IOException {
        Run run = PlantedRuns.in(Reports.read(file));
        assertThat(RunJson.text(run)).contains(PlantedRuns.SAID);
        String shown =
                HidePrivate.found(run).stream().map(HidePrivate.Hidden::shown).reduce("", (a, b) -> a + "\n" + b);
        assertThat(shown).contains(PlantedRuns.SAID);
        assertThat(HidePrivate.found(run))
                .contains(new HidePrivate.Hidden("mmustermann", "user"))
                .noneMatch(hidden -> hidden.shown().equals(hidden.instead()))
                .allSatisfy(hidden -> clean(hidden.instead(), hidden.shown()));
    }
}
