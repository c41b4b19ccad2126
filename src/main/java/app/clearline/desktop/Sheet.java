// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.report.Texts;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Something that lies over the page until it is closed, by its button, by Esc, or by going to
/// another page.
final class Sheet extends VBox {

    /// The id of the pane that sheets lie in.
    static final String HOST = "pages";

    private final StackPane host;
    private final Runnable closed;

    private Sheet(StackPane host, Texts texts, String title, Node content, Runnable closed) {
        super(16);
        this.host = host;
        this.closed = closed;
        setId("sheet");
        getStyleClass().addAll("page", "shell");
        Label head = Parts.text(title, "page-title");
        Button close = Parts.button(texts, "desktop.sheet.close", Sign.CLOSE, this::close);
        HBox.setHgrow(head, Priority.ALWAYS);
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("page-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(Parts.line(8, head, Parts.spring(), close), scroll);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                close();
            }
        });
    }

    /// Opens one in place of the one that is open.
    ///
    /// @param closed is called when it is gone
    static void open(Scene scene, Texts texts, String title, Node content, Runnable closed) {
        if (!(scene.lookup("#" + HOST) instanceof StackPane host)) {
            return;
        }
        host.getChildren().stream()
                .filter(Sheet.class::isInstance)
                .map(Sheet.class::cast)
                .toList()
                .forEach(Sheet::close);
        var sheet = new Sheet(host, texts, title, content, closed);
        sheet.parentProperty().addListener((at, was, is) -> {
            if (is == null) {
                sheet.closed.run();
            }
        });
        host.getChildren().add(sheet);
        sheet.lookupAll(".button").stream().findFirst().ifPresent(Node::requestFocus);
    }

    private void close() {
        host.getChildren().remove(this);
    }
}
