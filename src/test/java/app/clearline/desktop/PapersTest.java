// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Observation;
import java.util.Locale;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What can be taken along: the report, looked at and saved; and the observations for technicians.
@Tag("window")
class PapersTest {

    private static void ended(Robot robot) throws Exception {
        robot.interact(() -> robot.model.go(Place.CHECKS));
        robot.ended();
    }

    @Test
    void theReportByMouse() throws Exception {
        try (Robot robot = Robot.open()) {
            ended(robot);
            robot.interact(() -> robot.model.go(Place.REPORT));
            robot.until(() -> robot.lookup(".paper").queryAll().size() == 1);
            robot.clickOn("#report-size-pdf");
            robot.until(() -> robot.lookup(".paper").queryAll().size() > 1);
            robot.clickOn("#hide-private");
            assertThat(Robot.fx(() ->
                            robot.lookup("#hide-private").queryAs(Lever.class).isSelected()))
                    .isTrue();
            robot.clickOn("#desktop-report-save-pdf");
            robot.until(() -> robot.text(".verdict .label").startsWith("Saved: "));
            assertThat(robot.paper.written).containsExactly("pdf hidden clearline-opentok.pdf");
        }
    }

    @Test
    void theReportInAnotherLanguageByKeyboard() throws Exception {
        try (Robot robot = Robot.open()) {
            ended(robot);
            robot.interact(() -> robot.model.go(Place.REPORT));
            KeyboardTest.tabTo(robot, "report-language");
            ComboBox<Locale> language = robot.lookup("#report-language").queryComboBox();
            assertThat(Robot.fx(language::getValue)).isEqualTo(Locale.ENGLISH);
            robot.push(KeyCode.DOWN);
            assertThat(Robot.fx(language::getValue).getLanguage()).isEqualTo("de");
            KeyboardTest.tabTo(robot, "report-hidden");
            robot.push(KeyCode.SPACE);
            assertThat(robot.text("#report-hidden .raw")).contains("desk-17").contains("pat");
            robot.push(KeyCode.ALT, KeyCode.W);
            robot.until(() -> robot.paper.written.contains("html clearline-opentok.html"));
        }
    }

    @Test
    void theObservationsByKeyboard() throws Exception {
        try (Robot robot = Robot.open()) {
            ended(robot);
            robot.interact(() -> robot.model.go(Place.RESULT));
            KeyboardTest.tabTo(robot, "desktop-result-observed");
            robot.push(KeyCode.SPACE);
            ListView<Observation> list = robot.lookup("#observations").queryListView();
            int all = Robot.fx(() -> list.getItems().size());
            KeyboardTest.tabTo(robot, "observation-filter");
            robot.write("stun-udp");
            int shown = Robot.fx(() -> list.getItems().size());
            assertThat(shown).isPositive().isLessThan(all);
            assertThat(list.getItems()).allMatch(seen -> seen.id().contains("stun-udp"));
            assertThat(robot.text("#desktop-result-observed .muted")).isEqualTo(shown + " of " + all);
            robot.push(KeyCode.TAB);
            robot.push(KeyCode.DOWN);
            TextArea raw = robot.lookup("#observation-raw").query();
            String values = Robot.fx(raw::getText);
            assertThat(values).startsWith("stun-udp@").contains("no answer to 7 requests");
        }
    }
}
