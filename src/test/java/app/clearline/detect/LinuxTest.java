// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import static app.clearline.detect.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Browser;
import app.clearline.model.BrowserName;
import app.clearline.model.InstalledBrowser;
import app.clearline.model.OperatingSystem;
import app.clearline.model.OsName;
import app.clearline.model.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxTest {

    @Test
    void osRelease() {
        assertThat(SystemVersion.linux(text("linux/os-release")))
                .isEqualTo(new OperatingSystem(OsName.LINUX, new Version("24.04")));
        assertThat(SystemVersion.linux(text("linux/os-release-rolling")))
                .isEqualTo(new OperatingSystem(OsName.LINUX, null));
        assertThat(SystemVersion.linux("ID=chromeos\nVERSION_ID=131"))
                .isEqualTo(new OperatingSystem(OsName.CHROMEOS, new Version("131")));
        assertThat(SystemVersion.linux("VERSION_ID=\"\nVERSION_ID\n=3\n\u0000"))
                .isEqualTo(new OperatingSystem(OsName.LINUX, null));
    }

    @Test
    void defaultRoutes() {
        String table = text("linux/route");
        assertThat(DefaultRoutes.ipv4(table)).containsExactly("tun0");
        assertThat(DefaultRoutes.ipv4(table.replaceAll("(?m)^tun0.*", ""))).containsExactly("wlp3s0");
        assertThat(DefaultRoutes.ipv6(text("linux/ipv6_route"))).containsExactly("wlp3s0");
        assertThat(DefaultRoutes.mac(text("macos/route-default"))).containsExactly("en0");
        assertThat(DefaultRoutes.mac("route: writing to routing socket: not in table"))
                .isEmpty();
        assertThat(DefaultRoutes.ipv4("")).isEmpty();
    }

    @Test
    void resolversBehindTheStub(@TempDir Path root) throws Exception {
        Samples.put(root, "etc/resolv.conf", "linux/resolv.conf");
        Place place = Samples.place(root, Map.of());
        assertThat(Resolvers.find(place)).containsExactly("127.0.0.53");
        Samples.put(root, "run/systemd/resolve/resolv.conf", "linux/resolv-real.conf");
        assertThat(Resolvers.find(place)).containsExactly("192.0.2.53", "fe80::1", "2001:db8::53");
        Files.writeString(root.resolve("etc/resolv.conf"), "nameserver 192.0.2.1\n");
        assertThat(Resolvers.find(place)).containsExactly("192.0.2.1");
    }

    @Test
    void versionsInFilesAndAnswers() {
        assertThat(LinuxBrowsers.answered("Google Chrome 131.0.6778.85 \n")).contains(new Version("131.0.6778.85"));
        assertThat(LinuxBrowsers.answered("Mozilla Firefox 128.5.0esr")).contains(new Version("128.5.0"));
        assertThat(LinuxBrowsers.answered("Microsoft Edge 131.0.2903.70 stable"))
                .contains(new Version("131.0.2903.70"));
        assertThat(LinuxBrowsers.answered("command not found")).isEmpty();
        assertThat(LinuxBrowsers.application(text("linux/application.ini"))).contains(new Version("128.5.0"));
        assertThat(LinuxBrowsers.snap(text("linux/snap.yaml"))).contains(new Version("131.0.6778.85"));
        assertThat(LinuxBrowsers.flatpak(text("linux/com.google.Chrome.metainfo.xml")))
                .contains(new Version("131.0.6778.108"));
        assertThat(LinuxBrowsers.flatpak("<release version=\"soon\"/>")).isEmpty();
    }

    @Test
    void packagesOfAllKindsAreFound(@TempDir Path root) throws Exception {
        program(root, "usr/bin/google-chrome", "#!/bin/sh\necho Google Chrome 131.0.6778.85\n");
        program(root, "usr/bin/microsoft-edge", "#!/bin/sh\nexit 3\n");
        program(root, "usr/bin/firefox-esr", "#!/bin/sh\necho must not be asked; exit 1\n");
        Samples.put(root, "usr/lib/firefox-esr/application.ini", "linux/application.ini");
        Samples.put(root, "snap/chromium/current/meta/snap.yaml", "linux/snap.yaml");
        program(root, "usr/bin/snap", "#!/bin/sh\necho chromium 1.2.3\n");
        Files.createSymbolicLink(root.resolve("usr/bin/chromium"), root.resolve("usr/bin/snap"));
        Files.createDirectories(root.resolve("home/erika/.local/share/flatpak/app/com.brave.Browser"));
        Place place = Samples.place(root, Map.of("PATH", "relative::/usr/bin:/nowhere"));
        List<InstalledBrowser> found = new ArrayList<>();
        for (var look : LinuxBrowsers.looks(place)) {
            found.addAll(look.call());
        }
        assertThat(found)
                .containsExactly(
                        browser(root, BrowserName.CHROME, "131.0.6778.85", "usr/bin/google-chrome"),
                        browser(root, BrowserName.CHROME, "131.0.6778.85", "snap/chromium/current"),
                        browser(root, BrowserName.FIREFOX, "128.5.0", "usr/bin/firefox-esr"),
                        browser(root, BrowserName.EDGE, "", "usr/bin/microsoft-edge"),
                        browser(root, BrowserName.BRAVE, "", "home/erika/.local/share/flatpak/app/com.brave.Browser"));
    }

    private static InstalledBrowser browser(Path root, BrowserName name, String version, String path) {
        return new InstalledBrowser(
                new Browser(name, version.isEmpty() ? null : new Version(version)),
                root.resolve(path).toString());
    }

    private static void program(Path root, String at, String script) throws IOException {
        Path file = root.resolve(at);
        Files.createDirectories(file.getParent());
        Files.writeString(file, script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
