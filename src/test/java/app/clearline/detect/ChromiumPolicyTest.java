// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import static app.clearline.detect.Samples.found;
import static app.clearline.detect.Samples.http;
import static app.clearline.detect.Samples.pac;
import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.BrowserName;
import app.clearline.model.ProxySetting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumPolicyTest {

    @Test
    void filesOfLinuxAreReadAndDamagedOnesPassedOver(@TempDir Path root) throws Exception {
        Samples.put(root, "etc/opt/chrome/policies/managed/a.json", "policies/broken.json");
        Samples.put(root, "etc/opt/chrome/policies/managed/b.json", "policies/chrome.json");
        Samples.put(root, "etc/opt/edge/policies/managed/edge.json", "policies/edge.json");
        Samples.put(root, "etc/firefox/policies/policies.json", "firefox/policies.json");
        assertThat(PolicySources.find(Samples.place(root, Map.of()), "erika"))
                .containsExactly(
                        found(
                                "chrome",
                                pac("https://pac.corp.example/chrome.pac"),
                                "chrome policy in /etc/opt/chrome/policies/managed, automatic configuration script"),
                        found(
                                "edge",
                                http("secure.corp.example", 8443),
                                "edge policy in /etc/opt/edge/policies/managed, fixed proxy",
                                "<local>",
                                "*.corp.example"),
                        found(
                                "firefox",
                                http("web.corp.example", 8080),
                                "firefox policy in /etc/firefox/policies/policies.json, manual proxy",
                                "<local>",
                                ".corp.example"));
    }

    @Test
    void everyMode() {
        assertThat(ChromiumPolicy.proxy(BrowserName.BRAVE, Map.of("ProxyMode", "direct"), "x"))
                .contains(found("brave", new ProxySetting.None(), "brave policy in x, no proxy"));
        assertThat(ChromiumPolicy.proxy(BrowserName.BRAVE, Map.of("ProxyMode", "auto_detect"), "x"))
                .contains(found(
                        "brave", new ProxySetting.Unknown(), "brave policy in x, automatic detection (WPAD) is on"));
        assertThat(ChromiumPolicy.proxy(BrowserName.BRAVE, Map.of("ProxyMode", "system"), "x"))
                .isEmpty();
        assertThat(ChromiumPolicy.proxy(
                        BrowserName.CHROME,
                        Map.of(
                                "ProxySettings",
                                Map.of(
                                        "ProxyMode", "fixed_servers",
                                        "ProxyServer", "p.example:3128",
                                        "ProxyBypassList", List.of("a.example", "b.example"))),
                        "x"))
                .contains(found(
                        "chrome",
                        http("p.example", 3128),
                        "chrome policy in x, fixed proxy",
                        "a.example",
                        "b.example"));
    }

    @Test
    void otherTypesThanExpectedSayNothing() {
        assertThat(ChromiumPolicy.proxy(BrowserName.CHROME, Map.of("ProxySettings", "{"), "x"))
                .isEmpty();
        assertThat(ChromiumPolicy.proxy(BrowserName.CHROME, Map.of("ProxySettings", 7, "ProxyMode", 1), "x"))
                .isEmpty();
        assertThat(JsonText.object("[1]")).isEmpty();
        assertThat(JsonText.object("{\"a\":".repeat(5000))).isEmpty();
        assertThat(JsonText.object("{\"a\": 1, /* so */ }")).contains(Map.of("a", 1));
    }
}
