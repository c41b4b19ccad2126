// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Run;
import app.clearline.report.Texts;
import app.clearline.report.TimelineFigure;
import java.time.Duration;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.VBox;

/// When each step of a run began and ended, a lane for each group.
final class TimelinePicture extends VBox {

    private static final double ROW = 6;
    /// What part of a row its bar fills.
    private static final double FILLED = 0.7;

    TimelinePicture(Texts texts, Run run) {
        super(12);
        var figure = TimelineFigure.of(run, texts);
        getChildren().add(Parts.text(figure.told(), "muted"));
        for (TimelineFigure.Lane lane : figure.lanes()) {
            var plot = new Plot(Math.max(1, lane.rows()) * ROW, "plot-field");
            for (TimelineFigure.Bar bar : lane.bars()) {
                double top = (double) bar.row() / lane.rows();
                plot.bar(bar.outcome(), bar.from(), bar.to(), top, top + FILLED / lane.rows());
            }
            plot.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
            plot.setAccessibleText(lane.name() + ". " + lane.told());
            getChildren()
                    .add(Parts.column(
                            4,
                            Parts.line(
                                    8,
                                    Parts.line(lane.name(), "fact-name"),
                                    Parts.spring(),
                                    Parts.line(lane.told(), "plot-axis")),
                            plot));
        }
        getChildren().add(Plot.axis(Say.seconds(Duration.ZERO), texts.writing().number(Say.length(figure.whole()))));
    }
}
