// SPDX-License-Identifier: Apache-2.0
package app.clearline.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every scenario of the lab, judged by the packaged program: a test each. Where the machine cannot have a lab (no
/// Linux, not root, no packages), one skipped test tells why. What comes out wrong beside another network is tried once
/// more alone, and the log tells both. `-Dlab.only=NAME,NAME` tries some of them.
@Tag("real")
class LabTest {

    private static final Path LAB = Path.of("src/test/lab/run").toAbsolutePath();
    private static final Path PROGRAM =
            Path.of("target/clearline/bin/clearline").toAbsolutePath();
    private static final Path OUT = Path.of("target/lab/verify").toAbsolutePath();
    private static final int IMPOSSIBLE = 69;
    private static final int LONGEST_MINUTES = 30;
    private static final int CLEANING_SECONDS = 30;

    @TestFactory
    Stream<DynamicTest> scenarios() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PROGRAM), "the program is not packaged: " + PROGRAM);
        Path log = Files.createDirectories(OUT).resolve("output.log");
        int ended = run(log);
        if (ended == IMPOSSIBLE) {
            return abort(Files.readString(log).strip());
        }
        assertThat(ended).as("how the lab ended: %s", end(log)).isIn(0, 1);
        List<JsonNode> results = results();
        assertThat(results).as("the results of %s", log).isNotEmpty();
        return results.stream().map(result -> dynamicTest(text(result, "name"), () -> judge(result)));
    }

    /// The exit code of a whole run; what it made is removed, also where it takes too long.
    private static int run(Path log) throws IOException, InterruptedException {
        Files.deleteIfExists(OUT.resolve("scoreboard.json"));
        List<String> command = new ArrayList<>(List.of(LAB.toString(), "--again", "--into", OUT.toString()));
        for (String name : System.getProperty("lab.only", "").split(",", -1)) {
            command.addAll(name.isEmpty() ? List.of() : List.of("--only", name));
        }
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("CLEARLINE", PROGRAM.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process lab = builder.start();
        var ending = new Thread(lab::destroy);
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            boolean ended = lab.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
            assertThat(ended)
                    .as("the lab ends within %d minutes; so far: %s", LONGEST_MINUTES, end(log))
                    .isTrue();
            return lab.exitValue();
        } finally {
            Runtime.getRuntime().removeShutdownHook(ending);
            lab.destroy();
            if (!lab.waitFor(CLEANING_SECONDS, TimeUnit.SECONDS)) {
                lab.destroyForcibly();
            }
        }
    }

    private static List<JsonNode> results() throws IOException {
        String board = Files.readString(OUT.resolve("scoreboard.json"));
        return JsonMapper.shared()
                .readTree(board)
                .get("scenarios")
                .valueStream()
                .toList();
    }

    private static void judge(JsonNode result) {
        if (text(result, "state").equals("pending")) {
            abort("pending: " + text(result, "pending"));
        }
        assertThat(result.get("wrongs").valueStream().map(JsonNode::asString))
                .as(
                        "%s%nexpected %s%ngot %s%n%s",
                        text(result, "title"),
                        text(result, "expected"),
                        text(result, "got"),
                        OUT.resolve("runs").resolve(text(result, "name") + ".json"))
                .isEmpty();
        assertThat(text(result, "state")).isEqualTo("right");
    }

    private static String text(JsonNode result, String key) {
        return result.get(key).asString();
    }

    /// The last lines of a log.
    private static String end(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
    }
}
