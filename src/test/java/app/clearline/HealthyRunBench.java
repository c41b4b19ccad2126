// SPDX-License-Identifier: Apache-2.0
package app.clearline;

import app.clearline.model.Answers;
import app.clearline.model.Machine;
import app.clearline.model.Observation;
import app.clearline.model.Run;
import app.clearline.run.Checkup;
import app.clearline.run.Site;
import app.clearline.run.Surroundings;
import app.clearline.run.Wishes;
import app.clearline.service.Profiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How well the steps of a healthy run go side by side: its wall time against its slowest single step, in the same run.
/// And how soon a run that is stopped has ended. Prints; fails for nothing.
@Tag("bench")
class HealthyRunBench {

    private static final int WARM_UP = 4;
    private static final int ROUNDS = 15;
    private static final Wishes WISHES = new Wishes(Duration.ofSeconds(30), Duration.ZERO, false, null, Set.of());

    @Test
    void wallTimeAgainstTheSlowestStep() throws Exception {
        var ratios = new ArrayList<Double>();
        var walls = new ArrayList<Double>();
        try (Site site = site()) {
            for (int round = 0; round < WARM_UP + ROUNDS; round++) {
                Run run = site.start(Answers.UNKNOWN, Machine.UNKNOWN, List.of(), event -> {})
                        .await();
                Observation slowest = Collections.max(run.observations(), Comparator.comparing(Observation::took));
                double wall = millis(run.took());
                if (round >= WARM_UP) {
                    walls.add(wall);
                    ratios.add(wall / millis(slowest.took()));
                }
                if (round == WARM_UP + ROUNDS - 1) {
                    System.err.printf("slowest step: %s, %.0f ms%n", slowest.id(), millis(slowest.took()));
                }
            }
        }
        System.err.printf("healthy practice run: median %.0f ms%n", median(walls));
        System.err.printf(
                "wall time / slowest step: median %.2f, worst %.2f%n", median(ratios), Collections.max(ratios));
    }

    @Test
    void stopping() throws Exception {
        var ends = new ArrayList<Double>();
        try (Site site = site()) {
            for (int round = 0; round < ROUNDS; round++) {
                Checkup checkup = site.start(Answers.UNKNOWN, Machine.UNKNOWN, List.of(), event -> {});
                Thread.sleep(5);
                long began = System.nanoTime();
                checkup.cancel();
                checkup.await();
                ends.add(millis(Duration.ofNanos(System.nanoTime() - began)));
            }
        }
        System.err.printf(
                "stopped run ended after: median %.1f ms, worst %.1f ms%n", median(ends), Collections.max(ends));
    }

    private static Site site() throws Exception {
        return new App().open(Profiles.find("practice"), WISHES, Surroundings.DEFAULT);
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().toList().get(figures.size() / 2);
    }
}
