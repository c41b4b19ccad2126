// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Complaint;
import app.clearline.model.Group;
import app.clearline.report.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// All rows in their groups. One stop of the Tab key; the arrows move from row to row, Space opens its details.
final class CheckList extends VBox {

    private final Texts texts;
    private final ToggleGroup group = new ToggleGroup();
    private final Map<String, CheckRow> rows = new LinkedHashMap<>();
    private final Consumer<String> open;
    private Complaint shown = Complaint.JUST_CHECK;

    /// @param open takes the id of the requirement whose row was chosen; empty where none is
    CheckList(Texts texts, Consumer<String> open) {
        this.texts = texts;
        this.open = open;
        getStyleClass().add("check-list");
        addEventFilter(KeyEvent.KEY_PRESSED, this::move);
    }

    /// Shows these states; the rows themselves are only built anew where the requirements are others.
    ///
    /// @param complaint moves the groups that bear on it to the front
    void show(List<RowState> states, Complaint complaint) {
        List<String> ids =
                states.stream().map(state -> state.requirement().id()).toList();
        if (!ids.equals(List.copyOf(rows.keySet())) || complaint != shown) {
            shown = complaint;
            build(states);
        }
        for (RowState state : states) {
            CheckRow row = rows.get(state.requirement().id());
            if (row != null) {
                row.show(state);
            }
        }
    }

    /// Takes the choice back.
    void close() {
        if (group.getSelectedToggle() instanceof CheckRow row) {
            row.setSelected(false);
            row.requestFocus();
        }
    }

    private void build(List<RowState> states) {
        String chosen = group.getSelectedToggle() instanceof CheckRow row ? row.requirement() : "";
        getChildren().clear();
        rows.clear();
        var inOrder = new LinkedHashMap<String, CheckRow>();
        for (Group each : Emphasis.groups(shown)) {
            List<RowState> inside = states.stream()
                    .filter(state -> state.requirement().group() == each)
                    .toList();
            if (!inside.isEmpty()) {
                Label heading = Parts.line(texts.word(each), "group-heading");
                getChildren().add(heading);
                for (RowState state : inside) {
                    CheckRow row = row(state);
                    inOrder.put(row.requirement(), row);
                    getChildren().add(row);
                }
            }
        }
        states.forEach(state -> {
            CheckRow row = inOrder.get(state.requirement().id());
            if (row != null) {
                rows.put(row.requirement(), row);
            }
        });
        CheckRow again = rows.get(chosen);
        if (again != null) {
            again.setSelected(true);
        }
        inOrder.values().stream().findFirst().ifPresent(first -> first.setFocusTraversable(true));
    }

    private CheckRow row(RowState state) {
        var row = new CheckRow(texts, state.requirement());
        row.setToggleGroup(group);
        row.setOnAction(event -> open.accept(row.isSelected() ? row.requirement() : ""));
        row.focusedProperty().addListener((at, was, is) -> {
            if (is) {
                rows.values().forEach(other -> other.setFocusTraversable(other == row));
            }
        });
        return row;
    }

    private void move(KeyEvent event) {
        int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        if (step != 0 && event.getTarget() instanceof CheckRow from) {
            List<CheckRow> all = getChildren().stream()
                    .filter(CheckRow.class::isInstance)
                    .map(CheckRow.class::cast)
                    .toList();
            int to = all.indexOf(from) + step;
            if (to >= 0 && to < all.size()) {
                all.get(to).requestFocus();
                Reveal.node(all.get(to));
                if (group.getSelectedToggle() != null) {
                    all.get(to).fire();
                }
            }
            event.consume();
        } else if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
            // These would choose a row without opening it.
            event.consume();
        }
    }
}
