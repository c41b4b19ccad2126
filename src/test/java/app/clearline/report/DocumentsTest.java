// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.clearline.fixture.SampleRuns;
import app.clearline.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {

    private static final Texts TEXTS = Texts.in(Locale.ENGLISH);
    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    private static byte[] pdf(Run run) {
        return Reports.document(run, Format.PDF, TEXTS, VIENNA);
    }

    @Test
    void thePdfTellsEverything() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf(SampleRuns.threeCauses()))) {
            String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
            int pages = document.getNumberOfPages();
            assertThat(pages).isBetween(4, 12);
            assertThat(text)
                    .contains("Calls will not work")
                    .contains("The proxy asks for a login that calls cannot give")
                    .contains("page 1 of " + pages, "page " + pages + " of " + pages)
                    .contains("2026-11-22 13:04:11 CET")
                    .contains("Clearline 0.1.0")
                    .contains("Example Video: what your network must allow, 2026-11-01")
                    .contains("UDP outbound 1025–65535 any")
                    .contains("no answer in time: 5 sends in 4000 ms")
                    .contains("Outbound UDP 3478 is open", "✕ Failed", "? Not tested", "! Warning", "✓ Passed");
        }
    }

    @Test
    void thePdfIsTaggedAndHasItsFontsInIt() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf(SampleRuns.udpBlocked()))) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getStructureTreeRoot().getKids())
                    .isNotEmpty();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Clearline: Network report");
            List<String> fonts = new ArrayList<>();
            for (var page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    var font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    fonts.add(font.getName());
                }
            }
            assertThat(fonts).isNotEmpty().allMatch(f -> f.contains("DejaVu"));
        }
    }

    @Test
    void theTextFitsTheTerminal() {
        for (Run run : List.of(SampleRuns.healthy(), SampleRuns.udpBlocked(), SampleRuns.threeCauses())) {
            String text = TextReport.of(run, TEXTS, VIENNA);
            assertThat(text.lines()).allMatch(line -> line.length() <= 100);
            assertThat(text).doesNotContain("{", "\t", "\u001b");
        }
        assertThat(TextReport.of(SampleRuns.udpBlocked(), TEXTS, VIENNA))
                .startsWith("!  Calls will work, with limits\n")
                .contains("✕  Outbound UDP 3478 is open (recommended): Failed")
                .contains("1. This network blocks the channel that carries sound and picture best")
                .contains("UDP outbound, 3478 → any");
    }

    @Test
    void whatAFarEndSaysIsEscaped() {
        Run run = SampleRuns.withFailure("<script>alert(1)</script>\u001b[31m & \u202e\ud800 \0 \"quoted\"");
        String html = HtmlReport.of(run, TEXTS, VIENNA);
        assertThat(html)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;[31m &amp; \"quoted\"")
                .doesNotContain("<script", "\u001b", "\u202e", "\0");
        assertThat(TextReport.of(run, TEXTS, VIENNA)).doesNotContain("\u001b", "\u202e", "\0");
        assertThat(pdf(run)).startsWith("%PDF".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    @Test
    void thePageLoadsNothing() {
        String html = HtmlReport.of(SampleRuns.threeCauses(), TEXTS, VIENNA);
        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains("default-src 'none'")
                .doesNotContain("src=\"")
                .doesNotContainPattern("href=\"[^#]");
        assertThat(html).contains("<th scope=\"row\">Checked on</th><td>2026-11-22 13:04:11 CET</td>");
    }

    @Test
    void aFileIsWrittenWholeOrNotAtAll(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("run.json");
        Files.writeString(file, "old");
        Reports.write(SampleRuns.healthy(), Format.JSON, file, TEXTS, VIENNA);
        assertThat(Reports.read(file)).isEqualTo(SampleRuns.healthy());
        Path taken = Files.createDirectory(folder.resolve("taken"));
        assertThatThrownBy(() -> Reports.write(SampleRuns.healthy(), Format.JSON, taken, TEXTS, VIENNA))
                .isInstanceOf(IOException.class);
        try (var files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("run.json", "taken");
        }
    }

    @Test
    void samplesAreLeftToLookAt() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "samples"));
        for (var sample : Map.of(
                        "healthy", SampleRuns.healthy(),
                        "udp-blocked", SampleRuns.udpBlocked(),
                        "three-causes", SampleRuns.threeCauses())
                .entrySet()) {
            for (Format format : Format.values()) {
                Path file = folder.resolve(sample.getKey() + "." + format.id());
                Reports.write(sample.getValue(), format, file, TEXTS, VIENNA);
                assertThat(file).isNotEmptyFile();
            }
        }
    }
}
