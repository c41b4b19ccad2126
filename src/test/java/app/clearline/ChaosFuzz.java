// SPDX-License-Identifier: Apache-2.0
package app.clearline;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// 500 runs whose far ends are killed, stalled, cut off, garbled or flooding at a random moment; see `docs/fuzzing.md`.
@Tag("fuzz")
class ChaosFuzz {

    @Test
    void everyRunEndsInTimeAndLeavesNothing() throws Exception {
        new ChaosRuns(Long.getLong("chaos.seed", 1000), Duration.ofMillis(200), Duration.ofMillis(2500))
                .all(Integer.getInteger("chaos.runs", 500));
    }
}
