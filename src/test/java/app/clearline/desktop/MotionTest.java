// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.css.CssMetaData;
import javafx.css.Styleable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Nothing slides where the system asks for reduced motion.
@Tag("window")
class MotionTest {

    private static final String SLIDE = "-fx-thumb-move-animation-time";

    @Test
    void theSwitchJumpsWhereMotionIsReduced() throws Exception {
        try (Robot robot = Robot.open()) {
            robot.interact(() -> robot.model.go(Place.CHECKS));
            robot.ended();
            robot.interact(() -> robot.model.go(Place.REPORT));
            Lever lever = robot.lookup("#hide-private").query();
            assertThat(slide(robot, lever)).isEqualTo(200);
            robot.interact(() -> robot.shell.scene().getPreferences().setReducedMotion(true));
            assertThat(slide(robot, lever)).isLessThanOrEqualTo(1);
        }
    }

    /// In milliseconds.
    private static double slide(Robot robot, Lever lever) {
        return Robot.fx(() -> {
            robot.shell.scene().getRoot().applyCss();
            return lever.getCssMetaData().stream()
                    .filter(each -> each.getProperty().equals(SLIDE))
                    .map(each -> value(each, lever))
                    .findFirst()
                    .orElseThrow();
        });
    }

    @SuppressWarnings("unchecked")
    private static <S extends Styleable> double value(CssMetaData<S, ?> of, Lever lever) {
        // The meta data comes from the switch itself.
        return ((Number) of.getStyleableProperty((S) lever).getValue()).doubleValue();
    }
}
