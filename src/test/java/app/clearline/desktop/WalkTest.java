// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// All pages from first to last.
@Tag("window")
class WalkTest {

    @Test
    void byMouse() throws Exception {
        try (Robot robot = Robot.open()) {
            robot.at(Place.START);
            robot.clickOn("#poor-quality");
            robot.clickOn("#desktop-next");
            robot.at(Place.BROWSER);
            robot.clickOn("#browser-firefox");
            robot.clickOn("#desktop-next");
            robot.at(Place.PROXY);
            robot.clickOn("#desktop-next");
            robot.at(Place.CHECKS);
            robot.ended();
            robot.clickOn("#desktop-next");
            robot.at(Place.RESULT);
            assertThat(robot.text("#headline")).isEqualTo("Calls will work, with limits");
            robot.clickOn("#desktop-next");
            robot.at(Place.REPORT);
        }
    }
}
