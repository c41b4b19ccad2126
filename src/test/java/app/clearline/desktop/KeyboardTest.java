// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Complaint;
import app.clearline.model.Known;
import app.clearline.model.OsName;
import java.time.Duration;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Everything by keyboard alone.
@Tag("window")
class KeyboardTest {

    @Test
    void fromFirstPageToLastAndBack() throws Exception {
        try (Robot robot = Robot.open()) {
            tabTo(robot, "just-check");
            robot.push(KeyCode.LEFT);
            assertThat(robot.model.questions.complaint.get()).isEqualTo(Complaint.CALLS_DROP);
            robot.push(KeyCode.ALT, KeyCode.N);
            robot.at(Place.BROWSER);
            tabTo(robot, "browser-version");
            robot.push(KeyCode.CONTROL, KeyCode.A);
            robot.write("40");
            assertThat(robot.text(".verdict .label")).contains("too old");
            robot.push(KeyCode.ENTER);
            robot.at(Place.PROXY);
            robot.push(KeyCode.ESCAPE);
            robot.at(Place.BROWSER);
            robot.push(KeyCode.ALT, KeyCode.N);
            robot.push(KeyCode.ALT, KeyCode.C);
            robot.at(Place.CHECKS);
            robot.ended();
            // What bears on calls that drop comes first.
            tabTo(robot, "row-signalling-websocket");
            robot.push(KeyCode.DOWN);
            robot.push(KeyCode.SPACE);
            assertThat(robot.lookup(".row-details").query().isVisible()).isTrue();
            robot.push(KeyCode.ESCAPE);
            assertThat(robot.lookup(".row-details").query().isVisible()).isFalse();
            robot.at(Place.CHECKS);
            robot.push(KeyCode.ALT, KeyCode.N);
            robot.at(Place.RESULT);
            robot.push(KeyCode.ALT, KeyCode.R);
            robot.at(Place.REPORT);
            tabTo(robot, "hide-private");
            robot.push(KeyCode.SPACE);
            robot.push(KeyCode.ALT, KeyCode.P);
            robot.until(() -> !robot.paper.written.isEmpty());
            assertThat(robot.paper.written).containsExactly("one-page hidden clearline-opentok.pdf");
        }
    }

    @Test
    void theKeyboardStaysAtHandWhereThereIsNoWayOnOrBack() throws Exception {
        try (Robot robot = Robot.open()) {
            robot.engine.pace = Duration.ofMillis(20);
            tabTo(robot, "desktop-next");
            for (Place place : List.of(Place.BROWSER, Place.PROXY, Place.CHECKS)) {
                robot.push(KeyCode.SPACE);
                robot.at(place);
            }
            assertThat(robot.focused().getId()).isEqualTo("page-title");
            robot.ended();
            robot.push(KeyCode.ENTER);
            robot.at(Place.RESULT);
            tabTo(robot, "desktop-next");
            robot.push(KeyCode.SPACE);
            robot.at(Place.REPORT);
            assertThat(robot.focused().getId()).isEqualTo("page-title");
            robot.push(KeyCode.TAB);
            assertThat(robot.focused().getId()).isEqualTo("report-size-one-page");
            robot.push(KeyCode.ESCAPE);
            robot.at(Place.RESULT);
            assertThat(robot.focused().getId()).isEqualTo("page-title");
            robot.interact(() -> robot.model.go(Place.BROWSER));
            tabTo(robot, "desktop-back");
            robot.push(KeyCode.SPACE);
            robot.at(Place.START);
            assertThat(robot.focused().getId()).isEqualTo("page-title");
        }
    }

    @Test
    void helpOpensAndCloses() throws Exception {
        try (Robot robot = Robot.open()) {
            robot.push(KeyCode.F1);
            assertThat(robot.lookup(".popover").tryQuery()).isPresent();
            robot.push(KeyCode.ESCAPE);
            robot.until(() -> robot.lookup(".popover").tryQuery().isEmpty());
            robot.at(Place.START);
        }
    }

    @Test
    void textGrowsToTwiceItsSizeAndBack() throws Exception {
        try (Robot robot = Robot.open()) {
            for (int i = 0; i < 10; i++) {
                robot.push(KeyCode.CONTROL, KeyCode.PLUS);
            }
            assertThat(robot.shell.letters().size.get()).isEqualTo(2 * Letters.USUAL);
            robot.push(KeyCode.CONTROL, KeyCode.MINUS);
            assertThat(robot.shell.letters().size.get()).isEqualTo(2 * Letters.USUAL - 2);
            robot.push(KeyCode.CONTROL, KeyCode.DIGIT0);
            assertThat(robot.shell.letters().size.get()).isEqualTo(Letters.USUAL);
        }
    }

    @Test
    void segmentsFollowTheArrows() throws Exception {
        try (Robot robot = Robot.open()) {
            assertThat(robot.model.questions.os.get()).isEqualTo(OsName.WINDOWS);
            robot.interact(() -> robot.model.go(Place.PROXY));
            assertThat(robot.model.questions.inspection.get()).isEqualTo(Known.UNKNOWN);
            tabTo(robot, "inspection-unknown");
            robot.push(KeyCode.LEFT);
            assertThat(robot.model.questions.inspection.get()).isEqualTo(Known.NO);
        }
    }

    static void tabTo(Robot robot, String id) {
        for (int i = 0; i < 60; i++) {
            if (robot.focused() != null && id.equals(robot.focused().getId())) {
                return;
            }
            robot.push(KeyCode.TAB);
        }
        throw new AssertionError("Tab does not reach " + id);
    }
}
