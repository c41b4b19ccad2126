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
    void theTailIsTwiceTheSlowestAnswerAndNeverBrief() {
        clock.begin(1);
        clock.sent(4000);
        clock.heard(4000, 1, System.nanoTime());
        assertThat(clock.tail()).isEqualTo(Duration.ofMillis(200));
        clock.sent(4001);
        clock.heard(4001, 1, System.nanoTime() + Duration.ofMillis(300).toNanos());
        assertThat(clock.tail()).isBetween(Duration.ofMillis(600), Duration.ofMillis(601));
    }

    @Test
    void anAnswerToAnEarlierRoundTookItsTime() {
        clock.begin(1);
        clock.sent(4000);
        clock.end();
        clock.begin(2);
        clock.sent(4000);
        clock.heard(4000, 1, System.nanoTime() + Duration.ofMillis(700).toNanos());
        assertThat(clock.tail()).isBetween(Duration.ofMillis(1400), Duration.ofSeconds(2));
    }

    @Test
    void whatThisMachineWasLateByIsNotTheTimeOfTheAnswer() throws InterruptedException {
        clock.begin(1);
        clock.sent(4000);
        long emptied = System.nanoTime();
        Thread.sleep(150);
        clock.heard(4000, 1, emptied);
        assertThat(clock.tail()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void aQuickSweepStillWaitsUntilASecondIsOver() {
        clock.begin(1);
        clock.end();
        assertThat(clock.untilSpread()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
    }
}
