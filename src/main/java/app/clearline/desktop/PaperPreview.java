// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.report.PdfPages;
import app.clearline.report.Texts;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The paper as it will look, page below page; each appears as soon as it is drawn.
final class PaperPreview extends ScrollPane {

    private final Texts texts;
    private final VBox pages = Parts.column(16);
    private final Label waiting;
    private final AtomicLong round = new AtomicLong();

    PaperPreview(Texts texts) {
        this.texts = texts;
        waiting = Parts.text(texts.say("desktop.report.drawing"), "muted");
        pages.getStyleClass().add("paper-table");
        setContent(pages);
        getStyleClass().add("paper-scroll");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinHeight(0);
        setId("paper-preview");
        setAccessibleText(texts.say("desktop.report.preview.page"));
    }

    /// Draws what `drawing` hands over, in place of what was there.
    void show(Drawing drawing) {
        long mine = round.incrementAndGet();
        pages.getChildren().setAll(waiting);
        Crossing.fetch(
                () -> {
                    drawing.draw(page -> {
                        if (round.get() != mine) {
                            throw new StaleException();
                        }
                        Crossing.home(() -> add(mine, page));
                    });
                    return mine;
                },
                done -> {},
                failed -> {
                    if (round.get() == mine) {
                        pages.getChildren()
                                .setAll(Parts.text(
                                        texts.say("desktop.report.failed", "why", String.valueOf(failed.getMessage())),
                                        "problem"));
                    }
                });
    }

    /// Draws a paper and hands over its pages; blocking.
    @FunctionalInterface
    interface Drawing {
        void draw(Consumer<PdfPages.Page> page) throws Exception;
    }

    /// Something else is to be shown by now.
    private static final class StaleException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private void add(long mine, PdfPages.Page page) {
        if (round.get() != mine) {
            return;
        }
        pages.getChildren().remove(waiting);
        var image = new WritableImage(page.width(), page.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        page.width(),
                        page.height(),
                        PixelFormat.getIntArgbInstance(),
                        page.pixels(),
                        page.width());
        var view = new ImageView(image);
        view.setPreserveRatio(true);
        view.setSmooth(true);
        view.fitWidthProperty()
                .bind(widthProperty().subtract(64).map(room -> Math.min(page.width(), room.doubleValue())));
        view.setAccessibleText(texts.say(
                "desktop.report.page", "number", Say.number(page.number()), "count", Say.number(page.count())));
        var sheet = new StackPane(view);
        sheet.getStyleClass().add("paper");
        sheet.setMaxWidth(USE_PREF_SIZE);
        pages.getChildren().add(sheet);
    }
}
