// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Outcome;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;

/// Draws a picture as inline SVG into a page: rectangles, circles, lines and traces, each in a colour that has a name
/// ([Ink]). There are no words in it; they stand beside it in the page, where they can be selected and grow.
final class Canvas {

    private final Markup page;

    Canvas(Markup page) {
        this.page = page;
    }

    /// A picture with so many units; `told` is what it says to those who do not see it.
    void picture(String style, double width, double height, String told, Markup.Content content) {
        page.element("svg", style, () -> {
            page.attribute("xmlns", "http://www.w3.org/2000/svg");
            page.attribute("viewBox", "0 0 " + number(width) + " " + number(height));
            page.attribute("role", "img");
            page.attribute("aria-label", told);
            // The PDF takes the alternative text from here.
            page.attribute("alt", told);
            page.text("title", "", told);
            content.write();
        });
    }

    void box(double x, double y, double width, double height, double round, Ink ink) throws XMLStreamException {
        page.empty(
                "rect",
                "x",
                number(x),
                "y",
                number(y),
                "width",
                number(width),
                "height",
                number(height),
                "rx",
                number(round),
                "class",
                "f-" + ink.word());
    }

    void disc(double x, double y, double radius, Ink ink) throws XMLStreamException {
        page.empty("circle", "cx", number(x), "cy", number(y), "r", number(radius), "class", "f-" + ink.word());
    }

    /// A line through points: `x, y, x, y …`.
    void trace(double width, Ink ink, double... points) throws XMLStreamException {
        var path = new StringBuilder();
        for (int i = 0; i + 1 < points.length; i += 2) {
            path.append(i == 0 ? "" : " ").append(number(points[i])).append(",").append(number(points[i + 1]));
        }
        page.empty("polyline", "points", path.toString(), "stroke-width", number(width), "class", "l-" + ink.word());
    }

    /// A disc with the sign of the outcome in it.
    void sign(double x, double y, Outcome outcome) throws XMLStreamException {
        disc(x, y, 11, Ink.PAPER);
        disc(x, y, 9, Ink.of(outcome));
        switch (outcome) {
            case PASS -> trace(2, Ink.PAPER, x - 4, y, x - 1, y + 3, x + 4, y - 3);
            case FAIL -> {
                trace(2, Ink.PAPER, x - 3.5, y - 3.5, x + 3.5, y + 3.5);
                trace(2, Ink.PAPER, x - 3.5, y + 3.5, x + 3.5, y - 3.5);
            }
            case WARN -> {
                trace(2, Ink.PAPER, x, y - 5, x, y + 1);
                disc(x, y + 4, 1.2, Ink.PAPER);
            }
            case NOT_TESTED -> {
                trace(
                        1.8, Ink.PAPER, x - 2.8, y - 3, x - 1.4, y - 5, x + 1.4, y - 5, x + 2.8, y - 3, x, y - .2, x,
                        y + 1.2);
                disc(x, y + 4.2, 1.1, Ink.PAPER);
            }
            case NOT_APPLICABLE -> trace(2, Ink.PAPER, x - 4, y, x + 4, y);
        }
    }

    private static String number(double number) {
        String text = String.format(Locale.ROOT, "%.2f", number);
        return text.replaceAll("\\.?0+$", "");
    }
}
