// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Named;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;

/// One choice of several short ones, side by side, on more lines where the room is narrow. Arrow keys move among them.
final class Segments<T extends Named> extends FlowPane {

    /// @param id begins the ids of the buttons
    /// @param question is read out before each choice
    Segments(
            String id,
            String question,
            List<T> values,
            Function<T, String> words,
            ObservableValue<? extends T> chosen,
            Consumer<T> choose) {
        super(8, 8);
        var group = new ToggleGroup();
        for (T value : values) {
            ToggleButton button = new Segment(words.apply(value));
            button.setId(id + "-" + value.id());
            button.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
            button.setAccessibleText(question + " " + words.apply(value));
            button.setSelected(value.equals(chosen.getValue()));
            // Not on action: arrow keys select without one.
            button.selectedProperty().addListener((at, was, is) -> {
                if (is && !value.equals(chosen.getValue())) {
                    choose.accept(value);
                }
            });
            chosen.addListener((at, was, is) -> button.setSelected(value.equals(is)));
            button.setToggleGroup(group);
            getChildren().add(button);
        }
    }

    /// A click on what is chosen leaves it chosen.
    private static final class Segment extends ToggleButton {

        Segment(String words) {
            super(words);
            setMinWidth(USE_PREF_SIZE);
            getStyleClass().add("chip");
        }

        @Override
        public void fire() {
            if (!isSelected()) {
                super.fire();
            }
        }
    }
}
