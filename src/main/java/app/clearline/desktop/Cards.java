// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Pane;

/// Cards of which one is chosen, in columns of equal width and rows as high as their highest. Arrow keys move among
/// them.
final class Cards<T> extends Pane {

    private static final double GAP = 12;

    private final ToggleGroup group = new ToggleGroup();
    private final Consumer<T> choose;
    private final ObservableValue<? extends T> chosen;
    private final int columns;
    private List<Card<T>> cards = List.of();

    Cards(int columns, ObservableValue<? extends T> chosen, Consumer<T> choose) {
        this.columns = columns;
        this.chosen = chosen;
        this.choose = choose;
        chosen.addListener((at, was, is) -> mark());
    }

    /// Shows these cards in place of those before.
    void show(List<Card<T>> shown) {
        cards = List.copyOf(shown);
        for (Card<T> card : cards) {
            card.setToggleGroup(group);
            // Not on action: arrow keys select without one.
            card.selectedProperty().addListener((at, was, is) -> {
                if (is && !card.value().equals(chosen.getValue())) {
                    choose.accept(card.value());
                }
            });
        }
        getChildren().setAll(cards);
        mark();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double height = 0;
        for (int row = 0; row * columns < cards.size(); row++) {
            height += rowHeight(row, columnWidth(width < 0 ? Shell.COLUMN : width)) + (row == 0 ? 0 : GAP);
        }
        return height;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return Shell.COLUMN;
    }

    @Override
    protected void layoutChildren() {
        double width = columnWidth(getWidth());
        double y = 0;
        for (int row = 0; row * columns < cards.size(); row++) {
            double height = rowHeight(row, width);
            for (int i = row * columns; i < Math.min(cards.size(), (row + 1) * columns); i++) {
                cards.get(i).resizeRelocate((i % columns) * (width + GAP), y, width, height);
            }
            y += height + GAP;
        }
    }

    private double columnWidth(double width) {
        return Math.floor((width - (columns - 1) * GAP) / columns);
    }

    private double rowHeight(int row, double width) {
        return cards.subList(row * columns, Math.min(cards.size(), (row + 1) * columns)).stream()
                .mapToDouble(card -> Math.ceil(card.prefHeight(width)))
                .max()
                .orElse(0);
    }

    private void mark() {
        for (Card<T> card : cards) {
            card.setSelected(Objects.equals(card.value(), chosen.getValue()));
        }
    }
}
