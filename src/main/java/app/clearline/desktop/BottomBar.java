// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.report.Texts;
import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What goes on in the background, and the way back and on.
final class BottomBar extends VBox {

    private final Model model;
    private final Texts texts;
    private final Label status = Parts.text("", "status");
    private final Button back;
    private final Button next;
    private final HBox row;
    private final Runnable stranded;

    /// @param stranded is called before a button that has the keyboard's focus goes out of use
    BottomBar(Model model, Runnable stranded) {
        super(8);
        this.model = model;
        this.stranded = stranded;
        this.texts = model.texts;
        getStyleClass().add("bottom-bar");
        back = Parts.button(
                texts,
                "desktop.back",
                Sign.BACK,
                () -> model.go(model.place.get().back()));
        next = Parts.button(
                texts,
                "desktop.next",
                Sign.NEXT,
                () -> model.go(model.place.get().next()));
        next.setContentDisplay(ContentDisplay.RIGHT);
        next.setDefaultButton(true);
        next.getStyleClass().add(Styles.ACCENT);
        status.setId("status");
        status.setMinWidth(0);
        status.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(status, Priority.ALWAYS);
        Region spring = Parts.spring();
        HBox.setHgrow(spring, Priority.SOMETIMES);
        row = Parts.line(8, status, spring, back, next);
        getChildren().add(row);
        model.place.addListener((at, was, is) -> show());
        model.checks.progress().addListener((at, was, is) -> show());
        model.questions.proxyAddress.addListener((at, was, is) -> show());
        model.questions.proxyKind.addListener((at, was, is) -> show());
        model.depth.responder.addListener((at, was, is) -> show());
        model.secrets.keyed().addListener((at, was, is) -> show());
        model.looking.addListener((at, was, is) -> show());
        show();
    }

    /// Puts the words above the buttons, where there is no room for them beside.
    void narrow(boolean narrow) {
        if (narrow && row.getChildren().remove(status)) {
            getChildren().addFirst(status);
        } else if (!narrow && getChildren().remove(status)) {
            row.getChildren().addFirst(status);
        }
        Parts.show(status, !narrow || !status.getText().isEmpty());
    }

    private void show() {
        Place place = model.place.get();
        boolean behind = place != Place.START;
        boolean ahead = place != Place.REPORT && model.allowed(place.next());
        if ((next.isFocused() && !ahead) || (back.isFocused() && !behind)) {
            stranded.run();
        }
        back.setDisable(!behind);
        Parts.show(next, place != Place.REPORT);
        next.setDisable(!ahead);
        String words = texts.say(place == Place.PROXY ? "desktop.next.checks" : "desktop.next");
        next.setText(words);
        next.setAccessibleText(words.replace("_", ""));
        status.setText(status());
        narrow(getChildren().contains(status));
    }

    private String status() {
        Progress now = model.checks.progress().get();
        return switch (now.phase()) {
            case IDLE -> model.looking.get() ? texts.say("desktop.status.looking") : "";
            case OPENING -> texts.say("desktop.status.opening");
            case EARLY ->
                texts.say(
                        "desktop.status.early",
                        "done",
                        Say.number(now.rowsEnded()),
                        "total",
                        Say.number(now.rows().size()));
            case READY -> texts.say("desktop.status.ready");
            case RUNNING ->
                texts.say(
                        "desktop.status.running",
                        "done",
                        Say.number(now.rowsEnded()),
                        "total",
                        Say.number(now.rows().size()));
            case ENDED -> texts.say("desktop.status.ended", "took", Say.length(now.elapsed()));
            case SAVED -> texts.say("desktop.status.saved");
            case TROUBLE -> texts.say("desktop.status.trouble");
        };
    }
}
