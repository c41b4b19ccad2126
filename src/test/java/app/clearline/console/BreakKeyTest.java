// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run that is told to end, as Ctrl-C does it, in a process of its own.
@Tag("real")
class BreakKeyTest {

    /// The command line over a run that does not end by itself.
    static final class Endless {

        private Endless() {}

        public static void main(String[] args) {
            var engine = new FakeEngine();
            engine.endless = true;
            System.exit(Console.run(engine, args, System.out, System.err, Map.of()));
        }
    }

    @Test
    void endsTheRunAndLeavesNoFile(@TempDir Path folder) throws Exception {
        assumeTrue(Files.exists(Path.of("/bin/sh")), "a system with signals");
        Path json = folder.resolve("run.json");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Endless.class.getName(),
                        "check",
                        "--events",
                        "--json",
                        json.toString())
                .redirectErrorStream(true)
                .start();
        try (var lines = new BufferedReader(new InputStreamReader(program.getInputStream(), UTF_8))) {
            String line = lines.readLine();
            while (line != null && !line.startsWith("{\"event\":\"started\"")) {
                line = lines.readLine();
            }
            assertThat(line).as("the run is under way").isNotNull();
            // Of the process only: what it still says is read.
            assertThat(program.toHandle().destroy()).isTrue();
            assertThat(lines.lines()).contains("clearline: stopped; nothing was written");
            assertThat(program.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(program.exitValue()).isEqualTo(128 + 15);
        } finally {
            program.destroyForcibly();
        }
        assertThat(folder).isEmptyDirectory();
    }
}
