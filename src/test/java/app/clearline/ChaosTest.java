// SPDX-License-Identifier: Apache-2.0
package app.clearline;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The short form of [ChaosFuzz].
@Tag("real")
class ChaosTest {

    @Test
    void everyRunEndsInTimeAndLeavesNothing() throws Exception {
        new ChaosRuns(1, Duration.ofMillis(100), Duration.ofMillis(400)).all(20);
    }
}
