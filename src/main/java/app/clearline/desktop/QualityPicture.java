// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.report.QualityFigure;
import app.clearline.report.Texts;
import java.time.Duration;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.VBox;

/// Round trip and, below it, loss over the time of each stream.
final class QualityPicture extends VBox {

    private static final double HEIGHT = 96;
    private static final double LOSS = 12;

    QualityPicture(Texts texts, QualityFigure figure) {
        super(16);
        getChildren().add(Parts.text(figure.told(), "muted"));
        figure.courses().stream()
                .filter(course -> !course.points().isEmpty())
                .forEach(course -> getChildren().add(course(texts, figure, course)));
    }

    private static VBox course(Texts texts, QualityFigure figure, QualityFigure.Course course) {
        var trips = new Plot(HEIGHT, "plot-field");
        var losses = new Plot(LOSS, "plot-field");
        for (QualityFigure.Point point : course.points()) {
            Double height = point.height();
            double top = height == null ? 0 : 1 - height;
            trips.bar(point.outcome(), point.from(), point.to(), top, 1);
            if (point.loss() > 0) {
                losses.bar(point.outcome(), point.from(), point.to(), 1 - point.loss(), 1);
            }
        }
        if (figure.limit() < 1) {
            double at = 1 - figure.limit();
            trips.put(Plot.region("plot-limit"), 0, 1, at, at);
        }
        var box = Parts.column(
                4,
                Parts.text(course.name() + " · " + course.where(), "fact-name"),
                Parts.text(texts.say("desktop.picture.trips", "top", Say.number(figure.topMillis())), "plot-axis"),
                trips,
                Parts.text(texts.say("desktop.picture.losses"), "plot-axis"),
                losses,
                Plot.axis(Say.seconds(Duration.ZERO), texts.writing().number(Say.length(course.lasted()))),
                Parts.text(course.told()));
        box.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        box.setAccessibleText(course.name() + ", " + course.where() + ". " + course.told());
        return box;
    }
}
