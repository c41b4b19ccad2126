// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pictures of every page for people to look at, in `target/screenshots`: light and dark, in English in four sizes, in
/// German in the two smallest, where words are cut off first; in French and Spanish the pages alone.
@Tag("window")
class ScreenshotTest {

    private static final Path FOLDER = Path.of("target", "screenshots");

    /// Width, height and scale: a small window, the usual ones, and a screen with twice as many dots.
    private static final List<int[]> SIZES = List.of(
            new int[] {900, 600, 1}, new int[] {1280, 720, 1}, new int[] {1920, 1080, 1}, new int[] {960, 600, 2});

    private static final List<int[]> TWO_SIZES = SIZES.subList(0, 2);

    @Test
    void everythingLight() throws Exception {
        everything(Theme.Wish.LIGHT, Locale.ENGLISH, SIZES);
    }

    @Test
    void everythingDark() throws Exception {
        everything(Theme.Wish.DARK, Locale.ENGLISH, SIZES);
    }

    @Test
    void everythingInGerman() throws Exception {
        everything(Theme.Wish.LIGHT, Locale.GERMAN, TWO_SIZES);
    }

    @Test
    void everythingDarkInGerman() throws Exception {
        everything(Theme.Wish.DARK, Locale.GERMAN, TWO_SIZES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es"})
    void everyPageInOtherLanguages(String language) throws Exception {
        Locale locale = Locale.of(language);
        try (Robot robot = Robot.open(Robot.fresh(), locale)) {
            robot.interact(() -> robot.shell.theme().wish.set(Theme.Wish.LIGHT));
            everyPage(robot, theme(Theme.Wish.LIGHT, locale), SIZES.subList(0, 1));
        }
    }

    private static String theme(Theme.Wish wish, Locale locale) {
        String language = locale.equals(Locale.ENGLISH) ? "" : "-" + locale.getLanguage();
        return language + "-" + wish.id() + "-";
    }

    private static void everything(Theme.Wish wish, Locale locale, List<int[]> sizes) throws Exception {
        String theme = theme(wish, locale);
        try (Robot robot = Robot.open(Robot.fresh(), locale)) {
            robot.interact(() -> robot.shell.theme().wish.set(wish));
            everyPage(robot, theme, sizes);
            unfolded(robot, theme);
            large(robot, theme, SIZES.get(1));
            if (locale.equals(Locale.GERMAN)) {
                large(robot, theme, SIZES.getFirst());
            }
            sheets(robot, theme);
            deeper(robot, theme);
        }
    }

    private static void everyPage(Robot robot, String theme, List<int[]> sizes) throws Exception {
        Files.createDirectories(FOLDER);
        robot.engine.pace = Duration.ofMillis(40);
        robot.interact(() -> robot.model.go(Place.CHECKS));
        robot.until(() -> robot.model.checks.progress().get().done() > 25);
        picture(robot, "checks-running" + theme, new int[] {1280, 720, 1});
        robot.engine.pace = Duration.ofMillis(2);
        robot.ended();
        for (Place place : Place.values()) {
            robot.interact(() -> robot.model.go(place));
            if (place == Place.CHECKS) {
                robot.interact(() -> ((CheckRow) robot.lookup("#row-udp-3478").query()).fire());
            }
            if (place == Place.REPORT) {
                robot.until(() -> robot.lookup(".paper").tryQuery().isPresent());
            }
            for (int[] size : sizes) {
                picture(robot, place.id() + theme, size);
                if (robot.lookup(".page-scroll").tryQuery().isPresent() && place == Place.RESULT) {
                    scrolled(robot, place.id() + "-below" + theme, size);
                }
            }
        }
    }

    /// What lies over the pages, and the earlier runs.
    private static void sheets(Robot robot, String theme) throws Exception {
        robot.interact(() -> robot.model.go(Place.RESULT));
        robot.interact(() -> robot.lookup("#desktop-watch").queryButton().fire());
        robot.interact(() -> robot.lookup("#desktop-watch-begin").queryButton().fire());
        robot.until(() -> robot.lookup(".time-strip").tryQuery().isPresent());
        pictures(robot, "watch" + theme);
        robot.push(KeyCode.ESCAPE);
        robot.interact(() -> robot.lookup("#desktop-settings").queryButton().fire());
        pictures(robot, "settings" + theme);
        robot.push(KeyCode.ESCAPE);
        robot.interact(() -> robot.model.go(Place.REPORT));
        robot.interact(
                () -> robot.lookup("#desktop-report-larger").queryButton().fire());
        robot.until(() -> robot.lookup("#sheet .paper").tryQuery().isPresent());
        pictures(robot, "report-larger" + theme);
        robot.push(KeyCode.ESCAPE);
        robot.interact(() -> robot.model.go(Place.START));
        TitledPane earlier = robot.lookup("#history").query();
        robot.until(earlier::isVisible);
        robot.interact(() -> earlier.setExpanded(true));
        picture(robot, "history" + theme, new int[] {1280, 1080, 1});
        pictures(robot, "history" + theme);
        robot.interact(() -> earlier.setExpanded(false));
    }

    /// Text of twice its size.
    private static void large(Robot robot, String theme, int[] size) throws IOException {
        for (Place place : Place.values()) {
            robot.interact(() -> {
                robot.shell.letters().size.set(Letters.LARGEST);
                robot.model.go(place);
            });
            picture(robot, place.id() + "-large" + theme, size);
        }
        robot.interact(() -> robot.shell.letters().size.set(Letters.USUAL));
    }

    /// The pictures and the observations, one after the other.
    private static void unfolded(Robot robot, String theme) throws IOException {
        robot.interact(() -> robot.model.go(Place.RESULT));
        for (String id : List.of("ports", "timeline", "observed")) {
            TitledPane fold = robot.lookup("#desktop-result-" + id).query();
            robot.interact(() -> fold.setExpanded(true));
            scrolled(robot, "result-" + id + theme, new int[] {1280, 720, 1});
            robot.interact(() -> fold.setExpanded(false));
        }
    }

    private static void scrolled(Robot robot, String name, int[] size) throws IOException {
        ScrollPane pane = robot.lookup(".page-scroll").query();
        robot.interact(() -> pane.setVvalue(1));
        picture(robot, name, size);
        robot.interact(() -> pane.setVvalue(0));
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
        for (int[] size : TWO_SIZES) {
            scrolled(robot, "depth" + theme, size);
        }
        robot.engine.login = true;
        robot.interact(() -> {
            robot.model.depth.responder.set("");
            robot.model.go(Place.CHECKS);
        });
        robot.ended();
        pictures(robot, "login" + theme);
        robot.engine.login = false;
        robot.interact(() -> {
            robot.model.questions.complaint.set(Complaint.JUST_CHECK);
            robot.model.go(Place.START);
            robot.model.go(Place.CHECKS);
        });
        robot.ended();
    }

    private static void pictures(Robot robot, String name) throws IOException {
        for (int[] size : TWO_SIZES) {
            picture(robot, name, size);
        }
    }

    private static void picture(Robot robot, String name, int[] size) throws IOException {
        int width = size[0];
        int height = size[1];
        var root = (Region) robot.shell.scene().getRoot();
        var how = new SnapshotParameters();
        how.setTransform(Transform.scale(size[2], size[2]));
        // At one go: the next pulse gives the root the size of its window again.
        WritableImage image = Robot.fx(() -> {
            root.resize(width, height);
            for (int pulse = 0; pulse < 3; pulse++) {
                root.applyCss();
                root.layout();
            }
            return root.snapshot(how, null);
        });
        assertThat(image.getWidth()).as(name).isEqualTo(width * size[2]);
        String dots = size[2] == 1 ? "" : "@" + size[2];
        Path file = FOLDER.resolve(name + width + "x" + height + dots + ".png");
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
        assertThat(Files.size(file)).isGreaterThan(10_000);
    }
}
