// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SweepClockTest {

    private static final PortSweep.Pace PACE =
            new PortSweep.Pace(640, Duration.ofMillis(160), Duration.ofMillis(550), Duration.ofMillis(200));

    private final SweepClock clock = new SweepClock(PACE, 5);

    @Test
    void whileNothingAnswersTheWholeTailIsWaitedFor() {
        clock.begin(1);
        clock.sent(4000);
        assertThat(clock.tail()).isEqualTo(Duration.ofMillis(550));
    }

    @Test
    void theTailIsFourTimesTheSlowestAnswerAndNeverBrief() throws InterruptedException {
        clock.begin(1);
        clock.sent(4000);
        clock.heard(4000, 1);
        assertThat(clock.tail()).isBetween(Duration.ofMillis(200), Duration.ofSeconds(2));
        clock.sent(4001);
        Thread.sleep(100);
        clock.heard(4001, 1);
        assertThat(clock.tail()).isBetween(Duration.ofMillis(400), Duration.ofSeconds(2));
    }

    @Test
    void anAnswerToAnEarlierRoundTookItsTime() throws InterruptedException {
        clock.begin(1);
        clock.sent(4000);
        clock.end();
        Thread.sleep(700);
        clock.begin(2);
        clock.sent(4000);
        clock.heard(4000, 1);
        assertThat(clock.tail()).isBetween(Duration.ofMillis(1400), Duration.ofSeconds(2));
    }

    @Test
    void aQuickSweepStillWaitsUntilASecondIsOver() {
        clock.begin(1);
        clock.end();
        assertThat(clock.untilSpread()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
    }
}
