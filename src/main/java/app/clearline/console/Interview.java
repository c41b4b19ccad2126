// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.detect.Detector;
import app.clearline.model.Answers;
import app.clearline.model.Browser;
import app.clearline.model.Complaint;
import app.clearline.model.Device;
import app.clearline.model.FoundProxy;
import app.clearline.model.InstalledBrowser;
import app.clearline.model.Machine;
import app.clearline.model.OperatingSystem;
import app.clearline.model.OsName;
import app.clearline.model.ProxyLogin;
import app.clearline.model.ProxySetting;
import java.util.HashSet;
import java.util.Set;

/// Puts together what was detected and what the person said; what the person said counts.
final class Interview {

    private final Machine machine;
    private final AnswerOptions said;
    private final Set<String> detected = new HashSet<>();

    private Interview(Machine machine, AnswerOptions said) {
        this.machine = machine;
        this.said = said;
    }

    /// @throws Misuse where a login is named for a proxy that is not there
    static Answers answers(Machine machine, AnswerOptions said) {
        return new Interview(machine, said).answers();
    }

    private Answers answers() {
        OperatingSystem os = os();
        Browser browser = browser(os);
        ProxySetting proxy = proxy(browser);
        return new Answers(
                Complaint.JUST_CHECK,
                Device.THIS_COMPUTER,
                browser,
                os,
                proxy,
                login(proxy),
                said.inspection.value(),
                detected);
    }

    private OperatingSystem os() {
        OperatingSystem named = said.os.orNull();
        if (named != null) {
            return named;
        }
        if (machine.os().name() != OsName.UNKNOWN) {
            detected.add("os");
        }
        return machine.os();
    }

    /// A product named without its version has the version that is installed here, if it is this computer's.
    private Browser browser(OperatingSystem os) {
        Browser named = said.browser.orNull();
        if (named == null) {
            if (machine.browsers().isEmpty()) {
                return Browser.UNKNOWN;
            }
            detected.add("browser");
            return machine.browsers().getFirst().browser();
        }
        if (named.version() != null || os.name() != machine.os().name()) {
            return named;
        }
        return machine.browsers().stream()
                .map(InstalledBrowser::browser)
                .filter(installed -> installed.name() == named.name())
                .findFirst()
                .orElse(named);
    }

    private ProxySetting proxy(Browser browser) {
        ProxySetting named = said.proxy.value().setting();
        if (named != null) {
            return named;
        }
        detected.add("proxy");
        return Detector.proxyOf(machine, browser.name())
                .map(FoundProxy::setting)
                .orElseGet(ProxySetting.None::new);
    }

    private ProxyLogin login(ProxySetting proxy) {
        ProxyLogin login = said.login.orNull();
        if (!(proxy instanceof ProxySetting.None)) {
            return login == null ? ProxyLogin.UNKNOWN : login;
        }
        if (login != null && login != ProxyLogin.NONE && login != ProxyLogin.UNKNOWN) {
            throw new Misuse("console.bad.login-without-proxy", "login", login.id());
        }
        return ProxyLogin.NONE;
    }
}
