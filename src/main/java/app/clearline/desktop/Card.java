// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One choice of several, as a card: a picture, a title, a line below it, and a mark such as "found on this computer".
final class Card<T> extends ToggleButton {

    /// Border and padding of the style sheet together.
    private static final double INSET = 16;

    private final T value;
    private final HBox line;
    private final Label title = Parts.text("", "card-title");
    private final Label detail = Parts.text("", "card-detail");
    private final Label mark = Parts.line("", "mark");

    Card(T value, Feather picture, String words, String more) {
        this.value = value;
        FontIcon icon = Parts.icon(picture, "card-icon");
        VBox column = Parts.column(2, title, detail, mark);
        HBox.setHgrow(column, Priority.ALWAYS);
        line = new HBox(12, icon, column);
        line.setMouseTransparent(true);
        setGraphic(line);
        setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        getStyleClass().add("choice-card");
        setAccessibleRole(AccessibleRole.RADIO_BUTTON);
        title.setText(words);
        say(more, "");
        line.prefWidthProperty().bind(widthProperty().subtract(2 * INSET));
    }

    T value() {
        return value;
    }

    /// Changes the line below the title, and the mark; empty ones are not shown.
    void say(String more, String found) {
        detail.setText(more);
        mark.setText(found);
        Parts.show(detail, !more.isEmpty());
        Parts.show(mark, !found.isEmpty());
        setAccessibleText(title.getText());
        setAccessibleHelp((more + " " + found).strip());
    }

    /// As high as its lines need in the width that it is given: a button by itself would not wrap its graphic.
    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return width <= 2 * INSET ? 0 : line.prefHeight(width - 2 * INSET) + 2 * INSET;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    /// A click on what is chosen leaves it chosen.
    @Override
    public void fire() {
        if (!isSelected()) {
            super.fire();
        }
    }
}
