// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Pictures of every page, light and dark, in two sizes, for people to look at: `target/screenshots`.
@Tag("window")
class ScreenshotTest {

    private static final Path FOLDER = Path.of("target", "screenshots");

    @Test
    void everyPageInBothThemesAndTwoSizes() throws Exception {
        Files.createDirectories(FOLDER);
        try (Robot robot = Robot.open()) {
            robot.engine.pace = Duration.ofMillis(40);
            robot.interact(() -> robot.model.go(Place.CHECKS));
            robot.until(() -> robot.model.checks.progress().get().done() > 25);
            picture(robot, "checks-running-light-", 1280, 720);
            robot.ended();
            for (boolean dark : new boolean[] {false, true}) {
                Robot.fx(() -> {
                    robot.shell.theme().choose(dark);
                    return true;
                });
                for (Place place : Place.values()) {
                    Robot.fx(() -> {
                        robot.model.go(place);
                        return true;
                    });
                    if (place == Place.CHECKS) {
                        robot.interact(
                                () -> ((CheckRow) robot.lookup("#row-udp-3478").query()).setSelected(false));
                        robot.interact(
                                () -> ((CheckRow) robot.lookup("#row-udp-3478").query()).fire());
                    }
                    String name = place.id() + (dark ? "-dark-" : "-light-");
                    picture(robot, name, 1280, 720);
                    picture(robot, name, 1920, 1080);
                }
                deeper(robot, dark ? "-dark-" : "-light-");
            }
        }
    }

    /// The wishes unfolded, and the question for the proxy's login.
    private static void deeper(Robot robot, String theme) throws Exception {
        robot.interact(() -> {
            robot.model.questions.complaint.set(Complaint.POOR_QUALITY);
            robot.model.depth.responder.set("responder.example.com");
            robot.model.go(Place.PROXY);
            TitledPane fold = robot.lookup("#desktop-depth").query();
            fold.setExpanded(true);
        });
        for (int width : new int[] {1280, 1920}) {
            int height = width * 9 / 16;
            picture(robot, "depth" + theme, width, height);
            robot.interact(() -> ((ScrollPane) robot.lookup(".page-scroll").query()).setVvalue(1));
            picture(robot, "depth" + theme, width, height);
        }
        robot.engine.login = true;
        robot.interact(() -> {
            robot.model.depth.responder.set("");
            robot.model.go(Place.CHECKS);
        });
        robot.ended();
        for (int width : new int[] {1280, 1920}) {
            picture(robot, "login" + theme, width, width * 9 / 16);
        }
        robot.engine.login = false;
        robot.interact(() -> {
            robot.model.questions.complaint.set(Complaint.JUST_CHECK);
            robot.model.go(Place.START);
            robot.model.go(Place.CHECKS);
        });
        robot.ended();
    }

    private static void picture(Robot robot, String name, int width, int height) throws IOException {
        var root = (Region) robot.shell.scene().getRoot();
        robot.interact(() -> root.resize(width, height));
        for (int pulse = 0; pulse < 3; pulse++) {
            robot.interact(() -> {
                root.applyCss();
                root.layout();
            });
        }
        WritableImage image = Robot.fx(() -> root.snapshot(null, new WritableImage(width, height)));
        assertThat(image.getWidth()).isEqualTo(width);
        Path file = FOLDER.resolve(name + width + "x" + height + ".png");
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
        assertThat(Files.size(file)).isGreaterThan(10_000);
    }
}
