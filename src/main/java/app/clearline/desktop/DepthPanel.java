// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.report.Texts;
import app.clearline.service.ProfileException;
import app.clearline.service.SecretFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// How far the checks are to go, in plain words: for how long sound and picture are measured, a far
/// end of one's own, every port, the login of the relays or a real session.
final class DepthPanel extends VBox {

    private final Model model;
    private final Texts texts;
    private final FileChoice files;
    private final Label problem = Parts.text("", "problem");
    private final Label unreadable = Parts.text("", "problem");
    private final Label chosen = Parts.line("", "muted");

    DepthPanel(Model model, FileChoice files) {
        super(16);
        this.model = model;
        this.texts = model.texts;
        this.files = files;
        setId("depth");
        var quality = new Segments<>(
                "quality",
                texts.say("desktop.depth.quality"),
                List.of(QualityTime.values()),
                each -> texts.say("desktop.depth.quality." + each.id()),
                model.depth.quality,
                model.depth::choose);
        getChildren()
                .addAll(
                        Parts.column(8, head("quality"), quality),
                        Parts.column(8, head("responder"), responder(), problem, sweep()),
                        Parts.column(8, head("relay"), relay(), unreadable));
        Parts.show(unreadable, false);
        model.depth.responder.addListener(at -> judge());
        model.secrets.keyed().addListener(at -> judge());
        judge();
    }

    private Node head(String id) {
        return Parts.column(
                2,
                Parts.line(
                        4,
                        Parts.line(texts.say("desktop.depth." + id), "panel-title"),
                        Help.button(
                                texts.say("desktop.depth.what", "subject", texts.say("desktop.depth." + id)),
                                texts.say("desktop.depth." + id + ".help"))),
                Parts.text(texts.say("desktop.depth." + id + ".more"), "muted"));
    }

    private Node responder() {
        var address = new TextField();
        address.textProperty().bindBidirectional(model.depth.responder);
        var suggested = model.kept.preferences().now().responder();
        address.setPromptText(suggested == null ? texts.say("desktop.depth.responder.example") : suggested.toString());
        var key = new PasswordField();
        key.textProperty().addListener((at, was, is) -> {
            char[] text = is.strip().toCharArray();
            model.secrets.key(text);
            Arrays.fill(text, '\0');
        });
        key.disableProperty().bind(model.depth.responder.map(String::isBlank));
        HBox.setHgrow(address, Priority.ALWAYS);
        HBox.setHgrow(key, Priority.ALWAYS);
        return Parts.line(12, name("responder", address), address, name("responder-key", key), key);
    }

    private Label name(String id, TextField field) {
        String words = texts.say("desktop.depth." + id + ".name");
        field.setId(id);
        field.setAccessibleText(texts.say("desktop.depth." + id + ".spoken"));
        Label name = Parts.line(words);
        name.setLabelFor(field);
        name.setMinWidth(USE_PREF_SIZE);
        return name;
    }

    private Node sweep() {
        var box = new CheckBox(texts.say("desktop.depth.sweep"));
        box.selectedProperty().bindBidirectional(model.depth.sweep);
        box.setId("sweep");
        box.setAccessibleText(box.getText());
        box.setWrapText(true);
        box.disableProperty().bind(model.depth.responder.map(String::isBlank));
        return box;
    }

    private Node relay() {
        Button session = Parts.button(texts, "desktop.depth.session", Sign.KEY, () -> choose("session", this::session));
        Button login = Parts.button(texts, "desktop.depth.login", Sign.ENTER, () -> choose("login", this::login));
        Button forget = new Button("", Parts.icon(Sign.CLOSE));
        forget.getStyleClass().addAll("flat", "button-icon");
        forget.setId("depth-forget");
        forget.setAccessibleText(texts.say("desktop.depth.forget"));
        forget.setOnAction(event -> {
            model.secrets.forget();
            session.requestFocus();
        });
        chosen.setMinWidth(0);
        model.secrets.relayFile().addListener((at, was, is) -> {
            chosen.setText(texts.say("desktop.depth.chosen", "file", is));
            Parts.show(chosen, !is.isEmpty());
            Parts.show(forget, !is.isEmpty());
            Parts.show(unreadable, false);
        });
        Parts.show(chosen, false);
        Parts.show(forget, false);
        return Parts.flow(8, session, login, chosen, forget);
    }

    /// Reads a file that holds something secret, away from the window's thread.
    @FunctionalInterface
    private interface Reading {
        Runnable read(Path file) throws ProfileException;
    }

    private void choose(String kind, Reading reading) {
        files.open(
                        texts.say("desktop.depth." + kind + ".title"),
                        texts.say("desktop.depth." + kind + ".kind"),
                        "*.json")
                .ifPresent(file -> Crossing.fetch(() -> reading.read(file), Runnable::run, this::complain));
    }

    private Runnable session(Path file) throws ProfileException {
        var pass = SecretFiles.session(file);
        return () -> model.secrets.session(pass, file);
    }

    private Runnable login(Path file) throws ProfileException {
        var login = SecretFiles.login(file);
        return () -> model.secrets.relays(login, file);
    }

    private void complain(Exception problem) {
        unreadable.setText(texts.say("desktop.start.unreadable", "why", String.valueOf(problem.getMessage())));
        Parts.show(unreadable, true);
    }

    private void judge() {
        var wrong = model.depth.problem(model.secrets.keyed().get());
        problem.setText(wrong.map(texts::say).orElse(""));
        Parts.show(problem, wrong.isPresent());
    }
}
