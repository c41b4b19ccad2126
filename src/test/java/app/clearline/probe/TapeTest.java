// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Measured;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TapeTest {

    private static final long MS = 1_000_000;

    /// A packet each 20 ms; `transits` in ms, negative: lost.
    private static Tape tape(int base, long... transits) {
        var tape = new Tape(base, transits.length);
        for (long i = 0; i < transits.length; i++) {
            tape.leaves(i * 20 * MS, i * 21 * MS);
        }
        for (long i = 0; i < transits.length; i++) {
            if (transits[(int) i] >= 0) {
                tape.comes(base + (int) i, i * 21 * MS + transits[(int) i] * MS);
            }
        }
        return tape;
    }

    @Test
    void lossAndRoundTripAreCountedFromTheFirstThatCounts() {
        Measured.Stream stream = tape(7, 500, 40, 40, -1, 44, 60).stream("udp", 1, 0, null);
        assertThat(stream.sent()).isEqualTo(5);
        assertThat(stream.received()).isEqualTo(4);
        assertThat(stream.lossPercent()).isEqualTo(20);
        assertThat(stream.roundTrip()).isEqualTo(Duration.ofMillis(44));
        assertThat(stream.worst()).isEqualTo(Duration.ofMillis(60));
        assertThat(stream.lateness()).isEqualTo(Duration.ofMillis(5));
    }

    @Test
    void theQuickestWaitedInNoQueue() {
        assertThat(tape(3, 500, 40, -1, 44).quickest()).isEqualTo(Duration.ofMillis(40));
        assertThat(tape(3, -1).quickest()).isNull();
    }

    /// RFC 3550 §6.4.1: each difference of two transits moves it by a sixteenth.
    @Test
    void jitterIsThatOfTheRfc() {
        assertThat(tape(0, 40, 56, 40).stream("udp", 0, 0, null).jitter())
                .isEqualTo(Duration.ofNanos(1_937_000)); // 1, then 1 + (16 - 1) / 16 ms
        assertThat(tape(0, 40, 40, 40).stream("udp", 0, 0, null).jitter()).isZero();
    }

    /// A calm end does not make a stream calm that swung by 50 ms from packet to packet.
    @Test
    void jitterIsThatOfTheWholeStreamAndNotOfItsEnd() {
        long[] transits = new long[220];
        for (int i = 0; i < transits.length; i++) {
            transits[i] = i < 200 && i % 2 == 1 ? 90 : 40;
        }
        assertThat(tape(0, transits).stream("udp", 0, 0, null).jitter())
                .isBetween(Duration.ofMillis(43), Duration.ofMillis(50));
    }

    @Test
    void whatOvertakesIsReorderedAndWhatComesTwiceOrIsStrangeIsNobodys() {
        var tape = new Tape(0, 3);
        for (int i = 0; i < 3; i++) {
            tape.leaves(i, i);
        }
        for (int number : new int[] {2, 0, 0, 1, 3, -1, 99}) {
            tape.comes(number, 10);
        }
        Measured.Stream stream = tape.stream("udp", 0, 0, null);
        assertThat(stream.received()).isEqualTo(3);
        assertThat(stream.reordered()).isEqualTo(2);
    }

    /// Ten packets of 1000 bytes in 200 ms are 400 kbit/s; where the last comes 200 ms later, half of it.
    @Test
    void whatIsCarriedIsCountedUntilTheLastHasCome() {
        assertThat(tape(0, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40).carried(1000, Duration.ofMillis(40)))
                .isBetween(370_000.0, 400_000.0);
        assertThat(tape(0, 40, 60, 80, 100, 120, 140, 160, 180, 200, 240).carried(1000, Duration.ofMillis(40)))
                .isBetween(180_000.0, 205_000.0);
        assertThat(tape(0, -1, -1).carried(1000, Duration.ZERO)).isZero();
    }
}
