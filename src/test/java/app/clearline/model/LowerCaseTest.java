// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LowerCaseTest {

    @Test
    void lettersOfEveryKind() {
        assertThat(LowerCase.of("<TITLE> ÄÖ Ж \ud801\udc00 ß")).isEqualTo("<title> äö ж \ud801\udc28 ß");
    }

    @Test
    void theSameInEveryCountryAndAsLongAsBefore() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr"));
            assertThat(LowerCase.of("Iİ\ud800")).isEqualTo("ii\ud800");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void memoryGrowsWithTheLengthAlone() {
        String text = "İ".repeat(100_000);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(LowerCase.of(text)).hasSize(text.length());
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(20L << 20);
    }
}
