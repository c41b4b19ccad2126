// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import static app.clearline.detect.Samples.found;
import static app.clearline.detect.Samples.http;
import static app.clearline.detect.Samples.pac;
import static app.clearline.detect.Samples.socks;
import static app.clearline.detect.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.FoundProxy;
import app.clearline.model.ProxySetting;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxProxyTest {

    @Test
    void theEnvironmentIsReadInBothCases() {
        assertThat(EnvironmentProxy.parse(Map.of(
                        "http_proxy", "http://web.example:1",
                        "https_proxy", "http://erika:s3cret@a.example:3128/",
                        "HTTPS_PROXY", "http://b.example:3128",
                        "no_proxy", "localhost,.corp.example")))
                .contains(found(
                        "system",
                        http("a.example", 3128),
                        "environment variable https_proxy",
                        "localhost",
                        ".corp.example"));
        assertThat(EnvironmentProxy.parse(Map.of("ALL_PROXY", "socks5://c.example:1080", "NO_PROXY", "*")))
                .contains(found("system", socks("c.example", 1080), "environment variable ALL_PROXY", "*"));
        assertThat(EnvironmentProxy.parse(Map.of("http_proxy", "http://web.example:1", "https_proxy", " ")))
                .isEmpty();
    }

    @Test
    void gnomeManual() {
        assertThat(GnomeProxy.fromGsettings(text("linux/gsettings-manual")))
                .contains(found(
                        "system",
                        http("secure.corp.example", 3129),
                        "GNOME settings, manual proxy",
                        "localhost",
                        "127.0.0.0/8",
                        "::1",
                        "*.corp.example"));
        String socksOnly = text("linux/gsettings-manual").replace("'secure.corp.example'", "''");
        assertThat(setting(GnomeProxy.fromGsettings(socksOnly))).isEqualTo(socks("socks.corp.example", 1080));
    }

    @Test
    void gnomeNoneAutomaticAndBroken() {
        String manual = text("linux/gsettings-manual");
        assertThat(GnomeProxy.fromGsettings(manual.replace("'manual'", "'none'")))
                .contains(found("system", new ProxySetting.None(), "GNOME settings, no proxy"));
        assertThat(GnomeProxy.fromGsettings(manual.replace("'manual'", "'auto'")))
                .contains(found(
                        "system", new ProxySetting.Unknown(), "GNOME settings, automatic detection (WPAD) is on"));
        assertThat(GnomeProxy.fromDconf(text("linux/dconf-auto")))
                .contains(found(
                        "system",
                        pac("http://pac.corp.example/proxy.pac"),
                        "GNOME settings, automatic configuration script"));
        assertThat(GnomeProxy.fromGsettings("No such schema “org.gnome.system.proxy”\n"))
                .isEmpty();
        assertThat(GnomeProxy.fromDconf("")).isEmpty();
        assertThat(setting(GnomeProxy.fromGsettings(manual.replace("port 3129", "port 0"))))
                .isEqualTo(new ProxySetting.Unknown());
    }

    @Test
    void kdeInAllItsModes() {
        String manual = text("linux/kioslaverc");
        assertThat(KdeProxy.parse(manual, Map.of()))
                .contains(found(
                        "system",
                        http("secure.corp.example", 3128),
                        "KDE settings, manual proxy",
                        "localhost",
                        "127.0.0.1",
                        ".corp.example"));
        assertThat(setting(KdeProxy.parse(manual.replace("ProxyType=1", "ProxyType=0"), Map.of())))
                .isEqualTo(new ProxySetting.None());
        assertThat(setting(KdeProxy.parse(manual.replace("ProxyType=1", "ProxyType=2"), Map.of())))
                .isEqualTo(pac("http://pac.corp.example/kde.pac"));
        assertThat(KdeProxy.parse(manual.replace("ProxyType=1", "ProxyType=3"), Map.of()))
                .contains(
                        found("system", new ProxySetting.Unknown(), "KDE settings, automatic detection (WPAD) is on"));
        assertThat(KdeProxy.parse(
                        "[Proxy Settings]\nProxyType=4\nhttpsProxy=MY_PROXY\nNoProxyFor=NO_PROXY",
                        Map.of("MY_PROXY", "http://env.example:3128", "NO_PROXY", "localhost")))
                .contains(found(
                        "system",
                        http("env.example", 3128),
                        "KDE settings, environment variables named there",
                        "localhost"));
        assertThat(KdeProxy.parse("\u0000\uFFFD[Proxy Settings\n=1\nProxyType", Map.of()))
                .isEmpty();
    }

    @Test
    void onlyTheDesktopThatRunsCounts(@TempDir Path root) throws Exception {
        Samples.put(root, "home/erika/.config/kioslaverc", "linux/kioslaverc");
        assertThat(DesktopProxy.find(Samples.place(root, Map.of("XDG_CURRENT_DESKTOP", "KDE"))))
                .map(FoundProxy::setting)
                .contains(http("secure.corp.example", 3128));
        assertThat(DesktopProxy.find(Samples.place(root, Map.of("XDG_CURRENT_DESKTOP", "sway"))))
                .isEmpty();
        assertThat(DesktopProxy.find(new Place(root, null, Map.of("XDG_CURRENT_DESKTOP", "KDE"))))
                .isEmpty();
    }

    private static ProxySetting setting(Optional<FoundProxy> found) {
        return found.map(FoundProxy::setting).orElseThrow(() -> new AssertionError("nothing found"));
    }
}
