// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Answers;
import app.clearline.model.Browser;
import app.clearline.model.BrowserName;
import app.clearline.model.Device;
import app.clearline.model.HostPort;
import app.clearline.model.OperatingSystem;
import app.clearline.model.ProxyKind;
import app.clearline.model.ProxyLogin;
import app.clearline.model.ProxySetting;
import app.clearline.model.Version;
import org.junit.jupiter.api.Test;

class QuestionsTest {

    private final Questions questions = new Questions();

    @Test
    void whatWasFoundFillsTheAnswersAndIsMarked() {
        questions.machine.set(Sample.MACHINE);
        Answers answers = questions.answers();
        assertThat(answers.browser()).isEqualTo(new Browser(BrowserName.CHROME, new Version("131.0.6778")));
        assertThat(answers.os()).isEqualTo(Sample.MACHINE.os());
        assertThat(answers.proxy()).isEqualTo(new ProxySetting.Http(new HostPort("proxy.example.com", 8080)));
        assertThat(answers.detected()).containsExactlyInAnyOrder("browser", "os", "proxy");
    }

    @Test
    void whatThePersonSaysStaysWhenTheMachineIsKnownLater() {
        questions.choose(BrowserName.SAFARI);
        questions.choose(ProxyKind.NONE);
        questions.machine.set(Sample.MACHINE);
        Answers answers = questions.answers();
        assertThat(answers.browser().name()).isEqualTo(BrowserName.SAFARI);
        assertThat(answers.proxy()).isEqualTo(new ProxySetting.None());
        assertThat(answers.login()).isEqualTo(ProxyLogin.NONE);
        assertThat(answers.detected()).containsExactly("os");
    }

    @Test
    void anEditedVersionIsNotFoundAnyMore() {
        questions.machine.set(Sample.MACHINE);
        questions.browserVersion.set("40");
        assertThat(questions.answers().browser().version()).isEqualTo(new Version("40"));
        assertThat(questions.answers().detected()).doesNotContain("browser");
        questions.browserVersion.set("not a version");
        assertThat(questions.answers().browser().version()).isNull();
    }

    @Test
    void anotherDeviceIsNotFilledFromThisOne() {
        questions.machine.set(Sample.MACHINE);
        questions.device.set(Device.ANOTHER);
        Answers answers = questions.answers();
        assertThat(answers.browser()).isEqualTo(Browser.UNKNOWN);
        assertThat(answers.os()).isEqualTo(OperatingSystem.UNKNOWN);
        assertThat(answers.proxy()).isEqualTo(new ProxySetting.Unknown());
        assertThat(answers.detected()).isEmpty();
        questions.device.set(Device.THIS_COMPUTER);
        assertThat(questions.answers().detected()).hasSize(3);
    }
}
