// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.keep.Preferences;
import app.clearline.report.Build;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.layout.Background;
import javafx.scene.layout.Border;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.stage.Stage;

/// What the window shows while its pages are still being made: where they will stand, and the mark of the program. It
/// is drawn without letters and style sheets, which take longer to load than all the rest.
final class FirstFrame {

    static final double WIDTH = 1100;
    static final double HEIGHT = 720;

    private static final double LEFT = 14.9 * Letters.USUAL;
    private static final double LEAST_WIDTH = 900;
    private static final double LEAST_HEIGHT = 600;

    private FirstFrame() {}

    /// The colours of the theme, which the style sheets are not asked for.
    ///
    /// @param back behind a page
    /// @param left behind the steps
    record Paints(Color back, Color left, Color edge, Color mark) {

        private static final Paints LIGHT =
                new Paints(Color.web("#fff"), Color.web("#f6f8fa"), Color.web("#d0d7de"), Color.web("#0969da"));
        private static final Paints DARK =
                new Paints(Color.web("#0d1117"), Color.web("#161b22"), Color.web("#21262d"), Color.web("#58a6ff"));

        static Paints of(Theme.Wish wish) {
            return wish.dark() ? DARK : LIGHT;
        }
    }

    /// Opens the window, where it was last.
    ///
    /// @param drawn is called as soon as the first frame is to be seen
    static void open(Stage stage, Preferences preferences, Runnable drawn) {
        Paints paints = Paints.of(Remembering.wish(preferences));
        SVGPath mark = mark(paints);
        Pane left = left(paints, mark);
        var root = new BorderPane();
        root.setLeft(left);
        root.setBackground(Background.fill(paints.back()));
        stage.setTitle(Build.NAME);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setScene(new Scene(root, WIDTH, HEIGHT, paints.back()));
        Remembering.place(preferences, stage);
        stage.show();
        new AnimationTimer() {
            private int pulses;

            /// Something changes that nobody can see. The pulse that draws it waits until the first frame
            /// has been painted; what is asked for after it has its turn when the pixels of that are on
            /// the screen.
            @Override
            public void handle(long now) {
                pulses++;
                if (pulses == 2) {
                    mark.setTranslateX(0.001);
                } else if (pulses == 3) {
                    stop();
                    Platform.runLater(drawn);
                }
            }
        }.start();
    }

    private static Pane left(Paints paints, SVGPath mark) {
        var left = new Pane(mark);
        left.setPrefWidth(LEFT);
        left.setBackground(Background.fill(paints.left()));
        var line = new BorderStroke(
                Color.TRANSPARENT,
                paints.edge(),
                Color.TRANSPARENT,
                Color.TRANSPARENT,
                BorderStrokeStyle.NONE,
                BorderStrokeStyle.SOLID,
                BorderStrokeStyle.NONE,
                BorderStrokeStyle.NONE,
                CornerRadii.EMPTY,
                new BorderWidths(1),
                Insets.EMPTY);
        left.setBorder(new Border(line));
        return left;
    }

    private static SVGPath mark(Paints paints) {
        var mark = new SVGPath();
        mark.setContent(Sign.CLEARLINE.path());
        mark.setFill(null);
        mark.setStroke(paints.mark());
        mark.setStrokeWidth(Icon.LINE);
        mark.setStrokeLineCap(StrokeLineCap.ROUND);
        mark.setStrokeLineJoin(StrokeLineJoin.ROUND);
        mark.relocate(24, 27);
        return mark;
    }
}
