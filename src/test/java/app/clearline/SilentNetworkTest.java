// SPDX-License-Identifier: Apache-2.0
package app.clearline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A network in which everything is silently dropped: a namespace of its own whose only way out leads to a gateway that
/// is not there. The program itself is run, against the real service's names, none of which it can reach.
@Tag("real")
class SilentNetworkTest {

    private static final Path PROGRAM =
            Path.of("target/clearline/bin/clearline").toAbsolutePath();
    private static final String DEAD_WAY_OUT = "ip link set lo up && ip link add out0 type veth peer name void0"
            + " && ip link set out0 up && ip link set void0 up && ip address add 192.0.2.2/24 dev out0"
            + " && ip neighbour add 192.0.2.1 lladdr 02:00:00:00:00:01 dev out0"
            + " && ip route add default via 192.0.2.1";

    @TempDir
    Path folder;

    @Test
    void everythingDroppedEndsInTimeAndIsNoNetwork() throws IOException, InterruptedException {
        JsonNode run = check(DEAD_WAY_OUT);
        assertThat(run.get("conclusion").asString()).isEqualTo("does-not-work");
        assertThat(run.get("causes").get(0).get("id").asString()).isEqualTo("no-network");
        assertThat(run.get("causes")).hasSize(1);
        assertThat(Duration.ofMillis(run.get("durationMs").asLong())).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void noInterfaceIsNoNetwork() throws IOException, InterruptedException {
        JsonNode run = check("true");
        assertThat(run.get("conclusion").asString()).isEqualTo("does-not-work");
        assertThat(run.get("causes").get(0).get("id").asString()).isEqualTo("no-network");
    }

    private JsonNode check(String network) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PROGRAM), "the program is not packaged yet");
        assumeTrue(Files.isWritable(Path.of("/proc/1/oom_score_adj")), "namespaces need root on Linux");
        Path json = folder.resolve("run.json");
        String command = network + " && exec " + PROGRAM + " check --service opentok --quality 0 --json " + json;
        Process process = new ProcessBuilder(List.of("unshare", "--net", "--mount", "sh", "-c", command))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        try {
            assertThat(process.waitFor(90, TimeUnit.SECONDS))
                    .as("ends by itself")
                    .isTrue();
            assertThat(process.exitValue())
                    .as(Files.readString(folder.resolve("out.txt")))
                    .isEqualTo(2);
        } finally {
            process.destroyForcibly();
        }
        return new ObjectMapper().readTree(Files.readString(json));
    }
}
