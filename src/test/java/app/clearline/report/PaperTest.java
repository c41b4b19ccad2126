// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.GoldenRuns;
import app.clearline.fixture.PlantedRuns;
import app.clearline.fixture.SampleRuns;
import app.clearline.model.Run;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/// Reports of every golden run, and comparisons, are PDF/UA-1 by the word of veraPDF: in both sizes, in each language,
/// with private data hidden and shown.
class PaperTest {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    private static final Path SAMPLES = Path.of("target", "samples");
    private static final List<Locale> LANGUAGES = Languages.all();

    @BeforeAll
    static void start() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    /// What veraPDF objects to, by rule; empty where it is content.
    static List<String> objections(byte[] pdf) throws VeraPDFException, IOException {
        var flavour = PDFAFlavour.PDFUA_1;
        try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                var validator = Foundries.defaultInstance().createValidator(flavour, 100, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            assertThat(result.getTotalAssertions()).isPositive();
            var byRule = new TreeMap<String, String>();
            for (TestAssertion wrong : result.getTestAssertions()) {
                byRule.putIfAbsent(
                        wrong.getRuleId().getClause() + "-" + wrong.getRuleId().getTestNumber(),
                        wrong.getMessage() + " at " + wrong.getLocation().getContext());
            }
            var told = new ArrayList<String>();
            byRule.forEach((rule, what) -> told.add(rule + ": " + what));
            return told;
        }
    }

    /// Each in one language with private data hidden or shown, and the single page both ways: over all of them each
    /// language has each of it several times.
    @ParameterizedTest
    @MethodSource("app.clearline.fixture.GoldenRuns#files")
    @Tag("real")
    void everyReportIsAccessible(Path file) throws IOException, VeraPDFException {
        int place = GoldenRuns.files().indexOf(file);
        Texts texts = Texts.in(LANGUAGES.get(place % LANGUAGES.size()));
        Run shown = PlantedRuns.in(Reports.read(file));
        Run hidden = HidePrivate.in(shown);
        boolean hide = place / LANGUAGES.size() % 2 == 0;
        String name = file.getFileName().toString().replace(".json", "");
        byte[] full = Reports.document(hide ? hidden : shown, Format.PDF, texts, VIENNA);
        accessible(full, name + "-pdf.pdf");
        try (var document = Loader.loadPDF(full)) {
            assertThat(document.getDocumentCatalog().getDocumentOutline().children())
                    .hasSize(5);
        }
        onePage(Reports.document(shown, Format.ONE_PAGE, texts, VIENNA), name + "-one-page.pdf");
        onePage(Reports.document(hidden, Format.ONE_PAGE, texts, VIENNA), name + "-one-page-hidden.pdf");
        Files.writeString(SAMPLES.resolve(name + ".html"), HtmlReport.of(shown, texts, VIENNA));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es"})
    void threeCausesFitOnAPageInEachLanguage(String language) throws IOException, VeraPDFException {
        Texts texts = Texts.in(Locale.of(language));
        for (Run run : List.of(SampleRuns.threeCauses(), HidePrivate.in(SampleRuns.threeCauses()))) {
            byte[] pdf = Reports.document(run, Format.ONE_PAGE, texts, VIENNA);
            onePage(pdf, "three-causes-" + language + "-one-page.pdf");
            try (var document = Loader.loadPDF(pdf)) {
                assertThat(document.getDocumentCatalog().getLanguage())
                        .isEqualTo(texts.locale().toLanguageTag());
                assertThat(new PDFTextStripper().getText(document))
                        .contains(texts.say("conclusion.does-not-work.headline"));
            }
            accessible(Reports.document(run, Format.PDF, texts, VIENNA), "three-causes-" + language + ".pdf");
        }
    }

    /// The later run broke in many rows, or was mended in many.
    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es"})
    @Tag("real")
    void comparisonsAreAccessible(String language) throws IOException, VeraPDFException {
        Texts texts = Texts.in(Locale.of(language));
        Run broken = PlantedRuns.in(GoldenRuns.named("proxy-refuses-connect"));
        Run healthy = GoldenRuns.named("healthy");
        String name = "compared-" + language;
        for (boolean mended : new boolean[] {true, false}) {
            Comparison shown = Comparison.of(broken, mended ? ComparisonTest.later(healthy) : healthy);
            Comparison hidden = shown.hidden();
            String which = name + (mended ? "-fixed" : "-broken");
            onePage(Reports.document(shown, Format.ONE_PAGE, texts, VIENNA), which + "-one-page.pdf");
            onePage(Reports.document(hidden, Format.ONE_PAGE, texts, VIENNA), which + "-one-page-hidden.pdf");
            accessible(Reports.document(mended ? shown : hidden, Format.PDF, texts, VIENNA), which + ".pdf");
        }
    }

    private static void onePage(byte[] pdf, String name) throws IOException, VeraPDFException {
        accessible(pdf, name);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).as(name).isEqualTo(1);
        }
    }

    private static void accessible(byte[] pdf, String name) throws IOException, VeraPDFException {
        Files.createDirectories(SAMPLES);
        Files.write(SAMPLES.resolve(name), pdf);
        assertThat(objections(pdf)).as(name).isEmpty();
    }

    /// The pictures are figures with a text, and the links and bookmarks lead somewhere.
    @Test
    void picturesSayWhatTheyShow() throws IOException {
        Run run = GoldenRuns.named("poor-quality");
        byte[] pdf = Reports.document(run, Format.PDF, Texts.in(Locale.ENGLISH), VIENNA);
        try (var document = Loader.loadPDF(pdf)) {
            var told = new ArrayList<String>();
            figures(document.getDocumentCatalog().getStructureTreeRoot(), told);
            assertThat(told)
                    .contains("The way is not free here: The network.")
                    .anyMatch(t -> t.startsWith("Quality: "))
                    .anyMatch(t -> t.startsWith("UDP ports that were tried: 3478: open"))
                    .noneMatch(String::isBlank);
            assertThat(document.getDocumentCatalog().getDocumentOutline().children())
                    .hasSize(5)
                    .allSatisfy(item -> assertThat(item.getDestination()).isNotNull());
        }
    }

    private static void figures(PDStructureNode node, List<String> told) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                if (element.getStructureType().equals("Figure")) {
                    told.add(element.getAlternateDescription());
                }
                figures(element, told);
            }
        }
    }

    /// Else it would find nothing in ours either.
    @Test
    void aPaperWithoutTagsIsObjectedTo() throws IOException, VeraPDFException {
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(out);
        }
        assertThat(objections(out.toByteArray())).hasSizeGreaterThan(3);
    }
}
