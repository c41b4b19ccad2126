// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// One line that says at once where an answer already decides: icon, word and colour of an outcome.
final class Verdict extends HBox {

    private final Icon icon = new Icon(Sign.WAIT);
    private final Label words = Parts.text("");

    Verdict() {
        super(12);
        getStyleClass().add("verdict");
        icon.getStyleClass().add("verdict-icon");
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(icon, words);
    }

    /// Shows a sentence; none where it is empty.
    void say(RowState.Stage stage, String sentence) {
        Parts.show(this, !sentence.isEmpty());
        words.setText(sentence);
        icon.show(Look.icon(stage));
        Look.paint(this, stage);
        setAccessibleText(sentence);
    }

    /// Shows a sentence that judges nothing.
    void tell(String sentence) {
        say(RowState.Stage.NOT_APPLICABLE, sentence);
        icon.show(Sign.INFO);
    }
}
