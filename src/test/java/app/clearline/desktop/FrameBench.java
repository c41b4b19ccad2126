// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import app.clearline.model.Service;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// How long the window's thread is busy from one frame to the next while checks stream into the list with the details
/// open beside it, and when the first row has its result. Prints figures; never fails on them.
///
/// The headless platform copies every dot of a frame by itself, on this thread, which no other does: the empty window
/// tells what that costs. What a person would see is measured on a display in memory, where there is one. Where the
/// machine is shared, what the thread was at work tells more than the time that went by.
@Tag("bench")
class FrameBench {

    private static final String FRAMES = "frames, ";
    private static final double LATE = 100;
    private static final int EMPTY = 60;
    /// How long the other process may take, in seconds.
    private static final int MOST = 180;
    /// The press itself, the pulse that lays the page out, and the one after.
    private static final int OPENING = 3;

    @Test
    void headless() throws Exception {
        whileChecksStream();
    }

    /// In a process of its own: the toolkit has one platform in its life.
    @Test
    void onADisplay() throws Exception {
        Optional<Display> shown = Display.open();
        assumeThat(shown).as("Xvfb is installed and starts").isPresent();
        try (Display display = shown.orElseThrow()) {
            var building = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/java",
                            "--enable-native-access=ALL-UNNAMED",
                            "-Dprism.order=sw",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            FrameBench.class.getName())
                    .redirectErrorStream(true);
            building.environment().put("DISPLAY", display.name());
            Process other = building.start();
            CompletableFuture.delayedExecutor(MOST, TimeUnit.SECONDS).execute(other::destroyForcibly);
            List<String> said = other.inputReader()
                    .lines()
                    .filter(line -> line.startsWith(FRAMES))
                    .toList();
            said.forEach(System.err::println);
            assertThat(other.waitFor()).isZero();
            assertThat(said).isNotEmpty();
        }
    }

    /// What the other process does.
    public static void main(String[] args) throws Exception {
        // The toolkit's threads would keep the process, also where something goes wrong.
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            thrown.printStackTrace();
            System.exit(1);
        });
        whileChecksStream();
        System.exit(0);
    }

    private static void whileChecksStream() throws Exception {
        walked("cold: the first window of the process", true);
        walked("warm", true);
        walked("warm", true);
        walked("warm, pressed at once", false);
        empty();
    }

    /// @param questions whether the person goes through the questions, or straight to the checks
    private static void walked(String how, boolean questions) throws Exception {
        try (Robot robot = Robot.open()) {
            robot.engine.pace = Duration.ofMillis(10);
            Service largest = Robot.fx(() -> robot.model.services.stream()
                    .max(Comparator.comparing(each -> each.requirements().size()))
                    .orElseThrow());
            robot.interact(() -> robot.model.choose(largest));
            if (questions) {
                Ahead ahead = Robot.fx(robot.shell::ahead);
                robot.interact(() -> robot.model.go(Place.BROWSER));
                robot.until(() -> robot.model.checks.progress().get().phase() == Progress.Phase.READY);
                robot.interact(() -> robot.model.go(Place.PROXY));
                robot.until(() -> ahead.ready(Place.CHECKS));
            }
            var pulses = new Pulses();
            robot.interact(pulses::start);
            robot.until(() -> pulses.count() > 2);
            var first = new AtomicLong();
            var from = new AtomicLong();
            long pressed = System.nanoTime();
            Robot.fx(() -> {
                from.set(pulses.count() - 1);
                robot.model.checks.progress().addListener((at, was, is) -> {
                    if (is.phase() == Progress.Phase.RUNNING && is.rowsEnded() > 0) {
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
            robot.interact(pulses::stop);
            int open = from.intValue() + OPENING;
            say(how + ": the page opens", pulses, from.intValue(), open);
            int steps = robot.model.checks.progress().get().total();
            say(how + ": " + steps + " checks stream", pulses, open, pulses.count());
            print(String.format(
                    Locale.ROOT, "%s: first row after %.0f ms", how, (pulses.after(first.get()) - pressed) / 1e6));
            assertThat(pulses.count()).isGreaterThan(10);
        }
    }

    /// A window of the same size of which all changes at each frame.
    private static void empty() throws Exception {
        FxToolkit.registerPrimaryStage();
        Stage stage = FxToolkit.registerStage(Stage::new);
        var pulses = new Pulses();
        Robot.fx(() -> {
            var all = new StackPane();
            stage.setScene(new Scene(all, 960, 720));
            stage.show();
            all.getScene()
                    .addPreLayoutPulseListener(
                            () -> all.getScene().setFill(pulses.count() % 2 == 0 ? Color.WHITE : Color.BLACK));
            pulses.start();
            return true;
        });
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> Robot.fx(() -> pulses.count() > EMPTY));
        Robot.fx(() -> {
            pulses.stop();
            stage.hide();
            return true;
        });
        say("an empty window", pulses, 0, pulses.count());
    }

    private static void say(String what, Pulses pulses, int from, int to) {
        print(String.format(
                Locale.ROOT,
                "%s: %d frames, %d over %.0f ms; from one to the next %s; of that at work %s",
                what,
                to - from,
                pulses.frames(from, to).over(LATE),
                LATE,
                pulses.frames(from, to),
                pulses.busy(from, to)));
    }

    private static void print(String words) {
        boolean headless = "Headless".equals(System.getProperty("glass.platform"));
        System.err.println(FRAMES + (headless ? "headless, " : "on a display, ") + words);
    }
}
