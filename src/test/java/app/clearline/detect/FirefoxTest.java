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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirefoxTest {

    private static final Path HERE = Path.of("/home/erika/.mozilla/firefox");

    @Test
    void theProfileOfTheInstallationCounts() {
        String ini = text("firefox/profiles.ini");
        assertThat(FirefoxProfiles.chosen(ini, HERE)).contains(HERE.resolve("Profiles/k3v9x1ab.default-release"));
        assertThat(FirefoxProfiles.chosen(ini.substring(ini.indexOf("[Profile1]")), HERE))
                .contains(HERE.resolve("Profiles/zz00zz00.default"));
        assertThat(FirefoxProfiles.chosen("[Profile0]\nPath=/elsewhere/p\nIsRelative=0", HERE))
                .contains(Path.of("/elsewhere/p"));
        assertThat(FirefoxProfiles.chosen("[Profile0]\nPath=a\n[Profile1]\nPath=b", HERE))
                .isEmpty();
        assertThat(FirefoxProfiles.chosen("[Profile0]\nPath=a\u0000b", HERE)).isEmpty();
        assertThat(FirefoxProfiles.chosen("", HERE)).isEmpty();
    }

    @Test
    void preferencesInAllTheirModes() {
        String prefs = text("firefox/prefs.js");
        assertThat(FirefoxProxy.parse(prefs))
                .contains(found(
                        "firefox",
                        http("web.corp.example", 8080),
                        "Firefox settings, manual proxy",
                        "localhost",
                        "127.0.0.1",
                        ".corp.example"));
        assertThat(type(prefs, "0")).contains(found("firefox", new ProxySetting.None(), "Firefox settings, no proxy"));
        assertThat(type(prefs, "4"))
                .contains(found(
                        "firefox", new ProxySetting.Unknown(), "Firefox settings, automatic detection (WPAD) is on"));
        assertThat(type(prefs, "5")).isEmpty();
        assertThat(type(prefs, "\"1")).isEmpty();
        String script = prefs.replace("?site=\\\"7\\\"", "?site=7");
        assertThat(type(script, "2").map(FoundProxy::setting))
                .contains(pac("http://pac.corp.example:8081/ff.pac?site=7"));
        assertThat(FirefoxProxy.parse(prefs.replace("proxy.ssl\"", "proxy.unused\""))
                        .map(FoundProxy::setting))
                .contains(socks("socks.corp.example", 1080));
        assertThat(FirefoxProxy.parse("user_pref(\"network.proxy.type\", 1")).isEmpty();
    }

    @Test
    void thePreferencesOfTheChosenProfileAreFound(@TempDir Path root) throws Exception {
        String firefox = "home/erika/snap/firefox/common/.mozilla/firefox/";
        Samples.put(root, firefox + "profiles.ini", "firefox/profiles.ini");
        assertThat(FirefoxProxy.find(Samples.place(root, Map.of()))).isEmpty();
        Samples.put(root, firefox + "Profiles/k3v9x1ab.default-release/prefs.js", "firefox/prefs.js");
        assertThat(FirefoxProxy.find(Samples.place(root, Map.of())).map(FoundProxy::setting))
                .contains(http("web.corp.example", 8080));
        Path prefs = root.resolve(firefox + "Profiles/k3v9x1ab.default-release/prefs.js");
        Files.writeString(prefs, text("firefox/prefs.js") + "/".repeat(Place.LARGEST_FILE));
        assertThat(FirefoxProxy.find(Samples.place(root, Map.of()))).isEmpty();
    }

    @Test
    void policyFiles() {
        String json = text("firefox/policies.json");
        assertThat(FirefoxPolicy.parse(json, "policies.json"))
                .contains(found(
                        "firefox",
                        http("web.corp.example", 8080),
                        "firefox policy in policies.json, manual proxy",
                        "<local>",
                        ".corp.example"));
        assertThat(FirefoxPolicy.parse(json.replace("\"UseHTTP", "\"DoNotUseHTTP"), "x")
                        .map(FoundProxy::setting))
                .contains(http("other.corp.example", 8443));
        assertThat(FirefoxPolicy.parse(json.replace("manual", "system"), "x")).isEmpty();
        assertThat(FirefoxPolicy.parse("{\"policies\": {\"Proxy\": 7}}", "x")).isEmpty();
        assertThat(FirefoxPolicy.parse("{\"policies\": [", "x")).isEmpty();
        assertThat(FirefoxPolicy.parse("null", "x")).isEmpty();
    }

    private static Optional<FoundProxy> type(String prefs, String type) {
        return FirefoxProxy.parse(prefs.replace("proxy.type\", 1", "proxy.type\", " + type));
    }
}
