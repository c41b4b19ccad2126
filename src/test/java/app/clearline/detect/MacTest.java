// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import static app.clearline.detect.Samples.bytes;
import static app.clearline.detect.Samples.found;
import static app.clearline.detect.Samples.http;
import static app.clearline.detect.Samples.pac;
import static app.clearline.detect.Samples.socks;
import static app.clearline.detect.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Browser;
import app.clearline.model.BrowserName;
import app.clearline.model.FoundProxy;
import app.clearline.model.InstalledBrowser;
import app.clearline.model.OperatingSystem;
import app.clearline.model.OsName;
import app.clearline.model.ProxySetting;
import app.clearline.model.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MacTest {

    @Test
    void theProductVersionCounts() {
        assertThat(SystemVersion.mac(bytes("macos/SystemVersion.plist")))
                .isEqualTo(new OperatingSystem(OsName.MACOS, new Version("15.1")));
        assertThat(SystemVersion.mac(new byte[0])).isEqualTo(new OperatingSystem(OsName.MACOS, null));
    }

    @Test
    void settingsComeInTheOrderInWhichTheyAreTried() {
        String[] bypass = {"*.local", "169.254/16", "*.corp.example"};
        assertThat(MacProxy.parse(text("macos/scutil-pac")))
                .containsExactly(
                        found("system", new ProxySetting.Unknown(), "macOS settings, automatic detection (WPAD) is on"),
                        found(
                                "system",
                                pac("http://pac.corp.example/mac.pac"),
                                "macOS settings, automatic configuration script",
                                bypass),
                        found("system", http("secure.corp.example", 3128), "macOS settings, secure web proxy", bypass));
    }

    @Test
    void noProxySocksAndDamage() {
        assertThat(MacProxy.parse(text("macos/scutil-none")))
                .containsExactly(found("system", new ProxySetting.None(), "macOS settings, no proxy for https"));
        assertThat(MacProxy.parse("<dictionary> {\n  SOCKSEnable : 1\n  SOCKSPort : 1080\n  SOCKSProxy : s.example\n}"))
                .extracting(FoundProxy::setting)
                .containsExactly(socks("s.example", 1080));
        assertThat(MacProxy.parse("<dictionary> {\n  HTTPSEnable : 1\n  HTTPSPort : 99999\n  HTTPSProxy : s\n}"))
                .extracting(FoundProxy::setting)
                .containsExactly(new ProxySetting.Unknown());
        assertThat(MacProxy.parse("<dictionary> {\n  HTTPSEnable : 1")).isEmpty();
        assertThat(MacProxy.parse("No proxies\n")).isEmpty();
        assertThat(MacProxy.parse("")).isEmpty();
    }

    @Test
    void browsersAreToldByTheirIdentifier(@TempDir Path root) throws Exception {
        Samples.put(root, "Applications/Web.app/Contents/Info.plist", "macos/Info-chrome.plist");
        Samples.put(root, "Applications/Safari.app/Contents/Info.plist", "macos/Info-safari.plist");
        Samples.put(root, "Applications/Other.app/Contents/Info.plist", "macos/SystemVersion.plist");
        Samples.put(
                root,
                "System/Cryptexes/App/System/Applications/Safari.app/Contents/Info.plist",
                "macos/Info-safari.plist");
        assertThat(MacBrowsers.find(Samples.place(root, Map.of())))
                .containsExactly(
                        new InstalledBrowser(
                                new Browser(BrowserName.SAFARI, new Version("18.1.1")),
                                root.resolve("Applications/Safari.app").toString()),
                        new InstalledBrowser(
                                new Browser(BrowserName.CHROME, new Version("131.0.6778.86")),
                                root.resolve("Applications/Web.app").toString()));
    }

    @Test
    void managedPreferencesArePolicies(@TempDir Path root) throws Exception {
        Samples.put(
                root,
                "Library/Managed Preferences/erika/com.microsoft.Edge.plist",
                "policies/com.microsoft.Edge.plist");
        assertThat(PolicySources.find(Samples.place(root, Map.of()), "erika"))
                .isEqualTo(List.of(found(
                        "edge",
                        http("secure.corp.example", 3128),
                        "edge policy in managed preferences, fixed proxy",
                        "*.corp.example")));
        assertThat(PolicySources.find(Samples.place(root, Map.of()), "../erika"))
                .isEmpty();
    }
}
