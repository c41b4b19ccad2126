// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Outcome;
import app.clearline.model.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;

/// The pictures of a run in a page, each with its words around it.
final class HtmlPictures {

    private static final double WIDTH = 600;

    private final Markup page;
    private final Canvas canvas;
    private final Texts texts;
    private final Run run;

    HtmlPictures(Markup page, Run run, Texts texts) {
        this.page = page;
        this.canvas = new Canvas(page);
        this.texts = texts;
        this.run = run;
    }

    /// The way to the service, each node above its name.
    void path() {
        PathFigure figure = PathFigure.of(run, texts);
        int nodes = figure.nodes().size();
        page.element("div", "figure path", () -> {
            canvas.picture("path", WIDTH, 56, figure.told(), () -> {
                for (PathFigure.Link link : figure.links()) {
                    link(link, nodes);
                }
                for (PathFigure.Node node : figure.nodes()) {
                    node(node, across(node.at(), nodes));
                }
            });
            page.element(
                    "div",
                    "names",
                    () -> figure.nodes().forEach(node -> page.text("div", "name n" + nodes, node.name())));
            page.text("p", "told", figure.told());
        });
    }

    /// The middle of the column of a node.
    private static double across(double at, int nodes) {
        return WIDTH * (0.5 + at * (nodes - 1)) / nodes;
    }

    private void link(PathFigure.Link link, int nodes) throws XMLStreamException {
        double from = across(link.from(), nodes);
        double to = across(link.to(), nodes);
        Ink ink = Ink.of(link.outcome());
        if (link.outcome() == Outcome.NOT_TESTED) {
            for (double x = from + 30; x < to - 30; x += 10) {
                canvas.trace(3, ink, x, 28, x + 3, 28);
            }
        } else {
            canvas.trace(3, ink, from + 30, 28, to - 30, 28);
        }
        if (link.marked()) {
            canvas.sign((from + to) / 2, 28, link.outcome());
        }
    }

    private void node(PathFigure.Node node, double x) throws XMLStreamException {
        boolean plain = node.outcome() == Outcome.NOT_APPLICABLE;
        canvas.disc(x, 28, 24, plain ? Ink.GRID : Ink.of(node.outcome()));
        canvas.disc(x, 28, plain ? 22.5 : 21.5, Ink.PAPER);
        Symbols.draw(canvas, node.stretch(), x, 28);
        if (!plain) {
            canvas.sign(x + 18, 12, node.outcome());
        }
    }

    /// A row for each group, with a bar for each step.
    void timeline() {
        TimelineFigure figure = TimelineFigure.of(run, texts);
        page.element("div", "figure", () -> {
            page.text("p", "told", figure.told());
            figure.lanes()
                    .forEach(lane -> page.element("div", "row", () -> {
                        page.element("div", "label", () -> page.text("span", "", lane.name()));
                        page.element("div", "picture", () -> lane(lane));
                        page.text("div", "numbers", lane.told());
                    }));
            scale("0 s", String.format(texts.locale(), "%.1f s", figure.whole().toMillis() / 1000.0));
        });
    }

    private void lane(TimelineFigure.Lane lane) {
        double thick = Math.clamp(60.0 / lane.rows(), 1.2, 5);
        canvas.picture("", WIDTH, lane.rows() * thick + 4, lane.name() + ": " + lane.told(), () -> {
            canvas.box(0, 0, WIDTH, lane.rows() * thick + 4, 2, Ink.BACK);
            for (TimelineFigure.Bar bar : lane.bars()) {
                canvas.box(
                        bar.from() * (WIDTH - 2),
                        2 + bar.row() * thick,
                        Math.max(2, (bar.to() - bar.from()) * (WIDTH - 2)),
                        thick - .4,
                        0,
                        Ink.of(bar.outcome()));
            }
        });
    }

    /// All UDP ports from left to right.
    void ports() {
        PortFigure figure = PortFigure.of(run, texts);
        page.element("div", "figure", () -> {
            page.text("p", "told", figure.told());
            page.element("div", "row", () -> {
                page.element("div", "label", () -> page.text("span", "", texts.say("figure.ports.name")));
                page.element(
                        "div",
                        "picture",
                        () -> canvas.picture("", WIDTH, 24, figure.told(), () -> {
                            for (PortFigure.Part part : figure.parts()) {
                                Ink ink = part.outcome() == Outcome.NOT_TESTED ? Ink.BACK : Ink.of(part.outcome());
                                canvas.box(part.from() * WIDTH, 5, (part.to() - part.from()) * WIDTH, 14, 0, ink);
                            }
                            for (PortFigure.Mark mark : figure.marks()) {
                                canvas.box(mark.at() * (WIDTH - 4), 0, 4, 24, 1, Ink.of(mark.outcome()));
                            }
                        }));
                page.text("div", "numbers", "");
            });
            scale("1", "65535");
        });
    }

    /// A row for each stream: its round trips as a line, what was lost as bars from above.
    void quality() {
        QualityFigure figure = QualityFigure.of(run, texts);
        page.element("div", "figure", () -> {
            page.text("p", "told", figure.told());
            figure.courses()
                    .forEach(course -> page.element("div", "row", () -> {
                        page.element("div", "label", () -> {
                            page.text("span", "", course.name());
                            page.text("div", "quiet", course.where());
                        });
                        page.element("div", "picture", () -> {
                            if (!course.points().isEmpty()) {
                                course(course, figure.limit());
                            }
                        });
                        page.text("div", "numbers", course.told());
                    }));
            if (figure.courses().stream().anyMatch(c -> !c.points().isEmpty())) {
                String seconds = String.format(
                        Locale.ROOT,
                        "%d s",
                        figure.courses().getFirst().lasted().toSeconds());
                scale("0 s", seconds);
                page.text("p", "quiet", texts.say("figure.quality.read", "ms", String.valueOf(figure.topMillis())));
            }
        });
    }

    private void course(QualityFigure.Course course, double limit) {
        double high = 48;
        canvas.picture("", WIDTH, high, course.name() + ": " + course.told(), () -> {
            canvas.box(0, 0, WIDTH, high, 2, Ink.BACK);
            if (limit < 1) {
                for (double x = 0; x < WIDTH - 4; x += 8) {
                    canvas.trace(.8, Ink.UNKNOWN, x, high * (1 - limit), x + 3, high * (1 - limit));
                }
            }
            for (QualityFigure.Point point : course.points()) {
                double width = (point.to() - point.from()) * WIDTH;
                if (point.loss() > 0) {
                    double lost = Math.max(3, point.loss() * high);
                    canvas.box(point.from() * WIDTH, 0, Math.max(1, width - 1), lost, 0, Ink.of(point.outcome()));
                }
            }
            for (List<Double> stroke : strokes(course.points(), high)) {
                canvas.trace(
                        1.6, Ink.ACCENT, stroke.stream().mapToDouble(d -> d).toArray());
            }
        });
    }

    /// The line of the round trips, broken where nothing came back.
    private static List<List<Double>> strokes(List<QualityFigure.Point> points, double high) {
        var strokes = new ArrayList<List<Double>>();
        strokes.add(new ArrayList<>());
        for (QualityFigure.Point point : points) {
            if (point.height() == null) {
                strokes.add(new ArrayList<>());
            } else {
                double y = (high - 2) * (1 - point.height()) + 1;
                strokes.getLast().addAll(List.of(point.from() * WIDTH + 1, y, point.to() * WIDTH - 1, y));
            }
        }
        return strokes.stream().filter(s -> !s.isEmpty()).toList();
    }

    private void scale(String from, String to) {
        page.element("div", "row scale", () -> {
            page.text("div", "label", "");
            page.element("div", "picture", () -> {
                page.text("span", "from", from);
                page.text("span", "to", to);
            });
            page.text("div", "numbers", "");
        });
    }
}
