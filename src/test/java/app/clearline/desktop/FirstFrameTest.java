// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.clearline.keep.Kept;
import app.clearline.keep.Key;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;

/// What the window shows first stays where it is, in its colour, when the pages take its place.
@Tag("window")
class FirstFrameTest {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 720;

    /// @param mark where it lies
    private record Look(Bounds mark, Color stroke, Color left, Color edge, Color back) {

        static Look at(Scene scene) {
            SVGPath mark = mark(scene.getRoot());
            var picture = new WritableImage(WIDTH, HEIGHT);
            scene.snapshot(picture);
            PixelReader pixels = picture.getPixelReader();
            int edge = (int) Math.round(14.9 * Letters.USUAL) - 1;
            return new Look(
                    mark.localToScene(mark.getBoundsInLocal()),
                    (Color) mark.getStroke(),
                    pixels.getColor(4, HEIGHT / 2),
                    pixels.getColor(edge, HEIGHT / 2),
                    pixels.getColor(WIDTH - 8, 8));
        }

        private static SVGPath mark(Node within) {
            return within.lookupAll("*").stream()
                    .filter(SVGPath.class::isInstance)
                    .map(SVGPath.class::cast)
                    .filter(path -> path.getContent().equals(Sign.CLEARLINE.path()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void nothingJumps(String theme) throws Exception {
        Kept kept = Robot.fresh();
        kept.preferences().set(Key.THEME, theme);
        FxToolkit.registerPrimaryStage();
        Stage stage = FxToolkit.registerStage(Stage::new);
        var drawn = new CountDownLatch(1);
        Robot.fx(() -> {
            FirstFrame.open(stage, kept.preferences(), drawn::countDown);
            stage.setWidth(WIDTH);
            stage.setHeight(HEIGHT);
            return stage;
        });
        assertThat(drawn.await(10, TimeUnit.SECONDS)).isTrue();
        Look first = Robot.fx(() -> Look.at(stage.getScene()));
        Robot.fx(() -> {
            stage.hide();
            return stage;
        });
        try (Robot robot = Robot.open(kept)) {
            Look then = Robot.fx(() -> Look.at(robot.shell.scene()));
            assertThat(first.stroke()).isEqualTo(then.stroke());
            assertThat(first.left()).isEqualTo(then.left());
            assertThat(first.edge()).isEqualTo(then.edge());
            assertThat(first.back()).isEqualTo(then.back());
            assertThat(first.mark().getCenterX()).isCloseTo(then.mark().getCenterX(), within(0.6));
            assertThat(first.mark().getCenterY()).isCloseTo(then.mark().getCenterY(), within(0.6));
            assertThat(first.mark().getWidth()).isCloseTo(then.mark().getWidth(), within(0.6));
        }
    }
}
