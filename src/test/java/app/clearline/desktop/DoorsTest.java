// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.SampleRuns;
import app.clearline.model.Device;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The ways in besides this computer, which [WalkTest] and [KeyboardTest] take: another device, and a saved report.
@Tag("window")
class DoorsTest {

    private static final String BROWSER =
            "The call is made on another device, so nothing found on this computer is filled in. The checks themselves"
                    + " run from here.";
    private static final String PROXY =
            "The call is made on another device, whose settings cannot be read from here. The checks run from this"
                    + " computer.";

    @Test
    void anotherDeviceByMouse() throws Exception {
        try (Robot robot = Robot.open()) {
            robot.clickOn("#another");
            robot.clickOn("#desktop-next");
            robot.at(Place.BROWSER);
            assertThat(robot.text(".page .muted")).isEqualTo(BROWSER);
            assertThat(robot.lookup(".choice-card .mark").<Node>queryAll()).noneMatch(Node::isVisible);
            robot.clickOn("#browser-safari");
            robot.clickOn("#desktop-next");
            robot.at(Place.PROXY);
            assertThat(robot.text(".verdict .label")).isEqualTo(PROXY);
            robot.clickOn("#desktop-next");
            robot.ended();
            robot.clickOn("#desktop-next");
            robot.at(Place.RESULT);
            assertThat(robot.text("#headline")).isEqualTo("Calls will work, with limits");
            var run = Objects.requireNonNull(robot.model.checks.progress().get().run());
            assertThat(run.answers().device()).isEqualTo(Device.ANOTHER);
        }
    }

    @Test
    void anotherDeviceByKeyboard() throws Exception {
        try (Robot robot = Robot.open()) {
            KeyboardTest.tabTo(robot, "this-computer");
            robot.push(KeyCode.RIGHT);
            ToggleButton card = robot.lookup("#another").query();
            assertThat(Robot.fx(card::isSelected)).isTrue();
            robot.push(KeyCode.ALT, KeyCode.N);
            robot.at(Place.BROWSER);
            assertThat(robot.text(".page .muted")).isEqualTo(BROWSER);
        }
    }

    @Test
    void aSavedReportByKeyboard() throws Exception {
        try (Robot robot = Robot.open()) {
            robot.paper.saved = SampleRuns.udpBlocked();
            KeyboardTest.tabTo(robot, "desktop-start-saved");
            robot.push(KeyCode.SPACE);
            robot.until(() -> robot.model.place.get() == Place.RESULT);
            robot.at(Place.RESULT);
            assertThat(robot.text("#headline")).isEqualTo("Calls will work, with limits");
            assertThat(robot.text("#cause-udp-blocked .cause-title"))
                    .isEqualTo("This network blocks the channel that carries sound and picture best");
            assertThat(robot.text("#status")).isEqualTo("A saved report is open");
            assertThat(robot.engine.made).isEmpty();
        }
    }
}
