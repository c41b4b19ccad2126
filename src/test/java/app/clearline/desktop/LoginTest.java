// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Credentials;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The question for the proxy's login: asked once, answered or put away, by mouse and by keyboard.
@Tag("window")
class LoginTest {

    private static void checked(Robot robot) throws Exception {
        robot.engine.login = true;
        robot.interact(() -> robot.model.go(Place.CHECKS));
        robot.ended();
        robot.until(() -> robot.lookup("#proxy-login").query().isVisible());
    }

    @Test
    void enterTriesAgainWhatWantedALoginAndNothingElse() throws Exception {
        Credentials given;
        try (Robot robot = Robot.open()) {
            checked(robot);
            List<String> before = List.copyOf(robot.engine.made);
            robot.engine.made.clear();
            KeyboardTest.tabTo(robot, "proxy-user");
            robot.write("alice");
            robot.push(KeyCode.ENTER);
            assertThat(robot.focused().getId()).isEqualTo("proxy-password");
            robot.write("geheim");
            robot.push(KeyCode.ENTER);
            robot.until(() -> !robot.lookup("#proxy-login").query().isVisible()
                    && robot.model.checks.progress().get().phase() == Progress.Phase.ENDED);
            assertThat(robot.engine.made).isNotEmpty().allMatch(step -> step.contains("/via-"));
            assertThat(before).containsAll(robot.engine.made);
            TextInputControl password = robot.lookup("#proxy-password").query();
            String left = Robot.fx(password::getText);
            assertThat(left).isEmpty();
            given = Objects.requireNonNull(
                    Objects.requireNonNull(robot.engine.surroundings).proxy());
            assertThat(given.user()).isEqualTo("alice");
            assertThat(given.password()).containsExactly("geheim".toCharArray());
        }
        assertThat(given.password()).containsOnly('\0');
    }

    @Test
    void theMouseLogsIn() throws Exception {
        try (Robot robot = Robot.open()) {
            checked(robot);
            assertThat(Robot.fx(
                            () -> robot.lookup("#desktop-login-enter").query().isDisabled()))
                    .isTrue();
            robot.clickOn("#proxy-user").write("bob");
            robot.clickOn("#proxy-password").write("x");
            robot.clickOn("#desktop-login-enter");
            robot.until(() -> !robot.lookup("#proxy-login").query().isVisible());
            assertThat(Objects.requireNonNull(robot.engine.surroundings).proxy())
                    .isNotNull();
        }
    }

    @Test
    void escapePutsTheQuestionAwayAndStaysOnThePage() throws Exception {
        try (Robot robot = Robot.open()) {
            checked(robot);
            KeyboardTest.tabTo(robot, "proxy-password");
            robot.push(KeyCode.ESCAPE);
            assertThat(robot.lookup("#proxy-login").query().isVisible()).isFalse();
            robot.at(Place.CHECKS);
        }
    }
}
