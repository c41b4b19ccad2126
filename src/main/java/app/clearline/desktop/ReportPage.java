// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Run;
import app.clearline.report.Languages;
import app.clearline.report.Texts;
import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The run on paper: looked at, then saved or copied.
final class ReportPage implements Page {

    private final Model model;
    private final Texts texts;
    private final FileChoice files;
    private final ToggleSwitch hide;
    private final ComboBox<Locale> language = new ComboBox<>();
    private Papers papers;
    private final TextArea preview = new TextArea();
    private final Verdict saved = new Verdict();

    ReportPage(Model model, FileChoice files) {
        this.model = model;
        this.texts = model.texts;
        this.files = files;
        this.papers = model.papers;
        this.hide = new ToggleSwitch(texts.say("desktop.report.hide"));
    }

    @Override
    public boolean fills() {
        return true;
    }

    @Override
    public Node body() {
        hide.setId("hide-private");
        hide.setAccessibleText(texts.say("desktop.report.hide"));
        hide.setAccessibleHelp(texts.say("desktop.report.hide.more"));
        hide.setOnKeyPressed(event -> {
            // The switch itself listens to the mouse alone.
            if (event.getCode() == KeyCode.SPACE) {
                hide.setSelected(!hide.isSelected());
                event.consume();
            }
        });
        hide.selectedProperty().addListener((at, was, is) -> draw());
        language();
        preview.setEditable(false);
        preview.getStyleClass().add("preview");
        preview.setAccessibleText(texts.say("desktop.report.preview"));
        preview.setId("preview");
        saved.say(RowState.Stage.PASS, "");
        var buttons = new FlowPane(8, 8);
        for (Papers.Kind kind : Papers.Kind.values()) {
            Button save = Parts.button(texts, "desktop.report.save." + kind.id(), icon(kind), () -> save(kind));
            if (kind == Papers.Kind.PDF) {
                save.getStyleClass().add(Styles.ACCENT);
            }
            buttons.getChildren().add(save);
        }
        buttons.getChildren().add(new CopyButton(texts, "desktop.report.copy", preview::getText));
        model.checks.progress().addListener((at, was, is) -> {
            if (!Objects.equals(is.run(), was.run())) {
                draw();
            }
        });
        draw();
        VBox.setVgrow(preview, Priority.ALWAYS);
        return Parts.column(
                16,
                Parts.column(
                        4, Parts.line(24, hide, language), Parts.text(texts.say("desktop.report.hide.more"), "muted")),
                preview,
                buttons,
                saved);
    }

    /// The report may speak another language than the window: whoever is to read it is somebody else.
    private void language() {
        language.setId("report-language");
        language.setAccessibleText(texts.say("desktop.report.language"));
        language.setConverter(new LanguageNames(texts));
        language.getItems().setAll(Languages.all());
        for (Locale each : Languages.all()) {
            if (each.getLanguage().equals(texts.locale().getLanguage())) {
                language.getItems().set(language.getItems().indexOf(each), texts.locale());
                language.setValue(texts.locale());
            }
        }
        language.valueProperty().addListener((at, was, is) -> {
            papers = model.papers.in(is);
            draw();
        });
    }

    private static Sign icon(Papers.Kind kind) {
        return switch (kind) {
            case PDF -> Sign.FILE;
            case HTML -> Sign.GLOBE;
            case JSON -> Sign.CODE;
            case TXT -> Sign.LINES;
        };
    }

    private void draw() {
        Run run = model.checks.progress().get().run();
        if (run != null) {
            boolean hidden = hide.isSelected();
            Papers speaking = papers;
            Crossing.fetch(() -> speaking.text(run, hidden), preview::setText, this::complain);
        }
    }

    private void save(Papers.Kind kind) {
        Run run = model.checks.progress().get().run();
        if (run != null) {
            boolean hidden = hide.isSelected();
            files.save(
                            texts.say("desktop.report.save.title"),
                            texts.say("desktop.report.kind." + kind.id()),
                            "*." + kind.id(),
                            "clearline-" + run.service().id() + "." + kind.id())
                    .ifPresent(file -> write(run, kind, hidden, file));
        }
    }

    private void write(Run run, Papers.Kind kind, boolean hidden, Path file) {
        Papers speaking = papers;
        Crossing.fetch(
                () -> {
                    speaking.write(run, kind, hidden, file);
                    return file;
                },
                written ->
                        saved.say(RowState.Stage.PASS, texts.say("desktop.report.saved", "file", written.toString())),
                this::complain);
    }

    private void complain(Exception problem) {
        saved.say(RowState.Stage.FAIL, texts.say("desktop.report.failed", "why", String.valueOf(problem.getMessage())));
    }
}
