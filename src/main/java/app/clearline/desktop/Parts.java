// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.report.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The small pieces that every page is made of.
final class Parts {

    private Parts() {}

    /// A paragraph, which wraps.
    static Label text(String words, String... styles) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /// A line that ends in … where it does not fit.
    static Label line(String words, String... styles) {
        var label = new Label(words);
        label.getStyleClass().addAll(styles);
        return label;
    }

    static Icon icon(Sign sign, String... styles) {
        return new Icon(sign, styles);
    }

    /// A button with the text of `key`, whose `_` marks the mnemonic.
    static Button button(Texts texts, String key, Sign icon, Runnable action) {
        var button = new Button(texts.say(key), icon(icon));
        button.setMnemonicParsing(true);
        button.setAccessibleText(texts.say(key).replace("_", ""));
        button.setOnAction(event -> action.run());
        button.setId(key.replace('.', '-'));
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /// Words of one line as a paragraph; of several, each line with a dot before it.
    static VBox lines(String words) {
        VBox lines = column(4);
        List<String> all = words.lines().filter(line -> !line.isBlank()).toList();
        for (String line : all) {
            Label text = text(line);
            if (all.size() == 1) {
                lines.getChildren().add(text);
            } else {
                HBox.setHgrow(text, Priority.ALWAYS);
                var item = new HBox(8, line("•", "muted"), text);
                lines.getChildren().add(item);
            }
        }
        return lines;
    }

    static VBox column(double gap, Node... nodes) {
        return new VBox(gap, nodes);
    }

    static HBox line(double gap, Node... nodes) {
        var line = new HBox(gap, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /// A line that goes on below where it does not fit.
    static FlowPane flow(double gap, Node... nodes) {
        var flow = new FlowPane(gap, gap, nodes);
        flow.setRowValignment(VPos.CENTER);
        return flow;
    }

    /// Takes what room is left in a line.
    static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    /// A heading above the parts of a page.
    static Label heading(String words) {
        return text(words, "section-heading");
    }

    /// Shows or hides a node; hidden, it takes no room.
    static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
