// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MosTest {

    /// The values of OpenTok at the 150 ms and the buffer of 30 ms that it always takes.
    @ParameterizedTest
    @CsvSource({"0, 4.30", "0.01, 4.15", "0.03, 3.86", "0.05, 3.62", "0.10, 3.17"})
    void theServicesOwnValues(double loss, double expected) {
        assertThat(Mos.rated(loss, 180)).isCloseTo(expected, within(0.005));
    }

    /// 300 ms there and back are the same 150 ms each way.
    @Test
    void measuredValuesBecomeThoseOfTheFormula() {
        assertThat(Mos.of(5, Duration.ofMillis(10), Duration.ofMillis(300))).isEqualTo(Mos.rated(0.05, 180));
        assertThat(Mos.of(0, Duration.ofMillis(50), Duration.ofMillis(100))).isEqualTo(Mos.rated(0, 150));
    }

    @Test
    void nothingIsBetterThanTheBestOrWorseThanTheWorst() {
        assertThat(Mos.rated(0, 0)).isBetween(4.3, 4.5);
        assertThat(Mos.rated(1, 5000)).isEqualTo(1);
    }
}
