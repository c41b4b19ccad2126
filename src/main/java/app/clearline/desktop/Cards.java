// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Cards of which one is chosen, in columns of equal width. Arrow keys move among them.
final class Cards<T> extends GridPane {

    private final ToggleGroup group = new ToggleGroup();
    private final Consumer<T> choose;
    private final ObservableValue<? extends T> chosen;
    private List<Card<T>> cards = List.of();

    Cards(int columns, ObservableValue<? extends T> chosen, Consumer<T> choose) {
        this.chosen = chosen;
        this.choose = choose;
        setHgap(12);
        setVgap(12);
        for (int i = 0; i < columns; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / columns);
            column.setHgrow(Priority.ALWAYS);
            getColumnConstraints().add(column);
        }
        chosen.addListener((at, was, is) -> mark());
    }

    /// Shows these cards in place of those before.
    void show(List<Card<T>> shown) {
        cards = List.copyOf(shown);
        getChildren().clear();
        int columns = getColumnConstraints().size();
        for (int i = 0; i < cards.size(); i++) {
            Card<T> card = cards.get(i);
            card.setToggleGroup(group);
            // Not on action: arrow keys select without one.
            card.selectedProperty().addListener((at, was, is) -> {
                if (is && !card.value().equals(chosen.getValue())) {
                    choose.accept(card.value());
                }
            });
            add(card, i % columns, i / columns);
        }
        mark();
    }

    List<Card<T>> cards() {
        return cards;
    }

    private void mark() {
        for (Card<T> card : cards) {
            card.setSelected(Objects.equals(card.value(), chosen.getValue()));
        }
    }
}
