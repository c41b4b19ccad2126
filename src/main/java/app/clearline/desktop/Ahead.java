// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import javafx.util.Duration;

/// Builds pages before they are asked for, while the person reads the one that is shown, so that the press of a
/// button does not pay for it: the first time a page is styled costs several times what it costs ever after.
///
/// It works in pieces of one page, each only after a moment in which nothing was pressed.
final class Ahead {

    private static final Duration QUIET = Duration.millis(250);

    private final Model model;
    private final StackPane middle;
    private final Function<Place, Node> pages;
    private final PauseTransition quiet = new PauseTransition(QUIET);
    private final Set<Place> built = EnumSet.noneOf(Place.class);
    private final Set<Place> ready = EnumSet.noneOf(Place.class);

    /// @param middle where pages are shown
    /// @param pages gives a page, and builds it where it has not been
    Ahead(Model model, StackPane middle, Function<Place, Node> pages) {
        this.model = model;
        this.middle = middle;
        this.pages = pages;
    }

    /// Begins, and goes on as long as the window is there.
    void begin() {
        quiet.setOnFinished(event -> piece());
        middle.getScene().addEventFilter(InputEvent.ANY, event -> {
            if (event.getEventType() == KeyEvent.KEY_PRESSED || event.getEventType() == MouseEvent.MOUSE_PRESSED) {
                again();
            }
        });
        model.place.addListener((at, was, is) -> again());
        model.looking.addListener((at, was, is) -> again());
        model.checks.progress().addListener((at, was, is) -> {
            if (was.phase() != is.phase()) {
                again();
            }
        });
        again();
    }

    /// Whether a page needs no more than to be shown.
    boolean ready(Place place) {
        return ready.contains(place);
    }

    private void again() {
        ready.add(model.place.get());
        if (next().isPresent()) {
            quiet.playFromStart();
        } else {
            quiet.stop();
        }
    }

    private Optional<Place> next() {
        Window window = middle.getScene().getWindow();
        if (window == null || !window.isShowing()) {
            return Optional.empty();
        }
        return Stream.of(Place.values())
                .filter(place -> !ready.contains(place) && worthwhile(place))
                .findFirst();
    }

    /// Whether a page has by now what it is going to show.
    private boolean worthwhile(Place place) {
        Progress now = model.checks.progress().get();
        return switch (place) {
            case START, BROWSER, PROXY -> !model.looking.get();
            case CHECKS -> !now.rows().isEmpty();
            case RESULT -> now.run() != null && !now.phase().underWay();
            // It draws the whole report as soon as it is built.
            case REPORT -> now.run() != null && model.place.get() == Place.RESULT;
        };
    }

    private void piece() {
        next().ifPresent(place -> {
            Node page = pages.apply(place);
            if (!built.add(place)) {
                tryOn(page);
                ready.add(place);
            }
            again();
        });
    }

    /// Styles a page and lays it out in its place. It is gone before the next frame is drawn.
    private void tryOn(Node page) {
        middle.getChildren().add(page);
        page.applyCss();
        middle.layout();
        middle.getChildren().remove(page);
    }
}
