// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Group;
import app.clearline.model.Outcome;
import app.clearline.model.Service;
import app.clearline.report.Texts;
import app.clearline.watch.WatchLog;
import app.clearline.watch.WatchedRow;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Keeps watching for faults that come and go: which checks, how often, a strip of time for each
/// row that had trouble, and what changed last. It ends when it is closed.
final class WatchView extends VBox {

    private static final int CHANGES = 20;

    private final Model model;
    private final Texts texts;
    private final ObjectProperty<WatchPace> pace = new SimpleObjectProperty<>(WatchPace.HALF);
    private final Set<Group> only = EnumSet.allOf(Group.class);
    private final Label standing = Parts.text("");
    private final VBox rows = Parts.column(12);
    private final VBox changes = Parts.column(4);
    private final Node choice;
    private final Button begin;
    private final Button end;
    private @Nullable Watcher watcher;

    private WatchView(Model model) {
        super(16);
        this.model = model;
        this.texts = model.texts;
        setId("watch");
        setMaxWidth(Shell.COLUMN);
        standing.setId("watch-standing");
        begin = Parts.button(texts, "desktop.watch.begin", Sign.WATCH, this::begin);
        end = Parts.button(texts, "desktop.watch.end", Sign.STOP, this::end);
        Parts.show(end, false);
        choice = Parts.column(
                12,
                new Segments<>(
                        "pace",
                        texts.say("desktop.watch.pace"),
                        List.of(WatchPace.values()),
                        each -> texts.say("desktop.watch.pace." + each.id()),
                        pace,
                        pace::set),
                groups());
        getChildren()
                .addAll(
                        Parts.text(texts.say("desktop.watch.more"), "muted"),
                        choice,
                        Parts.line(8, begin, end),
                        standing,
                        rows,
                        changes);
    }

    /// The button that opens it.
    static Button button(Model model) {
        var button = Parts.button(model.texts, "desktop.watch", Sign.WATCH, () -> {});
        button.setOnAction(event -> {
            var view = new WatchView(model);
            Sheet.open(button.getScene(), model.texts, model.texts.say("desktop.watch.title"), view, view::end);
        });
        return button;
    }

    private Node groups() {
        var boxes = new FlowPane(16, 8);
        for (Group group : Group.values()) {
            var box = new CheckBox(texts.word(group));
            box.setId("watch-" + group.id());
            box.setAccessibleText(box.getText());
            box.setSelected(true);
            box.selectedProperty().subscribe(chosen -> {
                boolean changed = chosen ? only.add(group) : only.remove(group);
                begin.setDisable(changed && only.isEmpty());
            });
            boxes.getChildren().add(box);
        }
        return boxes;
    }

    private void begin() {
        Service service = model.service.get();
        if (service == null) {
            return;
        }
        turn(true);
        standing.setText(texts.say("desktop.watch.first"));
        Set<Group> groups = only.size() == Group.values().length ? Set.of() : Set.copyOf(only);
        watcher = Watcher.begin(model, service, groups, pace.get().every(), this::show, this::complain);
    }

    private void end() {
        if (watcher != null) {
            watcher.close();
            watcher = null;
            turn(false);
        }
    }

    private void turn(boolean watching) {
        choice.setDisable(watching);
        Parts.show(begin, !watching);
        Parts.show(end, watching);
        (watching ? end : begin).requestFocus();
    }

    private void complain(Exception problem) {
        end();
        standing.setText(texts.say("desktop.checks.trouble", "why", String.valueOf(problem.getMessage())));
    }

    private void show(WatchLog.Summary now) {
        Instant first = now.first();
        Instant last = now.last();
        if (first == null || last == null) {
            return;
        }
        List<WatchedRow> troubled = now.troubled();
        standing.setText(texts.say(
                "desktop.watch.standing",
                "looks",
                Say.number(now.looks()),
                "from",
                Say.clock(first),
                "to",
                Say.clock(last),
                "calm",
                Say.number(now.rows().size() - troubled.size())));
        rows.getChildren().setAll(troubled.stream().map(this::row).toList());
        changes.getChildren().clear();
        List<WatchLog.Change> recent =
                now.changes().reversed().stream().limit(CHANGES).toList();
        if (!recent.isEmpty()) {
            changes.getChildren().add(Parts.heading(texts.say("desktop.watch.changes")));
        }
        recent.forEach(change -> changes.getChildren().add(line(change)));
    }

    private Node row(WatchedRow row) {
        String title = CheckRow.title(texts, row.requirement());
        String told = texts.say(
                "desktop.watch.row",
                "fail",
                Long.toString(row.count(Outcome.FAIL)),
                "warn",
                Long.toString(row.count(Outcome.WARN)),
                "pass",
                Long.toString(row.count(Outcome.PASS)),
                "longest",
                row.longest().toSeconds() == 0 ? "" : Say.seconds(row.longest()));
        var strip = new TimeStrip(row.cells());
        strip.setAccessibleText(title + ". " + told);
        return Parts.column(4, Parts.text(title), strip, Parts.text(told, "row-sentence"));
    }

    private Node line(WatchLog.Change change) {
        return Parts.text(
                texts.say(
                        "desktop.watch.change",
                        "at",
                        Say.clock(change.at()),
                        "title",
                        CheckRow.title(texts, change.requirement()),
                        "from",
                        texts.word(change.from()),
                        "outcome",
                        texts.word(change.now().outcome())),
                "row-sentence");
    }
}
