// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Complaint;
import app.clearline.model.FailureClass;
import app.clearline.model.Run;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the buttons do: stop, run again, open a saved run.
@Tag("window")
class CommandsTest {

    @Test
    void stopEndsTheRunAndKeepsWhatHasEnded() throws Exception {
        try (Robot robot = Robot.open()) {
            robot.engine.pace = Duration.ofMillis(60);
            robot.interact(() -> robot.model.go(Place.CHECKS));
            robot.until(() -> robot.model.checks.progress().get().phase() == Progress.Phase.RUNNING
                    && robot.model.checks.progress().get().done() > 2);
            // However long the click takes, the run does not come to its end before it.
            robot.engine.pace = Duration.ofSeconds(5);
            robot.clickOn("#desktop-checks-stop");
            robot.ended();
            Progress end = robot.model.checks.progress().get();
            long cancelled = end.observations().values().stream()
                    .filter(seen -> seen.failed(FailureClass.CANCELLED))
                    .count();
            assertThat(cancelled).isPositive().isLessThan(end.total());
            assertThat(end.rows()).anyMatch(row -> row.stage() == RowState.Stage.NOT_TESTED);
        }
    }

    @Test
    void oneRowIsRunAgainAndNothingElse() throws Exception {
        try (Robot robot = Robot.open()) {
            robot.interact(() -> robot.model.go(Place.CHECKS));
            robot.ended();
            robot.engine.made.clear();
            robot.engine.silent = Set.of();
            robot.interact(() -> ((CheckRow) robot.lookup("#row-udp-3478").query()).fire());
            RowState before =
                    robot.model.checks.progress().get().row("udp-3478").orElseThrow();
            assertThat(before.stage()).isEqualTo(RowState.Stage.FAIL);
            robot.clickOn("#desktop-checks-again-row");
            robot.until(() -> robot.model
                            .checks
                            .progress()
                            .get()
                            .row("udp-3478")
                            .orElseThrow()
                            .stage()
                    == RowState.Stage.PASS);
            assertThat(robot.engine.made).containsExactlyInAnyOrderElementsOf(before.steps());
        }
    }

    @Test
    void anotherComplaintMovesRowsAndKeepsTheChosenOne() throws Exception {
        try (Robot robot = Robot.open()) {
            robot.interact(() -> robot.model.go(Place.CHECKS));
            robot.ended();
            robot.interact(() -> ((CheckRow) robot.lookup("#row-udp-3478").query()).fire());
            robot.interact(() -> robot.model.questions.complaint.set(Complaint.POOR_QUALITY));
            CheckRow first = robot.lookup(".check-row").query();
            assertThat(first.requirement()).isEqualTo("media-quality");
            CheckRow chosen = robot.lookup("#row-udp-3478").query();
            assertThat(Robot.fx(chosen::isSelected)).isTrue();
        }
    }

    @Test
    void whatRanInTheBackgroundIsNotRunTwice() throws Exception {
        try (Robot robot = Robot.open()) {
            robot.interact(() -> robot.model.go(Place.BROWSER));
            robot.until(() -> robot.model.checks.progress().get().phase() == Progress.Phase.READY);
            assertThat(robot.model.allowed(Place.RESULT)).isFalse();
            List<String> early = List.copyOf(robot.engine.made);
            assertThat(early).isNotEmpty();
            robot.interact(() -> robot.model.go(Place.CHECKS));
            robot.until(() -> robot.engine.made.size() > early.size());
            robot.ended();
            assertThat(robot.engine.made).doesNotHaveDuplicates();
        }
    }

    @Test
    void aSavedRunIsShownAndCanBeRunAgain() throws Exception {
        Run run;
        try (Robot robot = Robot.open()) {
            robot.interact(() -> robot.model.go(Place.CHECKS));
            robot.ended();
            run = Objects.requireNonNull(robot.model.checks.progress().get().run());
        }
        try (Robot robot = Robot.open()) {
            robot.paper.saved = run;
            robot.clickOn("#desktop-start-saved");
            robot.until(() -> robot.model.place.get() == Place.RESULT);
            assertThat(robot.text("#headline")).isEqualTo("Calls will work, with limits");
            assertThat(robot.model.questions.answers().browser())
                    .isEqualTo(run.answers().browser());
            assertThat(robot.engine.made).isEmpty();
            robot.interact(robot.model::runAll);
            robot.ended();
            assertThat(robot.engine.made).isNotEmpty();
        }
    }

    @Test
    void aFileThatIsNoRunIsNamedAndNothingChanges() throws Exception {
        try (Robot robot = Robot.open()) {
            robot.clickOn("#desktop-start-saved");
            robot.until(() -> robot.lookup(".problem").query().isVisible());
            assertThat(robot.text(".problem")).contains("no run in chosen.json");
            robot.at(Place.START);
        }
    }
}
