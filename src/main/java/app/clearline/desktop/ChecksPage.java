// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Complaint;
import app.clearline.model.FailureClass;
import app.clearline.model.ProbeKind;
import app.clearline.report.Texts;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The checklist as it fills.
final class ChecksPage implements Page {

    /// What part of the width the details take.
    private static final double DETAILS = 0.44;

    private static final double BAR = 8;

    /// Less room than this, in heights of the letters, does not hold list and details side by side.
    private static final double NARROW = 50;

    /// Nor does less than this hold how it stands and the buttons in one line.
    private static final double LINE = 56;

    private final Model model;
    private final Texts texts;
    private final ProgressBar bar = new ProgressBar(0);
    private final Label standing = Parts.text("", "standing");
    private final Button stop;
    private final Button failed;
    private final Button all;
    private final CheckList list;
    private final RowDetails details;
    private final HBox panes = new HBox();
    private final ScrollPane scroll = new ScrollPane();
    private final Label emphasis = Parts.text("", "muted");
    private final Label session = Parts.text("", "muted");
    private final LoginPanel login;
    private String open = "";

    ChecksPage(Model model) {
        this.model = model;
        this.texts = model.texts;
        this.stop = Parts.button(texts, "desktop.checks.stop", Sign.STOP, model.checks::stop);
        this.all = Parts.button(texts, "desktop.checks.again.all", Sign.ALL_AGAIN, model::runAll);
        this.failed = Parts.button(
                texts,
                "desktop.checks.again.failed",
                Sign.AGAIN,
                () -> model.runAgain(model.checks.progress().get().unwell()));
        this.login = new LoginPanel(model);
        this.list = new CheckList(texts, this::open);
        this.details = new RowDetails(texts, this::again, () -> open(""));
    }

    @Override
    public boolean fills() {
        return true;
    }

    @Override
    public Node body() {
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(texts.say("desktop.checks.progress"));
        standing.setMinWidth(0);
        standing.setMaxWidth(Double.MAX_VALUE);
        var stopOrAgain = new StackPane(stop, failed);
        stopOrAgain.setAlignment(Pos.CENTER_RIGHT);
        var buttons = Parts.flow(8, stopOrAgain, all);
        buttons.setAlignment(Pos.TOP_RIGHT);
        var head = new VBox(8, bar, new Beside(LINE, standing, buttons), emphasis, session, login);
        scroll.setContent(list);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setMinWidth(0);
        // The details take their part first, and the list what is left.
        scroll.setPrefWidth(0);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        details.prefWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> panes.getWidth() * (narrow() ? 1 : DETAILS), panes.widthProperty()));
        details.setMinWidth(0);
        panes.widthProperty().addListener(at -> divide());
        panes.getChildren().addAll(scroll, details);
        Parts.show(details, false);
        panes.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !open.isEmpty()) {
                open("");
                event.consume();
            }
        });
        VBox.setVgrow(panes, Priority.ALWAYS);
        bar.setMinHeight(BAR);
        bar.setPrefHeight(BAR);
        head.setMinHeight(Region.USE_PREF_SIZE);
        model.checks.progress().addListener((at, was, is) -> show(is));
        model.questions.complaint.addListener(
                (at, was, is) -> show(model.checks.progress().get()));
        show(model.checks.progress().get());
        return new VBox(16, head, panes);
    }

    private void open(String requirement) {
        boolean was = !open.isEmpty();
        open = requirement;
        show(model.checks.progress().get());
        divide();
        if (requirement.isEmpty() && was) {
            list.close();
        } else if (!requirement.isEmpty() && narrow()) {
            details.focus();
        }
    }

    /// Both side by side; where there is no room for both, the details stand in the place of the list.
    private void divide() {
        boolean shown = !open.isEmpty();
        Parts.show(details, shown);
        Parts.show(scroll, !shown || !narrow());
    }

    private boolean narrow() {
        return panes.getWidth() < NARROW * standing.getFont().getSize();
    }

    private void again() {
        model.checks.progress().get().row(open).ifPresent(row -> model.runAgain(List.of(row)));
    }

    private void show(Progress now) {
        Complaint complaint = model.questions.complaint.get();
        list.show(now.rows(), complaint);
        emphasis.setText(texts.sayOr("desktop.checks.first." + complaint.id(), ""));
        Parts.show(emphasis, !emphasis.getText().isEmpty());
        session.setText(session(now));
        Parts.show(session, !session.getText().isEmpty());
        login.show(now);
        boolean running = now.phase().underWay();
        bar.setProgress(now.total() == 0 ? 0 : (double) now.done() / now.total());
        // One takes the other's place, so that nothing moves.
        stop.setVisible(running);
        failed.setVisible(!running);
        failed.setDisable(now.unwell().isEmpty() || now.run() == null);
        all.setDisable(running || now.service() == null);
        standing.setText(standing(now));
        now.row(open).ifPresent(row -> details.show(row, now.observations(), !running));
    }

    /// Whether the hosts of a session are checked, or why samples are; empty where none was given.
    private String session(Progress now) {
        return now.observations().values().stream()
                .filter(seen -> seen.probe() == ProbeKind.SESSION)
                .findFirst()
                .map(seen -> seen.failure() == null
                        ? texts.say("desktop.checks.session")
                        : texts.say(
                                seen.failed(FailureClass.CREDENTIALS_REJECTED)
                                        ? "desktop.checks.session.refused"
                                        : "desktop.checks.session.unread",
                                "why",
                                texts.seen(seen.failure().detail())))
                .orElse("");
    }

    private String standing(Progress now) {
        return switch (now.phase()) {
            case IDLE, OPENING, READY -> texts.say("desktop.status.opening");
            case EARLY, RUNNING ->
                texts.say(
                        "desktop.checks.running",
                        "done",
                        Say.number(now.rowsEnded()),
                        "total",
                        Say.number(now.rows().size()),
                        "elapsed",
                        Say.seconds(now.elapsed()),
                        "most",
                        Say.seconds(now.atMost()));
            case ENDED ->
                texts.say(
                        "desktop.checks.ended",
                        "total",
                        Say.number(now.rows().size()),
                        "took",
                        Say.length(now.elapsed()),
                        "passed",
                        count(now, RowState.Stage.PASS),
                        "warned",
                        count(now, RowState.Stage.WARN),
                        "failed",
                        count(now, RowState.Stage.FAIL));
            case SAVED -> texts.say("desktop.status.saved");
            case TROUBLE -> texts.say("desktop.checks.trouble", "why", String.valueOf(now.trouble()));
        };
    }

    private static String count(Progress now, RowState.Stage stage) {
        return Say.number(
                now.rows().stream().filter(row -> row.stage() == stage).count());
    }
}
