// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.SampleRuns;
import app.clearline.keep.Kept;
import app.clearline.keep.Key;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What lies over the pages, by keyboard alone: history, settings, watching, help.
@Tag("window")
class KeysTest {

    @Test
    void earlierRunsAreComparedOpenedAndRemoved() throws Exception {
        Kept kept = Robot.fresh();
        kept.history().keep(SampleRuns.healthy());
        kept.history().keep(SampleRuns.threeCauses());
        try (Robot robot = Robot.open(kept)) {
            robot.until(() -> robot.lookup("#history").query().isVisible());
            KeyboardTest.tabTo(robot, "history");
            robot.push(KeyCode.SPACE);
            KeyboardTest.tabTo(robot, "history-list");
            robot.push(KeyCode.HOME);
            robot.push(KeyCode.SHIFT, KeyCode.DOWN);
            KeyboardTest.tabTo(robot, "desktop-history-compare");
            robot.push(KeyCode.SPACE);
            robot.until(() -> robot.lookup("#comparison").tryQuery().isPresent());
            assertThat(robot.text("#sheet .page-title")).isEqualTo(robot.model.texts.say("compare.title"));
            robot.push(KeyCode.ESCAPE);
            assertThat(robot.lookup("#comparison").tryQuery()).isEmpty();
            assertThat(robot.focused().getId()).isEqualTo("history-list");
            KeyboardTest.tabTo(robot, "desktop-history-wipe");
            robot.push(KeyCode.SPACE);
            assertThat(kept.history().list()).hasSize(2);
            robot.push(KeyCode.SPACE);
            robot.until(() -> !robot.lookup("#history").query().isVisible());
            assertThat(kept.history().list()).isEmpty();
        }
    }

    @Test
    void theLanguageIsSetAndAFileForFaultsSaved() throws Exception {
        try (Robot robot = Robot.open()) {
            robot.paper.folder = Files.createTempDirectory(Path.of("target"), "dossier");
            KeyboardTest.tabTo(robot, "desktop-settings");
            robot.push(KeyCode.SPACE);
            KeyboardTest.tabTo(robot, "language-system");
            robot.push(KeyCode.RIGHT);
            robot.until(() -> !robot.kept.preferences().now().text(Key.LANGUAGE).equals("system"));
            String chosen = robot.kept.preferences().now().text(Key.LANGUAGE);
            assertThat(robot.focused().getId()).isEqualTo("language-" + chosen);
            KeyboardTest.tabTo(robot, "desktop-trouble-save");
            robot.push(KeyCode.SPACE);
            robot.until(() -> robot.text("#settings .verdict .label").startsWith("Saved: "));
            try (var zip = new ZipFile(
                    robot.paper.folder.resolve("clearline-diagnostics.zip").toFile())) {
                assertThat(zip.stream().map(ZipEntry::getName)).isNotEmpty();
            }
            robot.push(KeyCode.ESCAPE);
            assertThat(robot.lookup("#settings").tryQuery()).isEmpty();
            robot.at(Place.START);
        }
    }

    @Test
    void watchingBeginsAndEnds() throws Exception {
        try (Robot robot = Robot.open()) {
            robot.interact(() -> robot.model.go(Place.CHECKS));
            robot.ended();
            robot.interact(() -> robot.model.go(Place.RESULT));
            KeyboardTest.tabTo(robot, "desktop-watch");
            robot.push(KeyCode.SPACE);
            KeyboardTest.tabTo(robot, "desktop-watch-begin");
            robot.push(KeyCode.SPACE);
            robot.until(() -> robot.text("#watch-standing").startsWith("One look"));
            assertThat(robot.focused().getId()).isEqualTo("desktop-watch-end");
            robot.push(KeyCode.SPACE);
            assertThat(robot.focused().getId()).isEqualTo("desktop-watch-begin");
            robot.push(KeyCode.ESCAPE);
            robot.at(Place.RESULT);
        }
    }

    @Test
    void everyPageHasItsHelp() throws Exception {
        try (Robot robot = Robot.open()) {
            robot.interact(() -> robot.model.go(Place.CHECKS));
            robot.ended();
            for (Place place : Place.values()) {
                robot.interact(() -> robot.model.go(place));
                robot.push(KeyCode.F1);
                assertThat(robot.text(".popover .label"))
                        .isEqualTo(robot.model.texts.say("desktop." + place.id() + ".help"));
                robot.push(KeyCode.ESCAPE);
                robot.until(() -> robot.lookup(".popover").tryQuery().isEmpty());
                robot.at(place);
            }
        }
    }
}
