// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Complaint;
import app.clearline.model.Credentials;
import app.clearline.model.HostPort;
import app.clearline.model.SessionPass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How far the checks are to go, by mouse and by keyboard, and what the engine is given of it.
@Tag("window")
class DepthTest {

    @TempDir
    private Path folder;

    private static void unfold(Robot robot) {
        robot.interact(() -> robot.model.go(Place.PROXY));
        TitledPane fold = robot.lookup("#desktop-depth").query();
        assertThat(Robot.fx(fold::isExpanded)).isFalse();
        robot.interact(() -> {
            fold.setExpanded(true);
            Reveal.node(fold);
        });
    }

    private static void press(Robot robot, String id) {
        robot.interact(() -> Reveal.node(robot.lookup(id).query()));
        robot.clickOn(id);
    }

    @Test
    void theMouseChoosesTimeFarEndAndSession() throws Exception {
        Path file = Files.writeString(
                folder.resolve("session.json"), "{\"apiKey\":\"47\",\"sessionId\":\"1_MX\",\"token\":\"T1==geheim\"}");
        SessionPass pass;
        Credentials shared;
        try (Robot robot = Robot.open()) {
            unfold(robot);
            press(robot, "#quality-long");
            assertThat(Robot.fx(() -> robot.lookup("#sweep").query().isDisabled()))
                    .isTrue();
            press(robot, "#responder");
            robot.write("far.example:99999");
            assertThat(robot.model.allowed(Place.CHECKS)).isFalse();
            robot.interact(() -> robot.model.depth.responder.set("far.example"));
            press(robot, "#sweep");
            press(robot, "#responder-key");
            robot.write("fifteen-letters");
            assertThat(robot.model.allowed(Place.CHECKS)).isFalse();
            robot.write("-");
            assertThat(robot.model.allowed(Place.CHECKS)).isTrue();
            Node key = robot.lookup("#responder-key").query();
            assertThat(key).isInstanceOf(PasswordField.class);
            assertThat(Robot.fx(key::getAccessibleText)).isEqualTo("Key of the far end");
            press(robot, "#desktop-depth-session");
            robot.until(() -> robot.lookup(".problem").queryAll().stream().anyMatch(each -> each.isVisible()));
            robot.paper.chosen = file;
            press(robot, "#desktop-depth-session");
            robot.until(() -> robot.model.secrets.relayFile().get().equals("session.json"));
            robot.interact(() -> robot.model.go(Place.CHECKS));
            robot.ended();
            var wishes = Objects.requireNonNull(robot.engine.wishes);
            assertThat(wishes.quality()).isEqualTo(Duration.ofSeconds(30));
            assertThat(wishes.sweep()).isTrue();
            assertThat(wishes.responder()).isEqualTo(new HostPort("far.example", 3478));
            pass = Objects.requireNonNull(
                    Objects.requireNonNull(robot.engine.surroundings).session());
            assertThat(pass.token()).containsExactly("T1==geheim".toCharArray());
            shared = Objects.requireNonNull(
                    Objects.requireNonNull(robot.engine.surroundings).responder());
            assertThat(shared.password()).containsExactly("fifteen-letters-".toCharArray());
        }
        assertThat(pass.token()).containsOnly('\0');
        assertThat(shared.password()).containsOnly('\0');
    }

    @Test
    void theKeyboardReachesAllOfIt() throws Exception {
        try (Robot robot = Robot.open()) {
            robot.interact(() -> robot.model.go(Place.PROXY));
            KeyboardTest.tabTo(robot, "desktop-depth");
            robot.push(KeyCode.SPACE);
            KeyboardTest.tabTo(robot, "quality-short");
            robot.push(KeyCode.LEFT);
            assertThat(robot.model.depth.quality.get()).isEqualTo(QualityTime.NONE);
            KeyboardTest.tabTo(robot, "responder");
            robot.write("far.example");
            KeyboardTest.tabTo(robot, "responder-key");
            KeyboardTest.tabTo(robot, "sweep");
            robot.push(KeyCode.SPACE);
            assertThat(robot.model.depth.sweep.get()).isTrue();
            KeyboardTest.tabTo(robot, "desktop-depth-session");
            KeyboardTest.tabTo(robot, "desktop-depth-login");
            robot.push(KeyCode.SPACE);
            robot.until(() -> robot.lookup(".problem").queryAll().stream().anyMatch(each -> each.isVisible()));
        }
    }

    @Test
    void aComplaintAboutQualityAsksForMoreTimeUnlessOneWasChosen() throws Exception {
        try (Robot robot = Robot.open()) {
            robot.interact(() -> robot.model.questions.complaint.set(Complaint.POOR_QUALITY));
            assertThat(robot.model.depth.quality.get()).isEqualTo(QualityTime.LONG);
            robot.interact(() -> robot.model.depth.choose(QualityTime.NONE));
            robot.interact(() -> robot.model.questions.complaint.set(Complaint.JUST_CHECK));
            assertThat(robot.model.depth.quality.get()).isEqualTo(QualityTime.NONE);
        }
    }
}
