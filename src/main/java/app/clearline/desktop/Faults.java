// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Cause;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// What is to be broken in the practice network; only there while that is the service.
final class Faults extends VBox {

    private static final int COLUMNS = 2;

    Faults(Model model) {
        super(8);
        getStyleClass().add("panel");
        var boxes = new GridPane(16, 8);
        for (int i = 0; i < COLUMNS; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / COLUMNS);
            boxes.getColumnConstraints().add(column);
        }
        List<Cause> offered = model.offered;
        for (Cause fault : offered) {
            var box = new CheckBox(model.texts.say("cause." + fault.id() + ".title"));
            box.setId("fault-" + fault.id());
            box.setAccessibleText(box.getText());
            box.setSelected(model.faults.get().contains(fault));
            box.setOnAction(event -> model.practise(fault, box.isSelected()));
            model.faults.addListener((at, was, is) -> box.setSelected(is.contains(fault)));
            box.setWrapText(true);
            int place = boxes.getChildren().size();
            boxes.add(box, place % COLUMNS, place / COLUMNS);
        }
        getChildren()
                .addAll(
                        Parts.text(model.texts.say("desktop.start.faults"), "panel-title"),
                        Parts.text(model.texts.say("desktop.start.faults.more"), "muted"),
                        boxes);
        model.service.addListener((at, was, is) -> show(model));
        show(model);
    }

    private void show(Model model) {
        var service = model.service.get();
        Parts.show(this, service != null && service.id().equals(Model.PRACTICE) && !model.offered.isEmpty());
    }
}
