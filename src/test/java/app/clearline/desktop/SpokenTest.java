// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What changes without being asked is there to be read out as it stands: the toolkit has no live regions, but it
/// tells a screen reader whenever the text or the value of one of these is another.
@Tag("window")
class SpokenTest {

    private static Object told(Robot robot, String query, AccessibleAttribute attribute) {
        Node node = robot.lookup(query).query();
        return Robot.fx(() -> node.queryAccessibleAttribute(attribute));
    }

    @Test
    void checksAsTheyEnd() throws Exception {
        try (Robot robot = Robot.open()) {
            robot.interact(() -> robot.model.go(Place.CHECKS));
            robot.ended();
            assertThat(told(robot, "#status", AccessibleAttribute.TEXT))
                    .asString()
                    .startsWith("Checks ended after ");
            assertThat(told(robot, ".standing", AccessibleAttribute.TEXT))
                    .asString()
                    .contains(" passed");
            assertThat(told(robot, ".progress-bar", AccessibleAttribute.ROLE))
                    .isEqualTo(AccessibleRole.PROGRESS_INDICATOR);
            assertThat(told(robot, ".progress-bar", AccessibleAttribute.VALUE)).isEqualTo(1.0);
            CheckRow row = robot.lookup("#row-udp-3478").query();
            assertThat(Robot.fx(row::getAccessibleText)).contains(": Failed. ");
            robot.engine.silent = Set.of();
            robot.interact(robot.model::runAll);
            robot.until(() -> row.getAccessibleText().contains(": Fixed. "));
        }
    }

    @Test
    void theSwitchIsReadAndThrown() throws Exception {
        try (Robot robot = Robot.open()) {
            robot.interact(() -> robot.model.go(Place.CHECKS));
            robot.ended();
            robot.interact(() -> robot.model.go(Place.REPORT));
            assertThat(told(robot, "#hide-private", AccessibleAttribute.SELECTED))
                    .isEqualTo(false);
            robot.interact(() -> robot.lookup("#hide-private").query().executeAccessibleAction(AccessibleAction.FIRE));
            assertThat(told(robot, "#hide-private", AccessibleAttribute.SELECTED))
                    .isEqualTo(true);
        }
    }
}
