// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import java.nio.file.Path;
import javafx.scene.Scene;

/// Opens a saved report that was dropped on the window or named when the program was started.
final class OpenFile {

    private OpenFile() {}

    /// Shows it; says why where it cannot be read.
    static void in(Scene scene, Model model, Path file) {
        Crossing.fetch(() -> model.papers.read(file), model::show, problem -> {
            var verdict = new Verdict();
            verdict.setId("unreadable");
            verdict.say(
                    RowState.Stage.FAIL,
                    model.texts.say("desktop.start.unreadable", "why", String.valueOf(problem.getMessage())));
            Sheet.open(scene, model.texts, model.texts.say("desktop.start.saved.title"), verdict, () -> {});
        });
    }
}
