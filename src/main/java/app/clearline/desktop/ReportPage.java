// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Run;
import app.clearline.report.Languages;
import app.clearline.report.Texts;
import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The run on paper: looked at, then saved or copied.
final class ReportPage implements Page {

    private final Model model;
    private final Texts texts;
    private final Saving saving;
    private final Button larger;
    private final Lever hide;
    private final ObjectProperty<Papers.Kind> size = new SimpleObjectProperty<>(Papers.Kind.ONE_PAGE);
    private final ComboBox<Locale> language = new ComboBox<>();
    private Papers papers;
    private final PaperPreview preview;
    private final Verdict saved = new Verdict();
    private final Label hidden = Parts.text("", "raw");

    ReportPage(Model model, FileChoice files) {
        this.model = model;
        this.texts = model.texts;
        this.saving = new Saving(texts, files, saved);
        this.larger = Parts.button(texts, "desktop.report.larger", Sign.SEARCH, this::enlarge);
        this.papers = model.papers;
        this.preview = new PaperPreview(texts);
        this.hide = new Lever(texts.say("desktop.report.hide"), texts.say("desktop.report.hide.more"));
    }

    @Override
    public boolean fills() {
        return true;
    }

    @Override
    public Node body() {
        hide.setId("hide-private");
        hide.selectedProperty().addListener(at -> draw());
        size.addListener(at -> draw());
        language();
        larger.setMaxWidth(Double.MAX_VALUE);
        model.checks.progress().addListener((at, was, is) -> {
            if (!Objects.equals(is.run(), was.run())) {
                draw();
            }
        });
        draw();
        var options = new ScrollPane(options());
        options.setFitToWidth(true);
        options.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        options.setFocusTraversable(false);
        options.getStyleClass().addAll("page-scroll", "report-options");
        HBox.setHgrow(preview, Priority.ALWAYS);
        var panes = new HBox(24, options, preview);
        VBox.setVgrow(panes, Priority.ALWAYS);
        return Parts.column(16, saved, panes);
    }

    private VBox options() {
        var sizes = new Segments<>(
                "report-size",
                texts.say("desktop.report.size"),
                List.of(Papers.Kind.ONE_PAGE, Papers.Kind.PDF),
                each -> texts.say("desktop.report.size." + each.id()),
                size,
                size::set);
        Button pdf = save("desktop.report.save.pdf", Sign.FILE, null);
        pdf.getStyleClass().add(Styles.ACCENT);
        VBox inside = Parts.column(
                24,
                Parts.column(8, Parts.heading(texts.say("desktop.report.size")), sizes, language, larger),
                Parts.column(
                        8,
                        hide,
                        Parts.text(texts.say("desktop.report.hide.more"), "muted"),
                        new Fold("report-hidden", texts.say("desktop.report.hide.what"), () -> hidden)),
                Parts.column(
                        8,
                        Parts.heading(texts.say("desktop.report.save")),
                        pdf,
                        save("desktop.report.save.html", Sign.GLOBE, Papers.Kind.HTML),
                        save("desktop.report.save.json", Sign.CODE, Papers.Kind.JSON),
                        save("desktop.report.save.txt", Sign.LINES, Papers.Kind.TXT)),
                Parts.column(
                        8,
                        Parts.heading(texts.say("desktop.report.hand")),
                        copy("desktop.report.copy", Papers::ticket),
                        copy("desktop.report.request", Papers::request),
                        save("desktop.report.save.eml", Sign.MAIL, Papers.Kind.EML)));
        inside.getStyleClass().add("options");
        return inside;
    }

    /// The report may speak another language than the window: whoever is to read it is somebody else.
    private void language() {
        language.setId("report-language");
        language.setAccessibleText(texts.say("desktop.report.language"));
        language.setConverter(new LanguageNames(texts));
        language.setMaxWidth(Double.MAX_VALUE);
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

    /// @param kind null: the PDF in the size that was chosen
    private Button save(String key, Sign sign, Papers.@Nullable Kind kind) {
        Button save = Parts.button(texts, key, sign, () -> save(kind == null ? size.get() : kind));
        save.setMaxWidth(Double.MAX_VALUE);
        return save;
    }

    /// What of a paper goes to the clipboard.
    @FunctionalInterface
    private interface Words {
        String of(Papers papers, Run run, boolean hide);
    }

    private Button copy(String key, Words words) {
        var copy = new CopyButton(texts, key, () -> {
            Run run = model.checks.progress().get().run();
            return run == null ? "" : words.of(papers, run, hide.isSelected());
        });
        copy.setMaxWidth(Double.MAX_VALUE);
        copy.setId(key.replace('.', '-'));
        return copy;
    }

    private void draw() {
        Run run = model.checks.progress().get().run();
        if (run != null) {
            Papers speaking = papers;
            show(preview);
            Crossing.fetch(
                    () -> speaking.hidden(run),
                    found -> hidden.setText(found.stream()
                            .map(each -> each.shown() + " → " + each.instead())
                            .collect(Collectors.joining("\n"))),
                    saving::complain);
        }
    }

    private void save(Papers.Kind kind) {
        Run run = model.checks.progress().get().run();
        if (run != null) {
            saving.paper(papers, run, kind, hide.isSelected());
        }
    }

    /// The same over the whole page, where the room beside the options is narrow.
    private void enlarge() {
        var large = new PaperPreview(texts);
        Sheet.open(larger.getScene(), texts, texts.say("desktop.report.title"), large, larger::requestFocus);
        show(large);
    }

    private void show(PaperPreview paper) {
        Run run = model.checks.progress().get().run();
        if (run != null) {
            boolean without = hide.isSelected();
            Papers.Kind kind = size.get();
            Papers speaking = papers;
            paper.show(page -> speaking.draw(run, kind, without, page));
        }
    }
}
