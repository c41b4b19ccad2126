// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.IntBuffer;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/// The pages of a PDF as they look, for a preview.
public final class PdfPages {

    private static final float DOTS_PER_INCH = 96;
    /// More than this nobody leafs through in a preview; a page takes about four megabytes.
    private static final int MOST = 12;

    private PdfPages() {}

    /// A page.
    ///
    /// @param number from 1, of `count`
    /// @param pixels 0xAARRGGBB, row by row
    public record Page(int number, int count, int width, int height, IntBuffer pixels) {}

    /// Draws the pages one after the other, the first twelve at most, and hands each over once it is drawn.
    ///
    /// @throws IOException where the document is no PDF
    /// @throws InterruptedException between two pages, where nobody waits for more
    public static void draw(byte[] document, Consumer<Page> drawn) throws IOException, InterruptedException {
        try (PDDocument pdf = Loader.loadPDF(document)) {
            var renderer = new PDFRenderer(pdf);
            int count = pdf.getNumberOfPages();
            for (int i = 0; i < Math.min(count, MOST); i++) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("preview");
                }
                BufferedImage image = renderer.renderImageWithDPI(i, DOTS_PER_INCH, ImageType.RGB);
                int width = image.getWidth();
                int height = image.getHeight();
                IntBuffer pixels = IntBuffer.wrap(image.getRGB(0, 0, width, height, null, 0, width));
                drawn.accept(new Page(i + 1, count, width, height, pixels));
            }
        }
    }
}
