// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.controlsfx.control.PopOver;

/// A few sentences that open beside what they explain; Esc or a click elsewhere closes them.
final class Help {

    private static final double WIDTH = 360;

    private Help() {}

    /// A question mark that opens them.
    ///
    /// @param name what is read out, such as "Where do I find this?"
    static Button button(String name, String words) {
        var button = new Button("", Parts.icon(Sign.UNKNOWN));
        button.getStyleClass().addAll("flat", "button-icon", "help-button");
        button.setAccessibleText(name);
        button.setAccessibleHelp(words);
        button.setOnAction(event -> open(button, words));
        return button;
    }

    static void open(Node at, String words) {
        Label text = Parts.text(words);
        text.setMaxWidth(WIDTH);
        text.setPrefWidth(WIDTH);
        text.setPadding(new Insets(16));
        var over = new PopOver(text);
        over.setAnimated(false);
        over.setDetachable(false);
        over.setAutoHide(true);
        over.getRoot().getStylesheets().addAll(at.getScene().getStylesheets());
        over.getRoot().setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                over.hide();
            }
        });
        over.show(at);
    }
}
