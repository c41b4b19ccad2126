// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.keep.Preferences;
import app.clearline.model.Phrase;
import app.clearline.service.ProfileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The door of the wizard.
public final class Desktop {

    /// No longer does the window wait for its first frame; one that nobody sees may have none.
    private static final long FRAME_SECONDS = 1;

    private Desktop() {}

    /// Why no window can be shown here, as a text that names what is lacking; empty where one can. Starts nothing.
    public static Optional<Phrase> missing() {
        return NativeLibraries.missing();
    }

    /// Shows the wizard and returns when its window has been closed.
    ///
    /// @param preferences of this account
    /// @param locale the language; the toolkit's own words, such as those of its menus, follow it
    /// @param content is called at once, on another thread, while the window opens
    /// @param report a saved run to open with; null: begin at the start
    /// @throws IllegalStateException where the toolkit cannot be started
    /// @throws ProfileException that `content` threw
    public static void open(Preferences preferences, Locale locale, Callable<Content> content, @Nullable Path report)
            throws InterruptedException, ProfileException {
        var closed = new CountDownLatch(1);
        try {
            Shell shell = window(preferences, locale, content, closed::countDown);
            Platform.runLater(() -> begin(shell, report));
            closed.await();
        } finally {
            Platform.exit();
        }
    }

    /// Opens the window, and returns when its pages are in it.
    ///
    /// @param closed is called when the window has been closed
    static Shell window(Preferences preferences, Locale locale, Callable<Content> content, Runnable closed)
            throws InterruptedException, ProfileException {
        // The toolkit asks for its own texts in the language of the process, and takes no other.
        Locale.setDefault(Locale.Category.DISPLAY, locale);
        var made = new FutureTask<>(content);
        Thread.ofPlatform().name("clearline-content").start(made);
        var drawn = new CountDownLatch(1);
        var opened = new FutureTask<>(() -> {
            var stage = new Stage();
            FirstFrame.open(stage, preferences, drawn::countDown);
            return stage;
        });
        // The window may be closed before its pages are in it.
        Platform.setImplicitExit(false);
        Platform.startup(opened);
        Stage stage = got(opened);
        drawn.await(FRAME_SECONDS, TimeUnit.SECONDS);
        // Its style sheets are long: they are read while the rest is being made.
        FutureTask<Theme> theme = onWindow(() -> new Theme(Remembering.wish(preferences)));
        Content pages = got(made);
        return got(onWindow(() -> filled(stage, pages, got(theme), closed)));
    }

    private static Shell filled(Stage stage, Content content, Theme theme, Runnable closed) {
        var model = new Model(content, new RunPapers(content.texts()));
        var shell = new Shell(model, new NativeFileChoice(stage), theme);
        shell.in(stage);
        Incident.tell(shell.scene(), model);
        Runnable end = () -> {
            model.close();
            closed.run();
        };
        stage.setOnHidden(gone -> end.run());
        if (!stage.isShowing()) {
            end.run();
        }
        return shell;
    }

    private static void begin(Shell shell, @Nullable Path report) {
        shell.ahead();
        if (report != null) {
            OpenFile.in(shell.scene(), shell.model(), report);
        }
    }

    private static <T> FutureTask<T> onWindow(Callable<T> work) {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        return task;
    }

    private static <T> T got(FutureTask<T> task) throws InterruptedException, ProfileException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProfileException problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
