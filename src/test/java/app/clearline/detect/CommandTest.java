// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CommandTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    @BeforeAll
    static void systemsWithPrograms() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh here");
    }

    @Test
    void outputComesBackWithinItsBound() throws Exception {
        assertThat(Command.output(16, "/bin/echo", "a", "b; c")).contains("a b; c\n");
        assertThat(Command.output(7, "/bin/echo", "a", "b; c")).contains("a b; c\n");
        assertThat(Command.output(6, "/bin/echo", "a", "b; c")).isEmpty();
        assertThat(Command.output(16, "/nowhere/at/all")).isEmpty();
        assertThat(Command.output(16, "/bin/sh", "-c", "echo a; exit 1")).isEmpty();
        assertThat(Command.output(16, "/bin/cat")).contains("");
    }

    @Test
    void slowOrEndlessProgramsAreEnded() throws Exception {
        long start = System.nanoTime();
        assertThat(Command.output(16, SHORT, List.of("/bin/sleep", "60"))).isEmpty();
        assertThat(Command.output(16, SHORT, List.of("/bin/sh", "-c", "sleep 60 & sleep 60")))
                .isEmpty();
        assertThat(Command.output(4096, SHORT, List.of("/bin/cat", "/dev/zero")))
                .isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
            if (child.info().command().orElse("").endsWith("sleep")) {
                assertThat(child.onExit().get(5, TimeUnit.SECONDS).isAlive()).isFalse();
            }
        }
    }
}
