// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Cause;
import app.clearline.model.Conclusion;
import app.clearline.run.Wishes;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest {

    private final Shell shell = new Shell();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"WORKS,0", "WORKS_WITH_LIMITS,1", "DOES_NOT_WORK,2", "CANNOT_TELL,3"})
    void theExitCodeIsTheConclusion(Conclusion conclusion, int code) {
        shell.engine.conclusion = conclusion;

        assertThat(shell.run("check")).isEqualTo(code);
        assertThat(shell.engine.closed).isEqualTo(1);
    }

    @Test
    void eachRowIsSaidOnceAndRowsThatDoNotApplyComeLast() {
        shell.run("check");

        List<String> rows = shell.out()
                .lines()
                .filter(line -> line.contains("UDP 3478") || line.contains("No login"))
                .toList();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).startsWith("  ✓ Passed ").contains("UDP 3478 is open — ");
        assertThat(rows.get(1)).isEqualTo("      · No login");
        assertThat(shell.err()).isEmpty();
    }

    @Test
    void aCauseIsToldWithTheRuleThatIsNeeded() {
        shell.engine.conclusion = Conclusion.WORKS_WITH_LIMITS;
        shell.engine.observations = List.of(Samples.SILENT);

        assertThat(shell.run("check")).isEqualTo(1);
        assertThat(shell.out()).contains("✗ ", "udp-blocked", "Rule: allow outbound UDP 3478 to any");
    }

    @Test
    void wishesReachTheEngine() {
        assertThat(shell.run(
                        "check",
                        "--service=practice",
                        "--quality=0",
                        "--budget=7",
                        "--practice-fault=udp-blocked,dns-broken"))
                .isZero();

        assertThat(shell.engine.wishes)
                .isEqualTo(new Wishes(
                        Duration.ofSeconds(7),
                        Duration.ZERO,
                        false,
                        null,
                        Set.of(Cause.UDP_BLOCKED, Cause.DNS_BROKEN)));
        assertThat(Objects.requireNonNull(shell.engine.opened).id()).isEqualTo("practice");
    }

    @Test
    void aResolverOverHttpsIsAskedOnlyWhereItIsNamed() {
        assertThat(shell.run("check")).isZero();
        assertThat(Objects.requireNonNull(shell.engine.wishes).overHttps()).isNull();
        assertThat(shell.run("check", "--doh=https://dns.example/dns-query{?dns}"))
                .isZero();
        assertThat(Objects.requireNonNull(shell.engine.wishes).overHttps())
                .isEqualTo(URI.create("https://dns.example/dns-query"));
    }

    @Test
    void documentsAreWrittenAlsoWhenCallsDoNotWork() throws Exception {
        shell.engine.conclusion = Conclusion.DOES_NOT_WORK;
        shell.engine.observations = List.of(Samples.SILENT);
        Path json = folder.resolve("run.json");
        Path text = folder.resolve("run.txt");

        assertThat(shell.run("check", "--json", json.toString(), "--text", text.toString()))
                .isEqualTo(2);

        assertThat(json).content().contains("clearline-run/1");
        assertThat(text).isNotEmptyFile();
        assertThat(shell.out()).contains("Written: " + json, "Written: " + text);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(json, text);
        }
    }

    @Test
    void whereTheDocumentTakesStandardOutputPeopleReadStandardError() {
        assertThat(shell.run("check", "--json", "-")).isZero();

        assertThat(shell.out()).startsWith("{").contains("clearline-run/1").doesNotContain("UDP 3478 is open —");
        assertThat(shell.err()).contains("UDP 3478 is open —");
    }

    @Test
    void eventsAreOneObjectALine() {
        shell.engine.observations = List.of(Samples.SILENT);
        shell.run("check", "--events");

        assertThat(shell.out().lines())
                .containsExactly(
                        "{\"event\":\"started\",\"step\":\"stun-udp@192.0.2.7:3478\",\"atMs\":3}",
                        "{\"event\":\"ended\",\"step\":\"stun-udp@192.0.2.7:3478\",\"probe\":\"stun-udp\",\"startedMs\":3,"
                            + "\"durationMs\":40,\"ok\":false,\"failure\":{\"class\":\"timeout\",\"detail\":\"no"
                            + " answer from 192.0.2.7\"}}");
        assertThat(shell.err()).contains("UDP 3478 is open —");
    }
}
