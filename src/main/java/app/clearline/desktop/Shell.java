// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.report.Texts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/// The frame around the pages: step list, title, bottom bar, keys.
final class Shell {

    static final double COLUMN = 720;
    private static final double WIDE = 1120;
    /// In heights of the letters: below, the step list takes no more room than its words, and the status its own line.
    private static final double NARROW = 42;

    private final Model model;
    private final Theme theme;
    private final Letters letters = new Letters();
    private final StackPane middle = new StackPane();
    private final Map<Place, Node> pages = new EnumMap<>(Place.class);
    private final Scene scene;
    private final FileChoice files;

    Shell(Model model, FileChoice files, Theme theme) {
        this.model = model;
        this.theme = theme;
        this.files = files;
        var right = new BorderPane(middle);
        var bottom = new BottomBar(model, this::read);
        right.setBottom(bottom);
        var root = new BorderPane(right);
        root.setLeft(new StepList(model, theme, this::settings, this::help));
        root.getStyleClass().add("shell");
        scene = new Scene(
                root,
                FirstFrame.WIDTH,
                FirstFrame.HEIGHT,
                FirstFrame.Paints.of(theme.wish.get()).back());
        letters.size.subscribe(size -> root.setStyle("-fx-font-size: " + size + "px"));
        Runnable fit = () -> {
            if (root.getWidth() == 0) {
                // Not laid out yet: else all would be styled for the narrow first, and then anew.
                return;
            }
            boolean narrow = root.getWidth() < NARROW * letters.size.get();
            root.pseudoClassStateChanged(PseudoClass.getPseudoClass("narrow"), narrow);
            bottom.narrow(narrow);
        };
        root.widthProperty().subscribe(fit);
        letters.size.subscribe(fit);
        scene.getStylesheets().add(resource("desktop.css"));
        scene.setOnKeyPressed(event -> {
            if (event.isShortcutDown()) {
                letters.key(event.getCode());
            } else if (event.getCode() == KeyCode.F1) {
                help();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                model.go(model.place.get().back());
            }
        });
        middle.setId(Sheet.HOST);
        Dropping.into(scene, file -> OpenFile.in(scene, model, file));
        Remembering.theme(model.kept, theme);
        model.place.addListener((at, was, is) -> show(is));
        show(model.place.get());
    }

    Scene scene() {
        return scene;
    }

    Model model() {
        return model;
    }

    Theme theme() {
        return theme;
    }

    Letters letters() {
        return letters;
    }

    /// Takes the place of what the window showed.
    void in(Stage stage) {
        stage.setScene(scene);
        Remembering.place(model.kept, stage);
        for (int size : new int[] {16, 32, 48, 128, 256}) {
            stage.getIcons().add(new Image(resource("icon-" + size + ".png")));
        }
    }

    private static String resource(String name) {
        return Objects.requireNonNull(Shell.class.getResource("/app/clearline/" + name), name)
                .toExternalForm();
    }

    /// Builds the other pages while the person reads the first.
    Ahead ahead() {
        var ahead = new Ahead(model, middle, this::built);
        ahead.begin();
        return ahead;
    }

    private void show(Place place) {
        boolean within = middle.isFocusWithin();
        middle.getChildren().setAll(built(place));
        if (within) {
            read();
        }
    }

    /// Puts the keyboard's focus on the page's title: Tab goes into the page from there, Enter to the next one. Left
    /// alone, it would go to the first of the steps when what it was on goes away.
    private void read() {
        Optional.ofNullable(middle.lookup("#page-title")).ifPresent(Node::requestFocus);
    }

    private Node built(Place place) {
        return pages.computeIfAbsent(place, this::frame);
    }

    private Node frame(Place place) {
        Texts texts = model.texts;
        Page page = page(place);
        var title = Parts.text(texts.say("desktop." + place.id() + ".title"), "page-title");
        title.setId("page-title");
        var head = Parts.column(4, title, Parts.text(texts.say("desktop." + place.id() + ".purpose"), "page-purpose"));
        Node body = page.body();
        if (body instanceof Region region) {
            // Else one wide line would widen all the others.
            region.setMinWidth(0);
        }
        var column = new VBox(24, head, body);
        column.getStyleClass().add("page");
        VBox.setVgrow(body, Priority.ALWAYS);
        if (page.fills()) {
            return column;
        }
        column.setMaxWidth((page.wide() ? WIDE : COLUMN) + 64);
        column.setMinWidth(0);
        HBox.setHgrow(column, Priority.ALWAYS);
        var scroll = new ScrollPane(new HBox(column));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("page-scroll");
        return scroll;
    }

    private Page page(Place place) {
        return switch (place) {
            case START -> new StartPage(model, files);
            case BROWSER -> new BrowserPage(model);
            case PROXY -> new ProxyPage(model, files);
            case CHECKS -> new ChecksPage(model);
            case RESULT -> new ResultPage(model, files);
            case REPORT -> new ReportPage(model, files);
        };
    }

    private void settings() {
        Sheet.open(
                scene,
                model.texts,
                model.texts.say("desktop.settings"),
                new SettingsPane(model, theme, files),
                () -> {});
    }

    private void help() {
        Help.open(
                scene.lookup("#desktop-help"),
                model.texts.say("desktop." + model.place.get().id() + ".help"));
    }
}
