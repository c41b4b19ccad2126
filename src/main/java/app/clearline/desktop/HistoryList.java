// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.keep.History;
import app.clearline.model.Run;
import app.clearline.report.Comparison;
import app.clearline.report.RunHead;
import app.clearline.report.Texts;
import java.io.IOException;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TitledPane;
import org.jspecify.annotations.Nullable;

/// The runs that are kept on this computer: open one, compare two, remove all. Not there while
/// there are none.
final class HistoryList extends TitledPane {

    private static final double HEIGHT = 200;

    private final Model model;
    private final Texts texts;
    private final ListView<History.Entry> list = new ListView<>();
    private final Label trouble = Parts.text("", "problem");
    private final Button open;
    private final Button compare;
    private final Button wipe;
    private boolean asked;

    HistoryList(Model model) {
        this.model = model;
        this.texts = model.texts;
        setId("history");
        setAnimated(false);
        setExpanded(false);
        setMinWidth(0);
        open = Parts.button(texts, "desktop.history.open", Sign.FOLDER, this::open);
        compare = Parts.button(texts, "desktop.history.compare", Sign.SHUFFLE, this::compare);
        wipe = Parts.button(texts, "desktop.history.wipe", Sign.CLOSE, this::wipe);
        list.setId("history-list");
        list.setAccessibleText(texts.say("desktop.history.list"));
        list.setPrefHeight(HEIGHT);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(view -> new Cell());
        list.getSelectionModel().getSelectedItems().subscribe(this::enable);
        Parts.show(trouble, false);
        setContent(Parts.column(
                12,
                Parts.text(texts.say("desktop.history.more"), "muted"),
                list,
                Parts.flow(8, open, compare, wipe),
                trouble));
        Parts.show(this, false);
        model.remembered.addListener(at -> fill());
        fill();
    }

    private void fill() {
        Crossing.fetch(model.kept.history()::list, this::show, this::complain);
    }

    private void show(List<History.Entry> entries) {
        list.getItems().setAll(entries);
        setText(texts.say("desktop.history.title", "count", Say.number(entries.size())));
        setAccessibleText(getText());
        Parts.show(this, !entries.isEmpty());
        enable();
    }

    private void enable() {
        List<History.Entry> chosen = List.copyOf(list.getSelectionModel().getSelectedItems());
        boolean sound = chosen.stream().allMatch(entry -> entry.head() != null);
        open.setDisable(chosen.size() != 1 || !sound);
        compare.setDisable(chosen.size() != 2 || !sound);
    }

    private void open() {
        String id = list.getSelectionModel().getSelectedItem().id();
        Crossing.fetch(() -> model.kept.history().open(id), model::show, this::complain);
    }

    private void compare() {
        List<String> ids = list.getSelectionModel().getSelectedItems().stream()
                .map(History.Entry::id)
                .toList();
        Crossing.fetch(() -> compared(ids.getFirst(), ids.getLast()), this::lay, this::complain);
    }

    private Comparison compared(String one, String other) throws IOException {
        Run first = model.kept.history().open(one);
        return Comparison.of(first, model.kept.history().open(other));
    }

    private void lay(Comparison compared) {
        Sheet.open(
                getScene(), texts, texts.say("compare.title"), new ComparisonView(texts, compared), list::requestFocus);
    }

    /// Asks once more on the button itself.
    private void wipe() {
        if (!asked) {
            asked = true;
            wipe.setText(texts.say("desktop.history.sure"));
            wipe.setAccessibleText(wipe.getText().replace("_", ""));
            return;
        }
        asked = false;
        wipe.setText(texts.say("desktop.history.wipe"));
        wipe.setAccessibleText(wipe.getText().replace("_", ""));
        Crossing.fetch(model.kept.history()::wipe, gone -> fill(), this::complain);
    }

    private void complain(Exception problem) {
        trouble.setText(texts.say("desktop.start.unreadable", "why", String.valueOf(problem.getMessage())));
        Parts.show(trouble, true);
        Parts.show(this, true);
    }

    /// One line: when, of which service, with which result.
    private final class Cell extends ListCell<History.Entry> {

        Cell() {
            // As wide as the list, so that long lines wrap instead of running out of it.
            setPrefWidth(0);
            setWrapText(true);
        }

        @Override
        protected void updateItem(History.@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(empty || entry == null ? "" : words(entry));
            setAccessibleText(getText());
        }

        private String words(History.Entry entry) {
            RunHead head = entry.head();
            if (head == null) {
                return texts.say("desktop.history.damaged", "id", entry.id());
            }
            return texts.say(
                    "desktop.history.line",
                    "at",
                    Say.moment(head.started(), texts.locale()),
                    "service",
                    head.service(),
                    "conclusion",
                    texts.say(head.key() + ".headline"));
        }
    }
}
