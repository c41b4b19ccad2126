// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import app.clearline.fixture.Decoding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What other programs left on this machine. None of it may stop the program: damaged is as good as not there.
public final class DetectDecoders {

    private static final List<Consumer<String>> TEXTS = List.of(
            IniFile::parse,
            text -> KdeProxy.parse(text, Map.of("https_proxy", "http://a.test:1")),
            FirefoxProxy::parse,
            text -> FirefoxPolicy.parse(text, "policies.json"),
            text -> FirefoxProfiles.chosen(text, Path.of("/home/x")),
            GnomeProxy::fromGsettings,
            GnomeProxy::fromDconf,
            MacProxy::parse,
            DefaultRoutes::ipv4,
            DefaultRoutes::ipv6,
            DefaultRoutes::mac,
            Resolvers::parse,
            SystemVersion::linux,
            LinuxBrowsers::answered,
            LinuxBrowsers::application,
            LinuxBrowsers::flatpak,
            LinuxBrowsers::snap,
            ProxyText::proxy,
            ProxyText::forHttps,
            ProxyText::pac,
            ProxyText::bypass,
            text -> ProxyText.http(text, "80"),
            text -> EnvironmentProxy.parse(Map.of("https_proxy", text, "no_proxy", text)),
            JsonText::object);

    private DetectDecoders() {}

    public static List<Decoding> all() {
        return List.of(
                texts(),
                Decoding.neverRefusing("property-list", input -> {
                            PropertyList.parse(input);
                            SystemVersion.mac(input);
                            MacBrowsers.parse(input);
                        })
                        .from(Samples.bytes("macos/Info-chrome.plist"), Samples.bytes("macos/Info-safari.plist"))
                        .from(Samples.bytes("macos/SystemVersion.plist"))
                        .with(
                                "<dict>",
                                "</dict>",
                                "<array>",
                                "<key>",
                                "<integer>",
                                "<!DOCTYPE x [",
                                "<!ENTITY a \"b\">")
                        .briefly(500),
                Decoding.neverRefusing("connection-settings", ConnectionSettings::parse)
                        .from(settings()));
    }

    /// The first byte says who reads the rest.
    private static Decoding texts() {
        Decoding texts = Decoding.neverRefusing("detect-texts", input -> {
            if (input.length > 0) {
                String text = new String(input, 1, input.length - 1, StandardCharsets.UTF_8);
                TEXTS.get((input[0] & 0xFF) % TEXTS.size()).accept(text);
            }
        });
        List<String> samples = List.of(
                "linux/application.ini",
                "linux/kioslaverc",
                "firefox/prefs.js",
                "firefox/policies.json",
                "firefox/profiles.ini",
                "linux/gsettings-manual",
                "linux/dconf-auto",
                "macos/scutil-pac",
                "linux/route",
                "linux/ipv6_route",
                "macos/route-default",
                "linux/resolv.conf",
                "linux/os-release");
        for (int i = 0; i < TEXTS.size(); i++) {
            String sample = i < samples.size() ? Samples.text(samples.get(i)) : "http://user@[::1%eth0]:3128/x;y=z";
            texts = texts.from((char) i + sample);
        }
        return texts.with("://", "[", "]", "%", "@", "=", ";", "65536", "{\"policies\":", "\u0000")
                .briefly(3000);
    }

    private static byte[] settings() {
        byte[] value = new byte[40];
        value[8] = 15;
        value[12] = 4;
        value[16] = 'a';
        value[17] = ':';
        value[18] = '8';
        return value;
    }
}
