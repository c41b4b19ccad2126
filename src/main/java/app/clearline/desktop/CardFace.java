// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What is to be seen on a card: a picture, a title, a line below it, and a mark such as "found on this computer".
final class CardFace extends HBox {

    /// Border and padding of the style sheet together.
    private static final double INSET = 16;

    private final Labeled card;
    private final Label title = Parts.text("", "card-title");
    private final Label detail = Parts.text("", "card-detail");
    private final Label mark = Parts.text("", "mark");

    private CardFace(Labeled card, Sign picture, String words) {
        super(12);
        this.card = card;
        VBox column = Parts.column(2, title, detail, mark);
        HBox.setHgrow(column, Priority.ALWAYS);
        getChildren().addAll(Parts.icon(picture, "card-icon"), column);
        setMouseTransparent(true);
        mark.setGraphic(Parts.icon(Sign.CHECK, "mark-icon"));
        title.setText(words);
        prefWidthProperty().bind(card.widthProperty().subtract(2 * INSET));
    }

    /// Paints the face of `card`.
    static CardFace on(Labeled card, Sign picture, String words, String more) {
        var face = new CardFace(card, picture, words);
        card.setGraphic(face);
        card.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        card.getStyleClass().add("choice-card");
        card.setAccessibleText(words);
        face.say(more, "");
        return face;
    }

    /// Changes the line below the title, and the mark; empty ones are not shown.
    void say(String more, String found) {
        detail.setText(more);
        mark.setText(found);
        Parts.show(detail, !more.isEmpty());
        Parts.show(mark, !found.isEmpty());
        card.setAccessibleHelp((more + " " + found).strip());
    }

    /// As high as its lines need in the width that the card is given: a button would not wrap its graphic.
    double cardHeight(double width) {
        return width <= 2 * INSET ? 0 : prefHeight(width - 2 * INSET) + 2 * INSET;
    }
}
