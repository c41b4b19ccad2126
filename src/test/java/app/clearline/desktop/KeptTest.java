// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.SampleRuns;
import app.clearline.keep.Keeping;
import app.clearline.keep.Kept;
import app.clearline.keep.Key;
import app.clearline.keep.Tone;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What stays from one window to the next, and what lies over the pages.
@Tag("window")
class KeptTest {

    @Test
    void aRunIsKeptListedOpenedComparedAndRemoved() throws Exception {
        Kept kept = Robot.fresh();
        try (Robot robot = Robot.open(kept)) {
            assertThat(robot.lookup("#history").query().isVisible()).isFalse();
            robot.interact(() -> robot.model.go(Place.CHECKS));
            robot.ended();
            robot.until(() -> robot.model.remembered.get() == 1);
        }
        kept.history().keep(SampleRuns.healthy());
        try (Robot robot = Robot.open(kept)) {
            robot.until(() -> robot.lookup("#history").query().isVisible());
            TitledPane pane = robot.lookup("#history").query();
            assertThat(pane.getText()).isEqualTo("Earlier runs on this computer: 2");
            robot.interact(() -> pane.setExpanded(true));
            ListView<?> list = robot.lookup("#history-list").query();
            robot.interact(() -> list.getSelectionModel().selectAll());
            assertThat(robot.lookup("#desktop-history-open").query().isDisabled())
                    .isTrue();
            robot.interact(
                    () -> robot.lookup("#desktop-history-compare").queryButton().fire());
            robot.until(() -> robot.lookup("#comparison").tryQuery().isPresent());
            assertThat(robot.lookup("#sheet")
                            .lookup(".verdict .label")
                            .<Labeled>query()
                            .getText())
                    .contains("Different from the earlier run");
            robot.push(KeyCode.ESCAPE);
            assertThat(robot.lookup("#sheet").tryQuery()).isEmpty();
            robot.at(Place.START);
            robot.interact(() -> list.getSelectionModel().clearAndSelect(0));
            robot.interact(
                    () -> robot.lookup("#desktop-history-open").queryButton().fire());
            robot.until(() -> robot.model.place.get() == Place.RESULT);
            robot.interact(() -> robot.model.go(Place.START));
            robot.interact(
                    () -> robot.lookup("#desktop-history-wipe").queryButton().fire());
            assertThat(kept.history().list()).hasSize(2);
            robot.interact(
                    () -> robot.lookup("#desktop-history-wipe").queryButton().fire());
            robot.until(() -> !robot.lookup("#history").query().isVisible());
            assertThat(kept.history().list()).isEmpty();
        }
    }

    @Test
    void switchedOffNothingIsKept() throws Exception {
        Kept kept = Robot.fresh();
        kept.preferences().set(Key.HISTORY, Keeping.OFF.id());
        try (Robot robot = Robot.open(kept)) {
            robot.interact(() -> robot.model.go(Place.CHECKS));
            robot.ended();
            assertThat(robot.model.remembered.get()).isZero();
            assertThat(kept.history().list()).isEmpty();
        }
    }

    @Test
    void settingsAreChosenAndSaved() throws Exception {
        try (Robot robot = Robot.open()) {
            robot.clickOn("#desktop-settings");
            assertThat(robot.lookup("#settings").tryQuery()).isPresent();
            robot.clickOn("#look-dark");
            robot.until(() -> robot.kept.preferences().now().theme() == Tone.DARK);
            robot.interact(() -> robot.shell.theme().wish.set(Theme.Wish.SYSTEM));
            robot.clickOn("#keep-off");
            robot.until(() -> robot.kept.preferences().now().history() == Keeping.OFF);
            robot.clickOn("#desktop-sheet-close");
            assertThat(robot.lookup("#settings").tryQuery()).isEmpty();
        }
    }

    @Test
    void theServiceAndThePlaceOfTheWindowAreRemembered() throws Exception {
        Kept kept = Robot.fresh();
        try (Robot robot = Robot.open(kept)) {
            robot.interact(() -> robot.model.choose(Sample.service("vonage")));
            robot.until(() -> kept.preferences().now().lastService().equals("vonage"));
        }
        try (Robot robot = Robot.open(kept)) {
            robot.until(() -> kept.preferences().now().window() != null);
            assertThat(robot.model.service.get()).isEqualTo(Sample.service("vonage"));
        }
    }

    @Test
    void onlyOneReportCanBeDropped() {
        assertThat(Dropping.report(List.of(new File("a/run.JSON")))).contains(Path.of("a/run.JSON"));
        assertThat(Dropping.report(List.of(new File("run.clearline")))).isPresent();
        assertThat(Dropping.report(List.of(new File("run.exe")))).isEmpty();
        assertThat(Dropping.report(List.of(new File("a.json"), new File("b.json"))))
                .isEmpty();
    }

    @Test
    void aFileIsOpenedOrItIsSaidWhyNot() throws Exception {
        try (Robot robot = Robot.open()) {
            robot.interact(() -> OpenFile.in(robot.shell.scene(), robot.model, Path.of("letter.json")));
            robot.until(() -> robot.lookup("#unreadable").tryQuery().isPresent());
            robot.at(Place.START);
            robot.paper.saved = SampleRuns.udpBlocked();
            robot.interact(() -> OpenFile.in(robot.shell.scene(), robot.model, Path.of("run.clearline")));
            robot.until(() -> robot.model.place.get() == Place.RESULT);
            assertThat(robot.lookup("#sheet").tryQuery()).isEmpty();
        }
    }

    @Test
    void watchingShowsWhatGoesWrongAndEndsWithItsSheet() throws Exception {
        try (Robot robot = Robot.open()) {
            robot.interact(() -> robot.model.go(Place.CHECKS));
            robot.ended();
            robot.interact(() -> robot.model.go(Place.RESULT));
            robot.interact(() -> robot.lookup("#desktop-watch").queryButton().fire());
            robot.interact(
                    () -> robot.lookup("#desktop-watch-begin").queryButton().fire());
            robot.until(() -> robot.text("#watch-standing").startsWith("One look"));
            assertThat(robot.lookup(".time-strip").tryQuery()).isPresent();
            robot.push(KeyCode.ESCAPE);
            assertThat(robot.lookup("#watch").tryQuery()).isEmpty();
            robot.at(Place.RESULT);
        }
    }
}
