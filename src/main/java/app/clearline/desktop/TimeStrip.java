// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Outcome;
import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// How a row went over time, a cell beside the other. What it shows is said in words beside it, so
/// that nothing is told by colour alone; trouble also stands higher.
final class TimeStrip extends HBox {

    TimeStrip(List<Outcome> cells) {
        super(1);
        getStyleClass().add("time-strip");
        for (Outcome cell : cells) {
            var bar = new Region();
            RowState.Stage stage = RowState.Stage.of(cell);
            bar.getStyleClass().addAll("time-cell", Look.style(stage));
            HBox.setHgrow(bar, Priority.ALWAYS);
            getChildren().add(bar);
        }
    }
}
