// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Outcome;
import app.clearline.model.Requirement;
import app.clearline.report.Texts;
import java.util.Objects;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One row of the checklist: icon, title, word, sentence, time. It stands from the start and never changes its height.
final class CheckRow extends ToggleButton {

    private final Texts texts;
    private final String requirement;
    private final Icon icon = new Icon(Sign.WAIT);
    private final Label title;
    private final Label word = Parts.line("", "row-word");
    private final Label sentence = Parts.line("", "row-sentence");
    private final Label time = Parts.line("", "row-time");
    private @Nullable RowState shown;

    CheckRow(Texts texts, Requirement requirement) {
        this.texts = texts;
        this.requirement = requirement.id();
        this.title = Parts.line(title(texts, requirement), "row-title");
        word.setMinWidth(USE_PREF_SIZE);
        time.setMinWidth(USE_PREF_SIZE);
        icon.getStyleClass().add("row-icon");
        VBox lines = Parts.column(
                2, Parts.line(12, title, Parts.spring(), word), Parts.line(12, sentence, Parts.spring(), time));
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        HBox row = Parts.line(12, icon, lines);
        row.setMouseTransparent(true);
        row.prefWidthProperty().bind(widthProperty().subtract(26));
        setGraphic(row);
        setMaxWidth(Double.MAX_VALUE);
        getStyleClass().add("check-row");
        setId("row-" + requirement.id());
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setFocusTraversable(false);
    }

    String requirement() {
        return requirement;
    }

    /// Shows a state; costs nothing where it is the one that is shown, as it is for most rows ten times a second.
    void show(RowState state) {
        if (same(state)) {
            return;
        }
        RowState before = shown;
        shown = state;
        RowState.Stage stage = state.stage();
        if (before == null || before.stage() != stage || before.fixed() != state.fixed()) {
            icon.show(state.fixed() ? Sign.FIXED : Look.icon(stage));
            Look.paint(this, stage);
        }
        word.setText(word(texts, state));
        sentence.setText(texts.say(state.reason()));
        time.setText(state.at() == null ? "" : Say.clock(state.at()));
        setAccessibleText(title.getText() + ": " + word.getText() + ". " + sentence.getText());
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    private boolean same(RowState state) {
        return shown != null
                && shown.stage() == state.stage()
                && shown.was() == state.was()
                && shown.reason().equals(state.reason())
                && Objects.equals(shown.at(), state.at());
    }

    static String title(Texts texts, Requirement requirement) {
        return texts.translated(requirement.title());
    }

    /// The word that stands for a row's state.
    static String word(Texts texts, RowState state) {
        if (state.fixed()) {
            return texts.say("desktop.row.word.fixed");
        }
        return switch (state.stage()) {
            case WAITING -> texts.say("desktop.row.word.waiting");
            case CHECKING -> texts.say("desktop.row.word.checking");
            case PASS -> texts.word(Outcome.PASS);
            case WARN -> texts.word(Outcome.WARN);
            case FAIL -> texts.word(Outcome.FAIL);
            case NOT_TESTED -> texts.word(Outcome.NOT_TESTED);
            case NOT_APPLICABLE -> texts.word(Outcome.NOT_APPLICABLE);
        };
    }
}
