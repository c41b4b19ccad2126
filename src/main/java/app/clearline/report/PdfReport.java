// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Run;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Objects;
import java.util.logging.Level;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/// A run as a tagged PDF (PDF/UA-1, ISO 14289-1) on A4, with its fonts in it,
/// made from a page of [HtmlReport] or [OnePage].
public final class PdfReport {

    private static final String FAMILY = "DejaVu Sans";
    private static final int BOLD = 700;
    private static final int REGULAR = 400;

    private PdfReport() {}

    /// Everything, for the technician.
    public static byte[] of(Run run, Texts texts, ZoneId zone) {
        return of(run, null, texts, zone);
    }

    /// Everything, with a comparison in it.
    static byte[] of(Run run, @Nullable ComparisonStory compared, Texts texts, ZoneId zone) {
        return of(HtmlReport.of(run, compared, texts, zone, Sheet.Use.PAPER), run);
    }

    /// The headline, the way and the causes on one page, for the person: set as densely as it takes.
    public static byte[] onePage(Run run, Texts texts, ZoneId zone) {
        return onePage(run, null, texts, zone);
    }

    /// The same, with what changed since an earlier run.
    static byte[] onePage(Run run, @Nullable ComparisonStory compared, Texts texts, ZoneId zone) {
        byte[] document = {};
        for (OnePage.Density density : OnePage.Density.ALL) {
            document = of(OnePage.of(run, compared, texts, zone, density), run);
            if (pages(document) == 1) {
                break;
            }
        }
        return document;
    }

    private static int pages(byte[] document) {
        try (PDDocument read = Loader.loadPDF(document)) {
            return read.getNumberOfPages();
        } catch (IOException e) {
            // From memory, and made here: it can be read.
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] of(String page, Run run) {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.SEVERE));
        var out = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .usePdfUaAccessibility(true)
                    .useFont(() -> font("DejaVuSans.ttf"), FAMILY, REGULAR, FontStyle.NORMAL, true)
                    .useFont(() -> font("DejaVuSans-Bold.ttf"), FAMILY, BOLD, FontStyle.NORMAL, true)
                    .useUriResolver((base, address) -> null) // the page has all it needs, and nothing is loaded
                    .withProducer(Build.NAME + " " + run.tool())
                    .useUnicodeLineBreaker(new LineBreaks())
                    .useSVGDrawer(new PaperPictures())
                    .withHtmlContent(page, null)
                    .toStream(out)
                    .run();
        } catch (IOException e) {
            // Into memory, from our own archive: nothing is left that could fail but the archive.
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static InputStream font(String name) {
        return Objects.requireNonNull(PdfReport.class.getResourceAsStream("/fonts/" + name), name);
    }
}
