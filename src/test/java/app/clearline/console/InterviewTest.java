// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Answers;
import app.clearline.model.Browser;
import app.clearline.model.BrowserName;
import app.clearline.model.Credentials;
import app.clearline.model.HostPort;
import app.clearline.model.Known;
import app.clearline.model.Machine;
import app.clearline.model.OsName;
import app.clearline.model.ProxyLogin;
import app.clearline.model.ProxySetting;
import app.clearline.model.Version;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the answers are that a run is started with.
class InterviewTest {

    private final Shell shell = new Shell();

    @Test
    void whatNobodySaysIsDetected() {
        Answers answers = answers();

        assertThat(answers.browser()).isEqualTo(new Browser(BrowserName.EDGE, new Version("130.0")));
        assertThat(answers.os().name()).isEqualTo(OsName.WINDOWS);
        assertThat(answers.proxy()).isEqualTo(new ProxySetting.Http(new HostPort("proxy.example", 3128)));
        assertThat(answers.login()).isEqualTo(ProxyLogin.UNKNOWN);
        assertThat(answers.inspection()).isEqualTo(Known.UNKNOWN);
        assertThat(answers.detected()).containsExactlyInAnyOrder("browser", "os", "proxy");
    }

    @Test
    void whatIsSaidOverrules() {
        Answers answers = answers(
                "--browser=Firefox:133.0",
                "--os=macos:15.1",
                "--proxy=pac:http://wpad.example/p.pac",
                "--proxy-auth=ntlm",
                "--inspection=yes");

        assertThat(answers.browser()).isEqualTo(new Browser(BrowserName.FIREFOX, new Version("133.0")));
        assertThat(answers.os().name()).isEqualTo(OsName.MACOS);
        assertThat(answers.proxy()).isEqualTo(new ProxySetting.Pac(URI.create("http://wpad.example/p.pac")));
        assertThat(answers.login()).isEqualTo(ProxyLogin.NTLM);
        assertThat(answers.inspection()).isEqualTo(Known.YES);
        assertThat(answers.detected()).isEmpty();
    }

    @Test
    void aProductWithoutItsVersionHasTheOneInstalledHere() {
        assertThat(answers("--browser=chrome").browser().version()).isEqualTo(new Version("131.0"));
        assertThat(answers("--browser=chrome", "--os=macos").browser().version())
                .isNull();
        assertThat(answers("--browser=safari").browser().version()).isNull();
    }

    @Test
    void noProxyFoundIsNoProxyAndNothingKnownIsUnknown() {
        shell.engine.machine = Machine.UNKNOWN;
        Answers answers = answers();

        assertThat(answers.proxy()).isEqualTo(new ProxySetting.None());
        assertThat(answers.login()).isEqualTo(ProxyLogin.NONE);
        assertThat(answers.browser()).isEqualTo(Browser.UNKNOWN);
        assertThat(answers.detected()).containsExactly("proxy");
    }

    @Test
    void everyKindOfProxyCanBeNamed() {
        assertThat(answers("--proxy=none").proxy()).isEqualTo(new ProxySetting.None());
        assertThat(answers("--proxy=transparent").proxy()).isEqualTo(new ProxySetting.Transparent());
        assertThat(answers("--proxy=unknown").proxy()).isEqualTo(new ProxySetting.Unknown());
        assertThat(answers("--proxy=socks://[2001:db8::1]:1080").proxy())
                .isEqualTo(new ProxySetting.Socks(new HostPort("2001:db8::1", 1080)));
        assertThat(answers("--proxy=http://proxy.example:3128/").proxy())
                .isEqualTo(new ProxySetting.Http(new HostPort("proxy.example", 3128)));
    }

    @Test
    void credentialsComeFromTheEnvironmentAndTheFileAndAreForgotten(@TempDir Path folder) throws Exception {
        shell.environment.put("CLEARLINE_PROXY_USER", "ada");
        shell.environment.put("CLEARLINE_PROXY_PASSWORD", "lovelace");
        Path turn = Files.writeString(folder.resolve("t.json"), "{\"username\":\"1:u\",\"password\":\"p\"}");
        answers("--proxy-auth=basic", "--turn-credentials=" + turn);

        var surroundings = Objects.requireNonNull(shell.engine.surroundings);
        assertUser(surroundings.proxy(), "ada", 8);
        assertUser(surroundings.turn(), "1:u", 1);
        assertThat(shell.out() + shell.err()).doesNotContain("lovelace");
    }

    @Test
    void noCredentialsWhereTheProxyAsksForNone() {
        shell.environment.put("CLEARLINE_PROXY_USER", "ada");
        shell.environment.put("CLEARLINE_PROXY_PASSWORD", "lovelace");
        answers("--proxy-auth=none");

        assertThat(Objects.requireNonNull(shell.engine.surroundings).proxy()).isNull();
    }

    private static void assertUser(@Nullable Credentials credentials, String user, int length) {
        assertThat(Objects.requireNonNull(credentials).user()).isEqualTo(user);
        assertThat(credentials.password()).hasSize(length).containsOnly('\0');
    }

    private Answers answers(String... options) {
        String[] words = new String[options.length + 1];
        words[0] = "check";
        System.arraycopy(options, 0, words, 1, options.length);
        assertThat(shell.run(words)).as(shell.err()).isZero();
        return Objects.requireNonNull(shell.engine.answers);
    }
}
