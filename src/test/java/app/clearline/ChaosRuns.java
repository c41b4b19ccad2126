// SPDX-License-Identifier: Apache-2.0
package app.clearline;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.Held;
import app.clearline.fixture.RunSchema;
import app.clearline.model.Answers;
import app.clearline.model.FailureClass;
import app.clearline.model.Machine;
import app.clearline.model.Observation;
import app.clearline.model.Run;
import app.clearline.report.RunJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/// Runs in [ChaosNetwork]s: each ends within its budget, gives a run that the schema accepts, holds no fault of ours,
/// and leaves no thread and no descriptor behind.
final class ChaosRuns {

    /// For a busy machine; a run that hangs takes much longer.
    private static final Duration SLACK = Duration.ofSeconds(4);

    private final long firstSeed;
    private final Duration shortest;
    private final Duration longest;
    private Duration worst = Duration.ZERO;
    private int failures;
    private int observations;

    ChaosRuns(long firstSeed, Duration shortest, Duration longest) {
        this.firstSeed = firstSeed;
        this.shortest = shortest;
        this.longest = longest;
    }

    void all(int count) throws Exception {
        one(firstSeed - 1);
        Held before = Held.settled(new Held(List.of(), List.of()));
        for (int i = 0; i < count; i++) {
            one(firstSeed + i);
            if (i % 50 == 49 || i == count - 1) {
                Held after = Held.settled(before);
                assertThat(after.exceeds(before))
                        .as("after seed %d: before %s, after %s", firstSeed + i, before, after)
                        .isFalse();
            }
        }
        System.err.printf(
                "chaos: %d runs, %d observations, %d of them failures; worst end after the budget: %d ms%n",
                count, observations, failures, worst.toMillis());
    }

    private void one(long seed) throws Exception {
        Duration budget = Duration.ofMillis(new Random(seed).nextLong(shortest.toMillis(), longest.toMillis()));
        try (var chaos = new ChaosNetwork(seed, budget)) {
            String what = "seed " + seed + ", " + chaos;
            long began = System.nanoTime();
            Run run = chaos.site()
                    .start(Answers.UNKNOWN, Machine.UNKNOWN, List.of(), event -> {})
                    .await();
            Duration over = Duration.ofNanos(System.nanoTime() - began).minus(budget);
            assertThat(over).as(what).isLessThan(SLACK);
            worst = over.compareTo(worst) > 0 ? over : worst;
            byte[] json = RunJson.write(run);
            assertThat(RunSchema.complaints(new String(json, StandardCharsets.UTF_8)))
                    .as(what)
                    .isEmpty();
            assertThat(RunJson.read(json, what)).as(what).isEqualTo(run);
            for (Observation each : run.observations()) {
                observations++;
                failures += each.ok() ? 0 : 1;
                assertThat(each.failure() != null && each.failure().type() == FailureClass.INTERNAL)
                        .as("%s: a fault of ours: %s %s", what, each.id(), each.failure())
                        .isFalse();
            }
        }
    }
}
