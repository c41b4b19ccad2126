// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import javafx.animation.AnimationTimer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How long the window's thread is busy from one frame to the next while checks stream into the list with the details
/// open beside it, and when the first row has its result. Prints figures; never fails on them.
@Tag("bench")
class FrameBench {

    private static final int ROUNDS = 3;

    @Test
    void whileChecksStream() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            try (Robot robot = Robot.open()) {
                robot.engine.pace = Duration.ofMillis(10);
                Service largest = Robot.fx(() -> robot.model.services.stream()
                        .max((a, b) -> Integer.compare(
                                a.requirements().size(), b.requirements().size()))
                        .orElseThrow());
                // The page is built and the service ready, as it is when the button is pressed.
                robot.interact(() -> robot.model.choose(largest));
                robot.until(() -> robot.model.checks.progress().get().phase() == Progress.Phase.READY);
                var frames = Collections.synchronizedList(new ArrayList<Long>());
                var first = new AtomicLong();
                AnimationTimer timer = Robot.fx(() -> timer(frames));
                long pressed = System.nanoTime();
                Robot.fx(() -> {
                    timer.start();
                    robot.model.checks.progress().addListener((at, was, is) -> {
                        if (is.phase().underWay() && is.rowsEnded() > 0) {
                            first.compareAndSet(0, System.nanoTime());
                        }
                    });
                    robot.model.go(Place.CHECKS);
                    return true;
                });
                // The list is there to be looked up once the first pulse has laid it out.
                robot.until(() -> robot.lookup("#row-udp-3478").tryQuery().isPresent());
                robot.interact(() -> ((CheckRow) robot.lookup("#row-udp-3478").query()).fire());
                robot.ended();
                Robot.fx(() -> {
                    timer.stop();
                    return true;
                });
                print(round, largest, frames, first.get() - pressed);
                assertThat(frames).hasSizeGreaterThan(10);
            }
        }
    }

    private static AnimationTimer timer(List<Long> frames) {
        return new AnimationTimer() {
            @Override
            public void handle(long now) {
                frames.add(System.nanoTime());
            }
        };
    }

    private static void print(int round, Service service, List<Long> frames, long first) {
        var gaps = new ArrayList<Double>();
        for (int i = 1; i < frames.size(); i++) {
            gaps.add((frames.get(i) - frames.get(i - 1)) / 1e6);
        }
        Collections.sort(gaps);
        System.err.println(String.format(
                Locale.ROOT,
                "frames, round %d: %d rows; %d frames; median %.1f ms, 95 %% %.1f ms, longest %.1f ms;"
                        + " first row after %.0f ms",
                round,
                service.requirements().size(),
                gaps.size(),
                gaps.get(gaps.size() / 2),
                gaps.get(gaps.size() * 95 / 100),
                gaps.getLast(),
                first / 1e6));
    }
}
