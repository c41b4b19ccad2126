// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Cause;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// What is to be broken in the practice network; only there while that is the service.
final class Faults extends VBox {

    private static final int COLUMNS = 2;

    private final Model model;

    Faults(Model model) {
        super(8);
        this.model = model;
        getStyleClass().add("panel");
        model.service.addListener((at, was, is) -> show());
        show();
    }

    /// Most people never see it: it is made when it is first shown.
    private void show() {
        var service = model.service.get();
        boolean shown = service != null && service.id().equals(Model.PRACTICE) && !model.offered.isEmpty();
        if (shown && getChildren().isEmpty()) {
            getChildren()
                    .addAll(
                            Parts.text(model.texts.say("desktop.start.faults"), "panel-title"),
                            Parts.text(model.texts.say("desktop.start.faults.more"), "muted"),
                            boxes());
        }
        Parts.show(this, shown);
    }

    private GridPane boxes() {
        var boxes = new GridPane(16, 8);
        for (int i = 0; i < COLUMNS; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / COLUMNS);
            boxes.getColumnConstraints().add(column);
        }
        for (Cause fault : model.offered) {
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
        return boxes;
    }
}
