// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Pages are built while another one is read, each as soon as it has what it shows, and none of it is seen.
@Tag("window")
class AheadTest {

    @Test
    void pagesAreReadyBeforeTheyAreAskedFor() throws Exception {
        try (Robot robot = Robot.open()) {
            Ahead ahead = Robot.fx(robot.shell::ahead);
            robot.until(() -> ahead.ready(Place.PROXY));
            robot.at(Place.START);
            assertThat(ahead.ready(Place.CHECKS)).isFalse();
            robot.interact(() -> robot.model.go(Place.BROWSER));
            robot.until(() -> ahead.ready(Place.CHECKS));
            robot.at(Place.BROWSER);
            assertThat(robot.lookup("#row-udp-3478").tryQuery()).isEmpty();
            robot.interact(() -> robot.model.go(Place.CHECKS));
            robot.ended();
            robot.until(() -> ahead.ready(Place.RESULT));
            robot.at(Place.CHECKS);
            assertThat(ahead.ready(Place.REPORT)).isFalse();
            robot.interact(() -> robot.model.go(Place.RESULT));
            robot.until(() -> ahead.ready(Place.REPORT));
            robot.at(Place.RESULT);
        }
    }

    @Test
    void theChoicesOfPagesThatWereBuiltAheadAreThoseOfToday() throws Exception {
        try (Robot robot = Robot.open()) {
            Ahead ahead = Robot.fx(robot.shell::ahead);
            robot.interact(() -> robot.model.choose(Sample.service("vonage")));
            robot.until(() -> ahead.ready(Place.CHECKS));
            robot.interact(() -> robot.model.choose(Sample.service("practice")));
            robot.interact(() -> robot.model.go(Place.CHECKS));
            robot.ended();
            int rows = robot.lookup(".check-row").queryAll().size();
            assertThat(rows).isEqualTo(Sample.service("practice").requirements().size());
        }
    }
}
