// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.io.File;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Puts the pictures of a [Canvas] on paper, as lines and areas of the PDF itself. It knows what a canvas writes and no
/// other SVG: a whole renderer of SVG would weigh more than the rest of the report.
final class PaperPictures implements SVGDrawer {

    @Override
    public SVGImage buildSVGImage(
            Element svg, Box box, CssContext context, double cssWidth, double cssHeight, double dotsPerPixel) {
        String[] view = svg.getAttribute("viewBox").split(" ", -1);
        double width = Double.parseDouble(view[2]);
        double height = Double.parseDouble(view[3]);
        double scale = cssWidth > 0 ? cssWidth / width : cssHeight > 0 ? cssHeight / height : dotsPerPixel;
        return new Picture(svg, width * scale, height * scale, scale);
    }

    private record Picture(Element svg, double width, double height, double scale) implements SVGImage {

        @Override
        public int getIntrinsicWidth() {
            return (int) Math.round(width);
        }

        @Override
        public int getIntrinsicHeight() {
            return (int) Math.round(height);
        }

        @Override
        public void drawSVG(OutputDevice out, RenderingContext context, double x, double y) {
            var place = new AffineTransform(scale, 0, 0, scale, x, y);
            for (Node each = svg.getFirstChild(); each != null; each = each.getNextSibling()) {
                if (each instanceof Element element && !element.getTagName().equals("title")) {
                    out.setColor(Ink.named(element.getAttribute("class").substring(2))
                            .paint());
                    out.fill(place.createTransformedShape(shape(element)));
                }
            }
        }

        private static Shape shape(Element element) {
            return switch (element.getTagName()) {
                case "rect" ->
                    new RoundRectangle2D.Double(
                            number(element, "x"),
                            number(element, "y"),
                            number(element, "width"),
                            number(element, "height"),
                            2 * number(element, "rx"),
                            2 * number(element, "rx"));
                case "circle" -> {
                    double radius = number(element, "r");
                    yield new Ellipse2D.Double(
                            number(element, "cx") - radius, number(element, "cy") - radius, 2 * radius, 2 * radius);
                }
                default ->
                    new BasicStroke(
                                    (float) number(element, "stroke-width"),
                                    BasicStroke.CAP_ROUND,
                                    BasicStroke.JOIN_ROUND)
                            .createStrokedShape(trace(element));
            };
        }

        private static Path2D trace(Element element) {
            var path = new Path2D.Double();
            for (String point : element.getAttribute("points").split(" ", -1)) {
                String[] at = point.split(",", -1);
                if (path.getCurrentPoint() == null) {
                    path.moveTo(Double.parseDouble(at[0]), Double.parseDouble(at[1]));
                } else {
                    path.lineTo(Double.parseDouble(at[0]), Double.parseDouble(at[1]));
                }
            }
            return path;
        }

        private static double number(Element element, String name) {
            return Double.parseDouble(element.getAttribute(name));
        }
    }

    @Override
    public void importFontFaceRules(List<FontFaceRule> rules, SharedContext context) {
        // There are no words in our pictures.
    }

    @Override
    public void addFontFile(File file, String family, Integer weight, FontStyle style) {
        // There are no words in our pictures.
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
