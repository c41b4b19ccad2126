// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Observation;
import app.clearline.model.Run;
import app.clearline.report.Texts;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// For technicians: every observation of a run in the order of time, a filter, the raw values of the chosen one, and
/// all of it as JSON.
final class Observed extends VBox {

    private static final double LIST = 280;
    private static final double RAW = 160;

    private final Texts texts;
    private final Label count = Parts.line("", "muted");
    private final TextArea raw = new TextArea();

    /// @param save writes the run as JSON to a file that the person chooses
    /// @param json the run as JSON
    Observed(Texts texts, Run run, Runnable save, Supplier<String> json) {
        super(8);
        this.texts = texts;
        var all = new FilteredList<>(FXCollections.observableArrayList(run.observations().stream()
                .sorted(Comparator.comparing(Observation::started))
                .toList()));
        var list = new ListView<>(all);
        list.setId("observations");
        list.setPrefHeight(LIST);
        list.setMinHeight(LIST);
        list.setAccessibleText(texts.say("desktop.observed"));
        list.setCellFactory(view -> new Cell());
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((at, was, is) -> raw.setText(is == null ? "" : raw(is)));
        raw.setEditable(false);
        raw.setId("observation-raw");
        raw.getStyleClass().add("preview");
        raw.setAccessibleText(texts.say("desktop.observed.raw"));
        raw.setPromptText(texts.say("desktop.observed.choose"));
        raw.setPrefHeight(RAW);
        raw.setMinHeight(RAW);
        var filter = new TextField();
        filter.setId("observation-filter");
        filter.setPromptText(texts.say("desktop.observed.filter"));
        filter.setAccessibleText(texts.say("desktop.observed.filter"));
        HBox.setHgrow(filter, Priority.ALWAYS);
        filter.textProperty().subscribe(words -> {
            String wanted = words.strip().toLowerCase(Locale.ROOT);
            all.setPredicate(seen -> wanted.isEmpty() || text(seen).contains(wanted));
            count.setText(texts.say(
                    "desktop.observed.count",
                    "shown",
                    Say.number(all.size()),
                    "all",
                    Say.number(run.observations().size())));
        });
        count.setMinWidth(USE_PREF_SIZE);
        Button file = Parts.button(texts, "desktop.observed.save", Sign.SAVE, save);
        getChildren()
                .addAll(
                        Parts.line(8, Parts.icon(Sign.FILTER), filter, count),
                        list,
                        raw,
                        Parts.flow(
                                8,
                                new CopyButton(texts, "desktop.observed.copy", raw::getText),
                                new CopyButton(texts, "desktop.observed.copy.json", json),
                                file),
                        Parts.text(texts.say("desktop.observed.private"), "muted"));
    }

    private String text(Observation seen) {
        return (line(seen) + " " + seen.id() + " " + raw(seen)).toLowerCase(Locale.ROOT);
    }

    private static String raw(Observation seen) {
        return seen.id() + "\n" + String.join("\n", RawValues.of(seen));
    }

    private String line(Observation seen) {
        String outcome = seen.failure() == null
                ? texts.say("desktop.details.ok")
                : texts.word(seen.failure().type());
        return texts.word(seen.probe()) + " · " + seen.endpoint().at() + " · " + outcome + " · "
                + texts.writing().number(Say.length(seen.took()));
    }

    private final class Cell extends ListCell<Observation> {

        @Override
        protected void updateItem(Observation seen, boolean empty) {
            super.updateItem(seen, empty);
            if (empty || seen == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            RowState.Stage stage = RowDetails.stage(seen);
            Look.paint(this, stage);
            setGraphic(Parts.icon(Look.icon(stage), "row-icon"));
            setText(line(seen));
            setAccessibleText(line(seen));
        }
    }
}
