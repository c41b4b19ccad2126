// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.keep.Keeping;
import app.clearline.keep.Kept;
import app.clearline.keep.Key;
import app.clearline.keep.Preferences;
import app.clearline.keep.Tone;
import app.clearline.keep.WindowPlace;
import app.clearline.model.FailureClass;
import app.clearline.model.Run;
import app.clearline.model.Service;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// What the window remembers from one start to the next: its place, its look, the service, and the
/// runs it made. A disk that cannot be written makes it forget, and nothing else.
final class Remembering {

    private Remembering() {}

    /// The service to begin with: the administrator's, else the last one, else the one that is set,
    /// else the first.
    static @Nullable Service suggested(List<Service> services, Preferences preferences) {
        String set = preferences.now().service();
        String last = preferences.now().lastService();
        List<String> wishes = preferences.locked(Key.SERVICE) ? List.of(set) : List.of(last, set);
        return wishes.stream()
                .flatMap(id -> services.stream().filter(service -> service.id().equals(id)))
                .findFirst()
                .orElse(services.isEmpty() ? null : services.getFirst());
    }

    /// Keeps each run that came to its end, and the service that was chosen.
    static void runs(Model model) {
        model.service.addListener((at, was, is) -> {
            if (is != null && !is.equals(was)) {
                save(model.kept, Key.LAST_SERVICE, is.id());
            }
        });
        model.checks.progress().addListener((at, was, is) -> {
            Run run = is.run();
            if (run != null && is.phase() == Progress.Phase.ENDED && !Objects.equals(run, was.run())) {
                keep(model, run);
            }
        });
    }

    /// One that was stopped says too little to be compared with later.
    private static void keep(Model model, Run run) {
        boolean whole = run.observations().stream().noneMatch(seen -> seen.failed(FailureClass.CANCELLED));
        if (whole && model.kept.preferences().now().history() != Keeping.OFF) {
            Crossing.fetch(
                    () -> model.kept.history().keep(run),
                    id -> model.remembered.set(model.remembered.get() + 1),
                    problem -> model.kept.journal().incident(problem));
        }
    }

    /// The look that was chosen last.
    static Theme.Wish wish(Preferences preferences) {
        return switch (preferences.now().theme()) {
            case SYSTEM -> Theme.Wish.SYSTEM;
            case LIGHT -> Theme.Wish.LIGHT;
            case DARK -> Theme.Wish.DARK;
        };
    }

    /// Keeps each look that is chosen from now on.
    static void theme(Kept kept, Theme theme) {
        theme.wish.addListener((at, was, is) -> save(
                kept,
                Key.THEME,
                switch (is) {
                    case SYSTEM -> Tone.SYSTEM.id();
                    case LIGHT -> Tone.LIGHT.id();
                    case DARK -> Tone.DARK.id();
                }));
    }

    /// Puts the window where it was, if a screen still shows that place.
    static void place(Preferences preferences, Stage stage) {
        WindowPlace was = preferences.now().window();
        List<WindowPlace.Screen> screens = Screen.getScreens().stream()
                .map(Screen::getVisualBounds)
                .map(b -> new WindowPlace.Screen(
                        (int) b.getMinX(), (int) b.getMinY(), (int) b.getWidth(), (int) b.getHeight()))
                .toList();
        if (was != null && was.fits(screens, (int) stage.getMinWidth(), (int) stage.getMinHeight())) {
            stage.setX(was.x());
            stage.setY(was.y());
            stage.setWidth(was.width());
            stage.setHeight(was.height());
            stage.setMaximized(was.maximized());
        }
    }

    /// Keeps where the window is when it closes.
    static void place(Kept kept, Stage stage) {
        WindowPlace was = kept.preferences().now().window();
        stage.setOnHiding(event -> {
            boolean usable = Stream.of(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight())
                    .allMatch(Double::isFinite);
            if (usable && !stage.isIconified()) {
                save(kept, Key.WINDOW, of(stage, was).toString());
            }
        });
    }

    /// A maximised window keeps the place that it had before.
    private static WindowPlace of(Stage stage, @Nullable WindowPlace was) {
        if (stage.isMaximized() && was != null) {
            return new WindowPlace(was.x(), was.y(), was.width(), was.height(), true);
        }
        return new WindowPlace(
                (int) stage.getX(),
                (int) stage.getY(),
                (int) stage.getWidth(),
                (int) stage.getHeight(),
                stage.isMaximized());
    }

    /// Saves it in the background; what the administrator has set stays.
    static void save(Kept kept, Key key, String value) {
        if (!kept.preferences().locked(key)) {
            Thread.ofVirtual().name("clearline-settings").start(() -> {
                try {
                    kept.preferences().set(key, value);
                } catch (IOException | IllegalArgumentException e) {
                    // It holds until the window closes; the log says that it could not be kept.
                    kept.journal().incident(e);
                }
            });
        }
    }
}
