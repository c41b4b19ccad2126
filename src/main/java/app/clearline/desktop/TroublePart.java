// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.keep.Dossier;
import app.clearline.model.Run;
import app.clearline.report.Build;
import app.clearline.report.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;

/// For when the program itself goes wrong: the version, the folder of the log, and a file with all
/// that helps to find the fault, without private data. Nothing is sent anywhere.
final class TroublePart extends VBox {

    private final Model model;
    private final Texts texts;
    private final Saving saving;

    TroublePart(Model model, FileChoice files) {
        super(8);
        this.model = model;
        this.texts = model.texts;
        var told = new Verdict();
        this.saving = new Saving(texts, files, told);
        getChildren()
                .addAll(
                        Parts.heading(texts.say("desktop.trouble")),
                        Parts.text(texts.say("desktop.trouble.more"), "muted"),
                        Parts.text(texts.say(
                                "desktop.trouble.version",
                                "version",
                                Build.version(),
                                "folder",
                                model.kept.journal().folder().toString())),
                        Parts.flow(
                                8,
                                Parts.button(texts, "desktop.trouble.folder", Sign.FOLDER, this::folder),
                                Parts.button(texts, "desktop.trouble.save", Sign.SAVE, this::save)),
                        told);
        if (model.kept.preferences().now().updates() && !Build.home().isEmpty()) {
            link();
        }
    }

    private void folder() {
        Path folder = model.kept.journal().folder();
        Crossing.fetch(
                () -> {
                    Files.createDirectories(folder);
                    return Opening.of(folder.toString());
                },
                opened -> {},
                saving::complain);
    }

    /// A link alone: it is the browser that goes there, and only when it is pressed.
    private void link() {
        var link = new Hyperlink(texts.say("desktop.trouble.newer"));
        link.setId("newer");
        link.setAccessibleText(link.getText());
        link.setOnAction(event -> Crossing.fetch(() -> Opening.of(Build.home()), opened -> {}, saving::complain));
        getChildren().add(link);
    }

    private void save() {
        Run run = model.checks.progress().get().run();
        saving.file(
                "desktop.trouble.save.title",
                "desktop.trouble.save.kind",
                "clearline-diagnostics.zip",
                file -> Files.write(file, Dossier.of(model.kept, run)));
    }
}
