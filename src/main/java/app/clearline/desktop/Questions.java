// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Answers;
import app.clearline.model.Browser;
import app.clearline.model.BrowserName;
import app.clearline.model.Complaint;
import app.clearline.model.Device;
import app.clearline.model.FoundProxy;
import app.clearline.model.Known;
import app.clearline.model.Machine;
import app.clearline.model.OperatingSystem;
import app.clearline.model.OsName;
import app.clearline.model.ProxyKind;
import app.clearline.model.ProxyLogin;
import app.clearline.model.ProxySetting;
import app.clearline.model.Version;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What is asked: each answer a property, filled from what was found on this computer until the person says otherwise.
final class Questions {

    final ObjectProperty<Complaint> complaint = new SimpleObjectProperty<>(Complaint.JUST_CHECK);
    final ObjectProperty<Device> device = new SimpleObjectProperty<>(Device.THIS_COMPUTER);
    final ObjectProperty<BrowserName> browser = new SimpleObjectProperty<>(BrowserName.UNKNOWN);
    final StringProperty browserVersion = new SimpleStringProperty("");
    final ObjectProperty<OsName> os = new SimpleObjectProperty<>(OsName.UNKNOWN);
    final ObjectProperty<ProxyKind> proxyKind = new SimpleObjectProperty<>(ProxyKind.UNKNOWN);
    final StringProperty proxyAddress = new SimpleStringProperty("");
    final ObjectProperty<ProxyLogin> login = new SimpleObjectProperty<>(ProxyLogin.UNKNOWN);
    final ObjectProperty<Known> inspection = new SimpleObjectProperty<>(Known.UNKNOWN);
    /// What this computer is; unknown until it has been looked at.
    final ObjectProperty<Machine> machine = new SimpleObjectProperty<>(Machine.UNKNOWN);

    private final Set<String> overruled = new HashSet<>();

    Questions() {
        machine.addListener((at, was, is) -> fill());
        device.addListener((at, was, is) -> fill());
        proxyKind.addListener((at, was, is) -> {
            if (is == ProxyKind.NONE) {
                login.set(ProxyLogin.NONE);
            } else if (was == ProxyKind.NONE) {
                login.set(ProxyLogin.UNKNOWN);
            }
        });
    }

    /// The person names the browser; its version and proxy follow from what was found.
    void choose(BrowserName name) {
        overruled.add("browser");
        browser.set(name);
        browserVersion.set(here() ? Found.version(machine.get(), name) : "");
        fillProxy();
    }

    void choose(OsName name) {
        overruled.add("os");
        os.set(name);
    }

    void choose(ProxyKind kind) {
        overruled.add("proxy");
        if (kind != proxyKind.get()) {
            proxyKind.set(kind);
            proxyAddress.set(foundProxy()
                    .filter(found -> found.setting().kind() == kind)
                    .map(found -> ProxyAddress.text(found.setting()))
                    .orElse(""));
        }
    }

    /// The setting that the chosen browser follows on this computer; empty for another device.
    Optional<FoundProxy> foundProxy() {
        return here() ? Found.proxy(machine.get(), browser.get()) : Optional.empty();
    }

    /// The key of what is wrong with the answers; empty where they can be used.
    Optional<String> problem() {
        return ProxyAddress.problem(proxyKind.get(), proxyAddress.get());
    }

    boolean detectedBrowser() {
        return here()
                && browser.get() != BrowserName.UNKNOWN
                && machine.get().browsers().stream()
                        .anyMatch(found -> found.browser().equals(answeredBrowser()));
    }

    boolean detectedOs() {
        return here()
                && os.get() != OsName.UNKNOWN
                && os.get() == machine.get().os().name();
    }

    boolean detectedProxy() {
        return foundProxy()
                .filter(found -> found.setting().equals(answeredProxy()))
                .isPresent();
    }

    Answers answers() {
        var detected = new HashSet<String>();
        if (detectedBrowser()) {
            detected.add("browser");
        }
        if (detectedOs()) {
            detected.add("os");
        }
        if (detectedProxy()) {
            detected.add("proxy");
        }
        OperatingSystem system = detectedOs() ? machine.get().os() : new OperatingSystem(os.get(), null);
        return new Answers(
                complaint.get(),
                device.get(),
                answeredBrowser(),
                system,
                answeredProxy(),
                login.get(),
                inspection.get(),
                detected);
    }

    /// Takes over the answers of a saved run.
    void take(Answers answers) {
        overruled.addAll(Set.of("browser", "os", "proxy"));
        complaint.set(answers.complaint());
        device.set(answers.device());
        browser.set(answers.browser().name());
        browserVersion.set(
                answers.browser().version() == null
                        ? ""
                        : answers.browser().version().text());
        os.set(answers.os().name());
        proxyKind.set(answers.proxy().kind());
        proxyAddress.set(ProxyAddress.text(answers.proxy()));
        login.set(answers.login());
        inspection.set(answers.inspection());
    }

    private boolean here() {
        return device.get() == Device.THIS_COMPUTER;
    }

    private Browser answeredBrowser() {
        String text = browserVersion.get().strip();
        boolean version = !text.isEmpty() && text.length() <= 64 && Character.isDigit(text.charAt(0));
        return new Browser(browser.get(), version ? new Version(text) : null);
    }

    private ProxySetting answeredProxy() {
        return ProxyAddress.setting(proxyKind.get(), proxyAddress.get());
    }

    private void fill() {
        if (!overruled.contains("browser")) {
            BrowserName name = here() ? Found.browser(machine.get()) : BrowserName.UNKNOWN;
            browser.set(name);
            browserVersion.set(here() ? Found.version(machine.get(), name) : "");
        }
        if (!overruled.contains("os")) {
            os.set(here() ? machine.get().os().name() : OsName.UNKNOWN);
        }
        fillProxy();
    }

    private void fillProxy() {
        if (!overruled.contains("proxy")) {
            ProxySetting setting = foundProxy().map(FoundProxy::setting).orElse(new ProxySetting.Unknown());
            proxyKind.set(setting.kind());
            proxyAddress.set(ProxyAddress.text(setting));
        }
    }
}
