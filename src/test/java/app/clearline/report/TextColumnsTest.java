// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class TextColumnsTest {

    private static String wrapped(String text) {
        var columns = new TextColumns();
        columns.line("- ", text);
        return columns.toString();
    }

    @Test
    void linesEndBetweenWordsAndWordsThatAreTooLongAreCut() {
        assertThat(wrapped("a".repeat(90) + " bcdefgh ijk")).isEqualTo("- " + "a".repeat(90) + " bcdefgh\n  ijk\n");
        assertThat(wrapped("a".repeat(97) + " b")).isEqualTo("- " + "a".repeat(97) + "\n  b\n");
        assertThat(wrapped("a".repeat(96) + " b")).isEqualTo("- " + "a".repeat(96) + " b\n");
        assertThat(wrapped("a".repeat(98) + " b")).isEqualTo("- " + "a".repeat(98) + "\n  b\n");
        assertThat(wrapped("x".repeat(200)))
                .isEqualTo("- " + "x".repeat(98) + "\n  " + "x".repeat(98) + "\n  " + "xxxx\n");
    }

    @Test
    void halvesOfACharacterStayTogether() {
        assertThat(wrapped("x".repeat(97) + "😀😀")).isEqualTo("- " + "x".repeat(97) + "\n  😀😀\n");
    }

    @Test
    void memoryGrowsWithTheLengthAlone() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        wrapped("x".repeat(1000));
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(wrapped("x".repeat(100_000))).hasSize(100_000 + 1021 * 3);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(5L << 20);
    }
}
