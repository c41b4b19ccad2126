// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import static app.clearline.detect.Samples.found;
import static app.clearline.detect.Samples.http;
import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.BrowserName;
import app.clearline.model.FoundProxy;
import app.clearline.model.Machine;
import app.clearline.model.OperatingSystem;
import app.clearline.model.ProxySetting;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowedProxyTest {

    private static final FoundProxy AUTOMATIC = ProxyText.automatic("system", "Windows settings");
    private static final FoundProxy MANUAL = found("system", http("a.example", 80), "Windows settings, manual proxy");
    private static final FoundProxy NONE = found("system", new ProxySetting.None(), "GNOME settings, no proxy");
    private static final FoundProxy VARIABLE =
            found("system", http("b.example", 80), "environment variable https_proxy");
    private static final FoundProxy POLICY = found("chrome", http("c.example", 80), "chrome policy in x, fixed proxy");
    private static final FoundProxy FIREFOX = found("firefox", new ProxySetting.None(), "Firefox settings, no proxy");

    @Test
    void theOwnSettingComesBeforeTheSystems() {
        Machine machine = machine(MANUAL, POLICY, FIREFOX);
        assertThat(Detector.proxyOf(machine, BrowserName.CHROME)).contains(POLICY);
        assertThat(Detector.proxyOf(machine, BrowserName.FIREFOX)).contains(FIREFOX);
        assertThat(Detector.proxyOf(machine, BrowserName.EDGE)).contains(MANUAL);
        assertThat(Detector.proxyOf(machine, BrowserName.NATIVE_APP)).contains(MANUAL);
        assertThat(Detector.proxyOf(machine, BrowserName.UNKNOWN)).contains(MANUAL);
        assertThat(Detector.proxyOf(machine(POLICY), BrowserName.SAFARI)).isEmpty();
        assertThat(Detector.proxyOf(Machine.UNKNOWN, BrowserName.CHROME)).isEmpty();
    }

    @Test
    void whatIsNamedBesideAutomaticDetectionCounts() {
        var decided = found("system", http("d.example", 80), JavaProxy.SOURCE);
        assertThat(Detector.proxyOf(machine(AUTOMATIC), BrowserName.EDGE)).contains(AUTOMATIC);
        assertThat(Detector.proxyOf(machine(AUTOMATIC, MANUAL), BrowserName.EDGE))
                .contains(MANUAL);
        assertThat(Detector.proxyOf(machine(AUTOMATIC, decided), BrowserName.EDGE))
                .contains(decided);
        assertThat(Detector.proxyOf(machine(AUTOMATIC, VARIABLE), BrowserName.EDGE))
                .contains(AUTOMATIC);
    }

    @Test
    void theDesktopComesBeforeTheEnvironment() {
        assertThat(Detector.proxyOf(machine(NONE, VARIABLE), BrowserName.CHROME))
                .contains(NONE);
        assertThat(Detector.proxyOf(machine(VARIABLE), BrowserName.CHROME)).contains(VARIABLE);
    }

    @Test
    void theDecisionOfTheRuntimeIsReadFromItsSelector() {
        var address = InetSocketAddress.createUnresolved("p.example", 3128);
        assertThat(JavaProxy.decision(ProxySelector.of(address)).map(FoundProxy::setting))
                .contains(http("p.example", 3128));
        assertThat(JavaProxy.decision(ProxySelector.of(null))).isEmpty();
        assertThat(JavaProxy.decision(null)).isEmpty();
    }

    private static Machine machine(FoundProxy... proxies) {
        return new Machine(
                "",
                "",
                OperatingSystem.UNKNOWN,
                List.of(),
                List.of(proxies),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
