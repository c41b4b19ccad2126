// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Pane;
import javafx.scene.text.Font;

/// Cards of which one is chosen, in columns of equal width and rows as high as their highest; fewer columns where the
/// room is narrow or the text large. Arrow keys move among them.
final class Cards<T> extends Pane {

    private static final double GAP = 12;

    /// The least width of a card, in heights of its letters.
    private static final double NARROWEST = 13;

    private final ToggleGroup group = new ToggleGroup();
    private final Consumer<T> choose;
    private final ObservableValue<? extends T> chosen;
    private final int most;
    private List<Card<T>> cards = List.of();
    private List<Labeled> all = List.of();

    /// @param most how many columns there are at most
    Cards(int most, ObservableValue<? extends T> chosen, Consumer<T> choose) {
        this.most = most;
        this.chosen = chosen;
        this.choose = choose;
        chosen.addListener((at, was, is) -> mark());
    }

    /// Shows these cards in place of those before, and after them those that lead elsewhere.
    void show(List<Card<T>> shown, DoorCard... doors) {
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
        var both = new ArrayList<Labeled>(cards);
        both.addAll(List.of(doors));
        all = List.copyOf(both);
        getChildren().setAll(all);
        mark();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double given) {
        double room = given < 0 ? Shell.COLUMN : given;
        int columns = columns(room);
        double height = 0;
        for (int row = 0; row * columns < all.size(); row++) {
            height += rowHeight(row, columns, width(room, columns)) + (row == 0 ? 0 : GAP);
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
        int columns = columns(getWidth());
        double width = width(getWidth(), columns);
        double y = 0;
        for (int row = 0; row * columns < all.size(); row++) {
            double height = rowHeight(row, columns, width);
            for (int i = row * columns; i < Math.min(all.size(), (row + 1) * columns); i++) {
                all.get(i).resizeRelocate((i % columns) * (width + GAP), y, width, height);
            }
            y += height + GAP;
        }
    }

    private int columns(double room) {
        double letter = all.isEmpty()
                ? Font.getDefault().getSize()
                : all.getFirst().getFont().getSize();
        return (int) Math.clamp((room + GAP) / (NARROWEST * letter + GAP), 1, most);
    }

    private static double width(double room, int columns) {
        return Math.floor((room - (columns - 1) * GAP) / columns);
    }

    private double rowHeight(int row, int columns, double width) {
        return all.subList(row * columns, Math.min(all.size(), (row + 1) * columns)).stream()
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
