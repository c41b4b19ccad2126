// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.keep.Preferences;
import app.clearline.model.Run;
import app.clearline.service.ProfileException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;

/// The wizard going through its pages by itself, with a run against the practice network on them.
///
/// The build walks so, as far as the first page or to the last, to learn which classes the program needs; nobody is
/// asked anything, and nothing is judged.
public final class Walk {

    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(400);

    private static final Duration GLANCE = Duration.ofMillis(50);

    private Walk() {}

    /// Returns once the first page was shown. The toolkit cannot be started a second time in this process.
    ///
    /// @throws IOException where the page cannot be shown
    /// @throws ProfileException that `content` threw
    public static void begin(Preferences preferences, Locale locale, Callable<Content> content)
            throws InterruptedException, IOException, ProfileException {
        Model model = Desktop.window(preferences, locale, content, () -> {}).model();
        Thread.sleep(LOOK);
        onWindow(model::close);
    }

    /// Returns once each page was shown, the run has ended and is on paper. The toolkit cannot be started a second time
    /// in this process.
    ///
    /// @param content the practice network must be among the services
    /// @param paper the file for the report
    /// @throws IOException where the walk gets stuck
    /// @throws ProfileException that `content` threw
    public static void through(Preferences preferences, Locale locale, Callable<Content> content, Path paper)
            throws InterruptedException, IOException, ProfileException {
        Shell shell = Desktop.window(preferences, locale, content, () -> {});
        Model model = shell.model();
        onWindow(shell::ahead);
        await(() -> !model.looking.get());
        onWindow(() -> model.services.stream()
                .filter(each -> each.id().equals(Model.PRACTICE))
                .forEach(model::choose));
        var ended = new Run[1];
        for (Place place : Place.values()) {
            onWindow(() -> model.go(place));
            if (place == Place.CHECKS) {
                await(() -> model.checks.progress().get().phase() == Progress.Phase.ENDED);
                onWindow(() -> ended[0] = model.checks.progress().get().run());
            }
            Thread.sleep(LOOK);
        }
        model.papers.write(ended[0], Papers.Kind.PDF, true, paper);
        onWindow(model::close);
    }

    private static void await(BooleanSupplier truth) throws InterruptedException, IOException {
        long until = System.nanoTime() + AT_MOST.toNanos();
        var now = new boolean[1];
        while (true) {
            onWindow(() -> now[0] = truth.getAsBoolean());
            if (now[0]) {
                return;
            }
            if (System.nanoTime() > until) {
                throw new IOException("a page of the wizard is not ready after " + AT_MOST.toSeconds() + " s");
            }
            Thread.sleep(GLANCE);
        }
    }

    private static void onWindow(Runnable work) throws InterruptedException, IOException {
        var done = new FutureTask<>(work, true);
        Platform.runLater(done);
        try {
            done.get(AT_MOST.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // The page itself is at fault, or hangs: then there is nothing to learn from this walk.
            throw new IOException("a page of the wizard cannot be shown", e);
        }
    }
}
