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
import org.jspecify.annotations.Nullable;

/// A run as a tagged PDF (PDF/UA-1, ISO 14289-1) on A4, with its fonts in it, made from the page of [HtmlReport].
public final class PdfReport {

    private static final String FAMILY = "DejaVu Sans";
    private static final int BOLD = 700;
    private static final int REGULAR = 400;

    private PdfReport() {}

    /// The whole document.
    public static byte[] of(Run run, Texts texts, ZoneId zone) {
        return of(run, null, texts, zone);
    }

    /// The whole document, with a comparison in it.
    static byte[] of(Run run, @Nullable ComparisonStory compared, Texts texts, ZoneId zone) {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.SEVERE));
        var out = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .usePdfUaAccessibility(true)
                    .useFont(() -> font("DejaVuSans.ttf"), FAMILY, REGULAR, FontStyle.NORMAL, true)
                    .useFont(() -> font("DejaVuSans-Bold.ttf"), FAMILY, BOLD, FontStyle.NORMAL, true)
                    .useUriResolver((base, address) -> null) // the page has all it needs, and nothing is loaded
                    .withProducer("Clearline " + run.tool())
                    .withHtmlContent(HtmlReport.of(run, compared, texts, zone), null)
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
