// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Outcome;
import app.clearline.report.PortFigure;
import java.util.LinkedHashSet;
import java.util.Set;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// All UDP ports as a strip, with a stroke for each that was tried by itself, and a list of what the colours say.
final class PortPicture extends VBox {

    private static final double HEIGHT = 32;
    /// Half of a stroke's width, as a share of the strip.
    private static final double STROKE = 0.002;

    PortPicture(PortFigure figure) {
        super(8);
        var strip = new Plot(HEIGHT, "plot-field");
        Set<String> sayings = new LinkedHashSet<>();
        var list = new FlowPane(16, 4);
        for (PortFigure.Part part : figure.parts()) {
            if (part.outcome() != Outcome.NOT_TESTED) {
                strip.bar(part.outcome(), part.from(), part.to(), 0, 1);
                say(list, sayings, part.outcome(), part.told());
            }
        }
        for (PortFigure.Mark mark : figure.marks()) {
            strip.bar(mark.outcome(), Math.max(0, mark.at() - STROKE), Math.min(1, mark.at() + STROKE), 0, 1);
            say(list, sayings, mark.outcome(), mark.told());
        }
        getChildren().addAll(strip, Plot.axis("1", "65535"), list, Parts.text(figure.told(), "muted"));
        strip.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        strip.setAccessibleText(figure.told());
    }

    private static void say(FlowPane list, Set<String> sayings, Outcome outcome, String told) {
        if (sayings.add(told)) {
            RowState.Stage stage = RowState.Stage.of(outcome);
            HBox item = Parts.line(4, Parts.icon(Look.icon(stage), "row-icon"), Parts.line(told));
            item.getStyleClass().add(Look.style(stage));
            list.getChildren().add(item);
        }
    }
}
