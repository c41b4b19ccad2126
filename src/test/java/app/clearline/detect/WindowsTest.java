// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import static app.clearline.detect.Samples.found;
import static app.clearline.detect.Samples.http;
import static app.clearline.detect.Samples.pac;
import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.detect.Registry.Hive;
import app.clearline.model.Browser;
import app.clearline.model.BrowserName;
import app.clearline.model.InstalledBrowser;
import app.clearline.model.OperatingSystem;
import app.clearline.model.OsName;
import app.clearline.model.ProxySetting;
import app.clearline.model.Version;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsTest {

    private static final Registry ELEVEN = new ExportedRegistry(Samples.text("windows/windows11.reg"));
    private static final Registry TEN = new ExportedRegistry(Samples.text("windows/windows10.reg"));
    private static final Registry EMPTY = new ExportedRegistry("");

    @Test
    void theBuildTellsTheVersion() {
        assertThat(SystemVersion.windows(ELEVEN)).isEqualTo(windows("11"));
        assertThat(SystemVersion.windows(TEN)).isEqualTo(windows("10"));
        assertThat(SystemVersion.windows(build("Windows 8.1 Pro", "9600"))).isEqualTo(windows("8.1"));
        assertThat(SystemVersion.windows(build("Windows 7 Professional", "7601")))
                .isEqualTo(windows("7"));
        assertThat(SystemVersion.windows(build("Windows Server 2022 Standard", "20348")))
                .isEqualTo(windows("2022"));
        assertThat(SystemVersion.windows(build("Windows", "999999999999")))
                .isEqualTo(new OperatingSystem(OsName.WINDOWS, null));
        assertThat(SystemVersion.windows(EMPTY)).isEqualTo(new OperatingSystem(OsName.WINDOWS, null));
    }

    @Test
    void browsersAreThoseThatRegisteredAProgram() {
        assertThat(WindowsBrowsers.parse(ELEVEN))
                .containsExactly(
                        browser(
                                BrowserName.CHROME,
                                "131.0.6778.86",
                                "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"),
                        browser(
                                BrowserName.EDGE,
                                "131.0.2903.70",
                                "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe"),
                        browser(BrowserName.FIREFOX, "133.0", "C:\\Program Files\\Mozilla Firefox\\firefox.exe"),
                        browser(
                                BrowserName.OPERA,
                                "115.0.5322.68",
                                "C:\\Users\\erika\\AppData\\Local\\Programs\\Opera\\opera.exe"));
        assertThat(WindowsBrowsers.parse(TEN))
                .containsExactly(
                        browser(BrowserName.IE, "11.1.19041.0", "C:\\Program Files\\Internet Explorer\\IEXPLORE.EXE"));
        assertThat(WindowsBrowsers.parse(EMPTY)).isEmpty();
    }

    @Test
    void connectionSettingsCountByTheirFlags() {
        assertThat(WindowsProxy.parse(ELEVEN).map(WindowsProxy::found))
                .contains(List.of(
                        found(
                                "system",
                                new ProxySetting.Unknown(),
                                "Windows settings, automatic detection (WPAD) is on"),
                        found(
                                "system",
                                pac("http://pac.corp.example/win.pac"),
                                "Windows settings, automatic configuration script",
                                "<local>")));
        byte[] bytes = connection();
        bytes[8] = 0x03;
        assertThat(ConnectionSettings.parse(bytes).map(WindowsProxy::found))
                .contains(List.of(
                        found("system", http("old.corp.example", 8080), "Windows settings, manual proxy", "<local>")));
        bytes[8] = 0x01;
        assertThat(ConnectionSettings.parse(bytes).map(WindowsProxy::found))
                .contains(List.of(found("system", new ProxySetting.None(), "Windows settings, no proxy")));
    }

    @Test
    void damagedConnectionSettingsSayNothing() {
        byte[] whole = connection();
        for (int length = 0; length < whole.length - 32; length++) {
            assertThat(ConnectionSettings.parse(Arrays.copyOf(whole, length)))
                    .as("cut after %d bytes", length)
                    .isEmpty();
        }
        byte[] negative = whole.clone();
        Arrays.fill(negative, 12, 16, (byte) 0xFF);
        assertThat(ConnectionSettings.parse(negative)).isEmpty();
    }

    @Test
    void aPolicyMakesTheMachinesSettingsCount() {
        assertThat(WindowsProxy.parse(TEN).map(WindowsProxy::found))
                .contains(List.of(found(
                        "system",
                        http("secure.corp.example", 8443),
                        "Windows settings, manual proxy",
                        "*.corp.example",
                        "10.*",
                        "<local>")));
        assertThat(WindowsProxy.parse(EMPTY)).isEmpty();
    }

    @Test
    void policiesAreReadFromBothHives() {
        assertThat(PolicySources.find(ELEVEN))
                .containsExactly(
                        found(
                                "chrome",
                                http("secure.corp.example", 3128),
                                "chrome policy in Windows registry, fixed proxy",
                                "<local>",
                                "*.corp.example"),
                        found(
                                "edge",
                                new ProxySetting.Unknown(),
                                "edge policy in Windows registry, automatic detection (WPAD) is on"),
                        found(
                                "firefox",
                                pac("http://pac.corp.example/ff.pac"),
                                "firefox policy in Windows registry, automatic configuration script"));
        assertThat(PolicySources.find(EMPTY)).isEmpty();
    }

    private static byte[] connection() {
        return ELEVEN.bytes(
                        Hive.CURRENT_USER,
                        "Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections",
                        "DefaultConnectionSettings")
                .orElseThrow()
                .clone();
    }

    private static Registry build(String product, String number) {
        return new ExportedRegistry("[HKEY_LOCAL_MACHINE\\" + SystemVersion.WINDOWS_KEY + "]\n\"ProductName\"=\""
                + product + "\"\n\"CurrentBuildNumber\"=\"" + number + "\"\n");
    }

    private static OperatingSystem windows(String version) {
        return new OperatingSystem(OsName.WINDOWS, new Version(version));
    }

    private static InstalledBrowser browser(BrowserName name, String version, String path) {
        return new InstalledBrowser(new Browser(name, new Version(version)), path);
    }
}
