// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever is wrong with the command line: 64, a message that names it, and nothing was run.
class MisuseTest {

    private final Shell shell = new Shell();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "check --frobnicate | --frobnicate",
                "check surplus | surplus",
                "check --service nowhere | nowhere",
                "check --browser lynx | \"lynx\" is not one of: chrome",
                "check --browser chrome:x | not a version: \"x\"",
                "check --os beos | \"beos\" is not one of: windows",
                "check --proxy sometimes | \"sometimes\" is not one of: system",
                "check --proxy none:8080 | \"none:8080\" is not one of: system",
                "check --proxy http://proxy.example | not HOST:PORT: \"proxy.example\"",
                "check --proxy http://proxy.example:70000 | not a port from 1 to 65535: 70000",
                "check --proxy http://proxy.example:0 | not a port from 1 to 65535: 0",
                "check --proxy http://proxy.example:1x | not HOST:PORT",
                "check --proxy pac:file:///etc/passwd | not the http or https address of a PAC file",
                "check --proxy-auth magic | \"magic\" is not one of: none, basic",
                "check --proxy none --proxy-auth basic | --proxy-auth basic needs a proxy",
                "check --inspection perhaps | \"perhaps\" is not one of: yes, no, unknown",
                "check --quality -1 | --quality takes 0 to 3600 seconds",
                "check --budget 0 | --budget takes 1 to 3600 seconds",
                "check --budget soon | --budget: \"soon\" is not a whole number",
                "check --quality much | --quality: \"much\" is not a whole number",
                "check --watch 1.5 | --watch: \"1.5\" is not a whole number",
                "check --watch 5 --looks 99999999999 | --looks: \"99999999999\" is not a whole number",
                "respond --rate x | --rate: \"x\" is not a whole number",
                "check --doh http://dns.example/dns-query | --doh needs the address",
                "check --doh https://me:secret@dns.example/ | --doh needs the address",
                "check --doh https:///dns-query | --doh needs the address",
                "check --doh https://dns.example:70000/ | --doh needs the address",
                "check --doh nonsense | --doh needs the address",
                "check --practice-fault udp-blocked | works with --service practice only",
                "check --service practice --practice-fault gremlins | cannot show gremlins; it can show:"
                        + " captive-portal",
                "check --service practice --practice-fault ipv6-broken | cannot show ipv6-broken; it can show:"
                        + " captive-portal",
                "check --public-roots missing.pem | there is no file missing.pem",
                "check --turn-credentials src | src is not a file",
                "check --pdf nowhere/report.pdf | there is no folder",
                "check --pdf src | src is a folder",
                "check --pdf - | --pdf needs a file",
                "check --json - --text - | --text: standard output is taken already",
                "check --events --json - | --json: standard output is taken already",
                "report | RUN.json",
                "report run.json --product fortigate | --product goes with --request",
                "report run.json --request - --product nobody | nobody is not one of: Cisco ASA",
                "report run.json --request - --product cisco | cisco is not one of: Cisco ASA",
                "report run.json --request nowhere/request.txt | there is no folder",
                "report run.json --request - --text - | --text: standard output is taken already",
                "report missing.json | there is no file missing.json",
                "services check missing.yaml | missing.yaml",
                "frobnicate | frobnicate",
            })
    void isNamedAndNothingRuns(String words, String named) {
        assertThat(shell.run(words.split(" ", -1))).isEqualTo(64);
        assertThat(shell.err()).startsWith("clearline: ").contains(named);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.engine.opened).isNull();
    }

    @Test
    void aPasswordInTheProxyIsNotRepeated() {
        assertThat(shell.run("check", "--proxy", "http://ada:lovelace@proxy.example:3128"))
                .isEqualTo(64);
        assertThat(shell.err()).contains("CLEARLINE_PROXY_PASSWORD").doesNotContain("lovelace");
    }

    @Test
    void halfOfTheCredentialsIsNotEnough() {
        shell.environment.put("CLEARLINE_PROXY_USER", "ada");

        assertThat(shell.run("check", "--proxy-auth", "basic")).isEqualTo(64);
        assertThat(shell.err()).contains("only one of them is set");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'username':'u','password':'s3cret' | :1:36: this is no JSON",
                "{'username':'u','password':s3cret} | this is no JSON",
                "{'username':'s3cret'} | 'password' is missing",
                "{'username':'u','password':['s3cret']} | 'password' is missing",
                "['s3cret'] | 'username' is missing",
            })
    void brokenCredentialsAreToldWithoutTheirContent(String json, String told) throws Exception {
        Path file = Files.writeString(folder.resolve("turn.json"), json.replace('\'', '"'));

        assertThat(shell.run("check", "--turn-credentials", file.toString())).isEqualTo(64);
        assertThat(shell.err())
                .contains(file.toString(), told.replace('\'', '"'))
                .doesNotContain("s3cret");
    }

    @Test
    void aFileOfNoCertificatesIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("roots.pem"), "-----BEGIN CERTIFICATE-----\nnonsense\n");

        assertThat(shell.run("check", "--system-roots", file.toString())).isEqualTo(64);
        assertThat(shell.err()).contains(file + " holds no certificates in PEM");
    }

    @Test
    void aBrokenProfileIsToldWithItsPlace() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "id: mine\nnonsense: [1, 2]\n");

        assertThat(shell.run("check", "--service", file.toString())).isEqualTo(64);
        assertThat(shell.err()).containsPattern("mine\\.yaml:[0-9]+:[0-9]+: ");
        assertThat(shell.run("services", "check", file.toString())).isEqualTo(64);
        assertThat(shell.err()).containsPattern("mine\\.yaml:[0-9]+:[0-9]+: ");
    }
}
