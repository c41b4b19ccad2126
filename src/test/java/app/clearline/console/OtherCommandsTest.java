// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.service.Profiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherCommandsTest {

    private final Shell shell = new Shell();

    @Test
    void theVersionNamesTheProgram() {
        assertThat(shell.run("--version")).isZero();
        assertThat(shell.out()).containsPattern("clearline [0-9]+\\.[0-9]+\\.[0-9]+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "check --help",
                "report --help",
                "services --help",
                "services show --help",
                "detect --help",
                "history --help",
                "history compare --help",
                "settings --help",
                "settings set --help"
            })
    void helpHasTextsForEverything(String words) {
        assertThat(shell.run(words.split(" ", -1))).isZero();
        assertThat(shell.out()).contains("Usage: clearline").doesNotContain("${", "console.", "%n");
    }

    @Test
    void theBuiltInServicesAreListed() throws Exception {
        assertThat(shell.run("services")).isZero();
        assertThat(shell.out().lines().map(line -> line.split(" ", -1)[0]))
                .containsExactlyElementsOf(Profiles.builtIn());
        String list = shell.out();
        assertThat(shell.run("services", "list")).isZero();
        assertThat(shell.out()).isEqualTo(list);
    }

    @Test
    void aServiceIsShownWithAllItsEndpointsAndRequirements() throws Exception {
        assertThat(shell.run("services", "show", "opentok")).isZero();
        var service = Profiles.find("opentok");
        assertThat(service.requirements()).isNotEmpty();
        service.requirements().forEach(row -> assertThat(shell.out()).contains("    " + row.id() + " ["));
        service.endpoints().forEach(e -> assertThat(shell.out()).containsPattern("    " + e.id() + " +" + e.at()));
    }

    @Test
    void detectionIsPrintedAndWritten(@TempDir Path folder) {
        assertThat(shell.run("detect")).isZero();
        assertThat(shell.out()).contains("desk-7", "edge.exe", "HTTP proxy.example:3128", "*.local", "10.1.2.1");
        assertThat(shell.out()).contains("WebRtcUdpPortRange = 20000-20100", "Tailscale · program tailscaled");

        Path json = folder.resolve("machine.json");
        assertThat(shell.run("detect", "--json", json.toString())).isZero();
        assertThat(json)
                .content()
                .contains("\"link\" : \"\"", "\"host\" : \"desk-7\"", "\"at\" : \"proxy.example:3128\"");
        assertThat(shell.run("detect", "--json", "-")).isZero();
        assertThat(json).hasContent(shell.out());
    }

    @Test
    void aSavedRunIsOpenedAndWrittenAgain(@TempDir Path folder) {
        Path saved = folder.resolve("run.json");
        Path again = folder.resolve("again.json");
        shell.run("check", "--json", saved.toString());

        assertThat(shell.run("report", saved.toString(), "--json", again.toString()))
                .isZero();
        assertThat(again).hasSameTextualContentAs(saved);
        assertThat(shell.out()).contains("Written: " + again);
        assertThat(shell.run("report", saved.toString())).isZero();
        assertThat(shell.out()).contains("Sample Video", "UDP 3478 is open");
    }

    @Test
    void twoSavedRunsAreCompared(@TempDir Path folder) {
        Path saved = folder.resolve("run.json");
        Path page = folder.resolve("page.html");
        shell.run("check", "--json", saved.toString());

        assertThat(shell.run("report", saved.toString(), "--compare", saved.toString()))
                .isZero();
        assertThat(shell.out()).contains("Compared with an earlier run", "The same headline", "0 broken");
        assertThat(shell.run("report", saved.toString(), "--compare", saved.toString(), "--html", page.toString()))
                .isZero();
        assertThat(shell.out()).contains("Written: " + page).doesNotContain("Compared");
        assertThat(page).content().contains("Compared with an earlier run");
        assertThat(shell.run("report", saved.toString(), "--compare", saved.toString(), "--json", "-"))
                .isEqualTo(64);
        assertThat(shell.run(
                        "report",
                        saved.toString(),
                        "--compare",
                        folder.resolve("none.json").toString()))
                .isEqualTo(64);
    }

    @Test
    void theRequestForAnAdministratorIsWrittenForTheirProduct(@TempDir Path folder) {
        Path saved = folder.resolve("run.json");
        Path request = folder.resolve("request.txt");
        shell.run("check", "--json", saved.toString());

        assertThat(shell.run("report", saved.toString(), "--request", request.toString(), "--product", "fortigate"))
                .isZero();
        assertThat(shell.out()).contains("Written: " + request).doesNotContain("UDP 3478 is open");
        assertThat(request).content().startsWith("Request for a change").contains("Sample Video");
        assertThat(shell.run("report", saved.toString(), "--request", "-")).isZero();
        assertThat(shell.out()).startsWith("Request for a change");
    }

    @Test
    void aFaultOfOursIsSaidToBeOurs() {
        shell.engine.broken = true;

        assertThat(shell.run("check")).isEqualTo(70);
        assertThat(shell.err()).contains("a fault of ours");
    }
}
