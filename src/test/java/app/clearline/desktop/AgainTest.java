// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What did not pass is mended and run again, and the window says "Fixed".
@Tag("window")
class AgainTest {

    private static final String WORD = "#row-udp-3478 .row-word";

    private static void failed(Robot robot) throws Exception {
        robot.interact(() -> robot.model.go(Place.CHECKS));
        robot.ended();
        assertThat(robot.text(WORD)).isEqualTo("Failed");
        robot.engine.silent = Set.of();
    }

    @Test
    void oneRowByMouse() throws Exception {
        try (Robot robot = Robot.open()) {
            failed(robot);
            robot.interact(() -> Reveal.node(robot.lookup("#row-udp-3478").query()));
            robot.clickOn("#row-udp-3478");
            assertThat(robot.text(".row-details .verdict .label")).startsWith("Failed · ");
            robot.clickOn("#desktop-checks-again-row");
            robot.until(() -> robot.text(WORD).equals("Fixed"));
            assertThat(robot.text(".row-details .verdict .label")).startsWith("Fixed · ");
            robot.clickOn("#details-close");
            assertThat(robot.lookup(".row-details").query().isVisible()).isFalse();
        }
    }

    @Test
    void allThatDidNotPassByKeyboard() throws Exception {
        try (Robot robot = Robot.open()) {
            failed(robot);
            robot.push(KeyCode.ALT, KeyCode.D);
            robot.until(() -> robot.text(WORD).equals("Fixed"));
            robot.ended();
            robot.push(KeyCode.ALT, KeyCode.N);
            robot.at(Place.RESULT);
            String title = CheckRow.title(
                    robot.model.texts,
                    robot.model
                            .checks
                            .progress()
                            .get()
                            .row("udp-3478")
                            .orElseThrow()
                            .requirement());
            assertThat(robot.text("#turned .label"))
                    .startsWith("Fixed since the last run: ")
                    .contains(title);
        }
    }

    @Test
    void fromTheResultByMouse() throws Exception {
        try (Robot robot = Robot.open()) {
            failed(robot);
            robot.clickOn("#desktop-next");
            robot.at(Place.RESULT);
            assertThat(robot.text("#headline")).isEqualTo("Calls will work, with limits");
            robot.interact(() -> Reveal.node(
                    robot.lookup(".page-scroll #desktop-checks-again-failed").query()));
            robot.clickOn(".page-scroll #desktop-checks-again-failed");
            robot.at(Place.CHECKS);
            robot.until(() -> robot.text(WORD).equals("Fixed"));
        }
    }
}
