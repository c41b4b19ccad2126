// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.GoldenRuns;
import app.clearline.fixture.SampleRuns;
import app.clearline.model.Run;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/// A comparison in the papers that have little room.
class ComparedPapersTest {

    private static final Texts TEXTS = Texts.in(Locale.ENGLISH);
    private static final ZoneId ZONE = ZoneId.of("Europe/Vienna");

    @Test
    void theSinglePageAndTheTicketTellWhatTurned() throws Exception {
        Comparison compared = Comparison.of(SampleRuns.udpBlocked(), ComparisonTest.later(SampleRuns.healthy()));
        String fixed = "✓ Fixed: Outbound UDP 3478 is open (Failed → Passed)";
        try (var pdf = Loader.loadPDF(Reports.document(compared, Format.ONE_PAGE, TEXTS, ZONE))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                    .contains("Compared with an earlier run", "Fixed since the earlier run.", fixed)
                    .doesNotContain("Unchanged:");
        }
        String ticket = new String(Reports.document(compared, Format.MARKDOWN, TEXTS, ZONE), StandardCharsets.UTF_8);
        assertThat(ticket)
                .startsWith("## ✓ Calls will work\n")
                .contains(
                        "\n### Compared with an earlier run\n\n**Fixed since the earlier run. Now: Calls will work**\n")
                .contains("\n#### Fixed\n\n", "- ✓ Outbound UDP 3478 is open: Failed → Passed")
                .doesNotContain("Unchanged\n", "{");
        assertThat(ticket.indexOf("### Compared")).isLessThan(ticket.indexOf("### What this means"));
    }

    /// A page has room for few lines of many.
    @Test
    void theSinglePageCountsWhatItLeavesOut() throws Exception {
        Run broken = GoldenRuns.named("proxy-refuses-connect");
        Comparison compared = Comparison.of(GoldenRuns.named("healthy"), broken);
        try (var pdf = Loader.loadPDF(Reports.document(compared, Format.ONE_PAGE, TEXTS, ZONE))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(pdf))
                    .containsPattern("Changed beside these: \\d+\\. They are in the full report\\.");
        }
    }
}
