// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.keep.Kept;
import app.clearline.model.Cause;
import app.clearline.model.Service;
import app.clearline.report.Texts;
import app.clearline.run.Engine;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The door of the wizard.
public final class Desktop {

    private Desktop() {}

    /// Why no window can be shown here, in one sentence that names what is lacking; empty where one can. Starts
    /// nothing.
    public static Optional<String> missing(Texts texts) {
        return NativeLibraries.missing().map(texts::say);
    }

    /// Shows the wizard and returns when its window has been closed.
    ///
    /// @param services that can be chosen, the suggested one first
    /// @param faults that the practice network can show
    /// @param kept settings, runs and log of this account
    /// @param texts what the window says; the toolkit's own words, such as those of its menus, follow them
    /// @param report a saved run to open with; null: begin at the start
    /// @throws IllegalStateException where the toolkit cannot be started
    public static void open(
            Engine engine, List<Service> services, List<Cause> faults, Kept kept, Texts texts, @Nullable Path report)
            throws InterruptedException {
        // The toolkit asks for its own texts in the language of the process, and takes no other.
        Locale.setDefault(Locale.Category.DISPLAY, texts.locale());
        var closed = new CountDownLatch(1);
        Platform.startup(() -> {
            var stage = new Stage();
            var model = new Model(engine, services, faults, new RunPapers(texts), texts, kept);
            window(model, stage).ahead();
            Incident.tell(stage.getScene(), model);
            if (report != null) {
                OpenFile.in(stage.getScene(), model, report);
            }
            stage.setOnHidden(gone -> {
                model.close();
                closed.countDown();
            });
        });
        closed.await();
        Platform.exit();
    }

    static Shell window(Model model, Stage stage) {
        var shell = new Shell(model, new NativeFileChoice(stage));
        shell.show(stage);
        return shell;
    }
}
