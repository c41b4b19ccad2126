// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Observation;
import app.clearline.model.Requirement;
import app.clearline.report.Texts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// All there is to one row: what the document says, what is known today, and every observation with its raw values.
final class RowDetails extends VBox {

    private final Texts texts;
    private final VBox inside = Parts.column(16);
    private final Button again;
    private final Button shut = new Button("", Parts.icon(Sign.CLOSE));
    private String shown = "";
    private String copy = "";

    RowDetails(Texts texts, Runnable rerun, Runnable close) {
        super(8);
        this.texts = texts;
        getStyleClass().add("row-details");
        again = Parts.button(texts, "desktop.checks.again.row", Sign.ALL_AGAIN, rerun);
        shut.getStyleClass().addAll("flat", "button-icon");
        shut.setAccessibleText(texts.say("desktop.details.close"));
        shut.setId("details-close");
        shut.setOnAction(event -> close.run());
        var actions = Parts.flow(8, again, new CopyButton(texts, "desktop.copy", () -> copy));
        HBox.setHgrow(actions, Priority.ALWAYS);
        HBox bar = Parts.line(8, actions, shut);
        inside.getStyleClass().add("details-inside");
        var scroll = new ScrollPane(inside);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        scroll.setAccessibleText(texts.say("desktop.details"));
        getChildren().addAll(bar, scroll);
    }

    /// Takes the keyboard, where the list gave way.
    void focus() {
        shut.requestFocus();
    }

    /// Shows a row as it stands; cheap where nothing about it has changed.
    void show(RowState state, Map<String, Observation> observations, boolean canRunAgain) {
        again.setDisable(!canRunAgain || state.steps().isEmpty());
        List<Observation> seen = state.steps().stream()
                .map(observations::get)
                .filter(Objects::nonNull)
                .toList();
        String now = state.requirement().id() + state.stage() + seen.hashCode();
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        Requirement requirement = state.requirement();
        String title = CheckRow.title(texts, requirement);
        var outcome = new Verdict();
        outcome.say(state.stage(), CheckRow.word(texts, state) + " · " + texts.say(state.reason()));
        inside.getChildren().setAll(Parts.text(title, "details-title"), outcome);
        fact("desktop.details.level", texts.word(requirement.level()));
        fact("desktop.details.says", texts.translated(requirement.says()));
        fact("desktop.details.today", texts.translated(requirement.today()));
        fact("desktop.details.source", (texts.translated(requirement.source()) + " " + requirement.date()).strip());
        inside.getChildren().add(Parts.text(texts.say("desktop.details.seen"), "panel-title"));
        if (seen.isEmpty()) {
            inside.getChildren().add(Parts.text(texts.say("desktop.details.none"), "muted"));
        }
        var copied =
                new StringJoiner("\n").add(title).add(CheckRow.word(texts, state) + ": " + texts.say(state.reason()));
        for (Observation observation : seen) {
            String head = head(observation);
            String raw = String.join("\n", RawValues.of(observation));
            inside.getChildren().add(seen(observation, head, raw));
            copied.add("").add(head).add(raw);
        }
        copy = copied.toString();
    }

    private void fact(String key, String words) {
        if (!words.isEmpty()) {
            inside.getChildren().add(Parts.column(2, Parts.text(texts.say(key), "fact-name"), Parts.text(words)));
        }
    }

    private String head(Observation observation) {
        String way = Say.way(observation.route());
        return texts.word(observation.probe()) + " · " + observation.endpoint().at()
                + (way.isEmpty() ? "" : " · " + texts.say("desktop.details.via", "proxy", way));
    }

    private Node seen(Observation observation, String head, String raw) {
        RowState.Stage stage = stage(observation);
        var icon = Parts.icon(Look.icon(stage), "row-icon");
        String word = observation.failure() == null
                ? texts.say("desktop.details.ok")
                : texts.word(observation.failure().type());
        String times = texts.say(
                "desktop.details.times",
                "at",
                Say.length(observation.started()),
                "took",
                Say.length(observation.took()));
        Label values = Parts.text(raw, "raw");
        HBox line = Parts.line(8, icon, Parts.text(word + " · " + times, "muted"));
        VBox block = Parts.column(4, Parts.text(head, "seen-head"), line, values);
        Parts.show(values, !raw.isEmpty());
        block.getStyleClass().addAll("seen", Look.style(stage));
        return block;
    }

    /// What became of a step; that says nothing yet of the row.
    static RowState.Stage stage(Observation observation) {
        return observation.ok()
                ? RowState.Stage.PASS
                : observation.tried() ? RowState.Stage.FAIL : RowState.Stage.NOT_TESTED;
    }
}
