// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.Scene;

/// A fault of ours that nobody caught: it gets a short code, which stands in the log, and the
/// person is told.
final class Incident {

    /// A fault that repeats with every frame is not told for ever.
    private static final int MOST = 5;

    private Incident() {}

    /// From now on tells of them over this scene.
    static void tell(Scene scene, Model model) {
        var told = new AtomicInteger();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            if (told.incrementAndGet() <= MOST) {
                String code = model.kept.journal().incident(thrown);
                Crossing.home(() -> Sheet.open(
                        scene, model.texts, model.texts.say("desktop.incident"), body(model, code), () -> {}));
            }
        });
    }

    private static Node body(Model model, String code) {
        var verdict = new Verdict();
        verdict.setId("incident");
        verdict.say(RowState.Stage.WARN, model.texts.say("desktop.incident.code", "code", code));
        return Parts.column(
                16,
                verdict,
                Parts.text(model.texts.say(
                        "desktop.incident.more",
                        "folder",
                        model.kept.journal().folder().toString())),
                Parts.line(8, new CopyButton(model.texts, "desktop.copy", () -> code)));
    }
}
