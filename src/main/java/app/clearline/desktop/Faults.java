// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Cause;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// What is to be broken in the practice network; only there while that is the service.
final class Faults extends VBox {

    Faults(Model model) {
        super(8);
        getStyleClass().add("panel");
        var boxes = new FlowPane(16, 8);
        List<Cause> offered = model.offered;
        for (Cause fault : offered) {
            var box = new CheckBox(model.texts.say("cause." + fault.id() + ".title"));
            box.setId("fault-" + fault.id());
            box.setAccessibleText(box.getText());
            box.setSelected(model.faults.get().contains(fault));
            box.setOnAction(event -> model.practise(fault, box.isSelected()));
            model.faults.addListener((at, was, is) -> box.setSelected(is.contains(fault)));
            boxes.getChildren().add(box);
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
