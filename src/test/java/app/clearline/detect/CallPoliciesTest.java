// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.BrowserName;
import app.clearline.model.BrowserPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallPoliciesTest {

    private static final String CHROME_DIRECTORY = "/etc/opt/chrome/policies/managed";
    private static final String FIREFOX_FILE = "/etc/firefox/policies/policies.json";

    @Test
    void theRegistryIsReadInBothHivesAndThatOfTheMachineCounts(@TempDir Path root) {
        Registry registry = new ExportedRegistry(Samples.text("windows/policies.reg"));
        assertThat(CallPolicySources.find(registry, Samples.place(root, Map.of())))
                .containsExactlyInAnyOrder(
                        registry(BrowserName.CHROME, "AudioCaptureAllowed", "false"),
                        registry(BrowserName.CHROME, "VideoCaptureAllowed", "true"),
                        registry(BrowserName.CHROME, "WebRtcIPHandling", "disable_non_proxied_udp"),
                        registry(
                                BrowserName.CHROME,
                                "AudioCaptureAllowedUrls",
                                "https://meet.corp.example, https://calls.corp.example"),
                        registry(BrowserName.CHROME, "WebRtcUdpPortRange", "20000-20100"),
                        registry(BrowserName.EDGE, "WebRtcLocalhostIpHandling", "DisableNonProxiedUdp"),
                        registry(BrowserName.FIREFOX, "Permissions.Camera.BlockNewRequests", "true"),
                        registry(BrowserName.FIREFOX, "Certificates.ImportEnterpriseRoots", "true"),
                        registry(BrowserName.FIREFOX, "media.peerconnection.enabled", "false"));
        assertThat(CallPolicySources.find(new ExportedRegistry(""), Samples.place(root, Map.of())))
                .isEmpty();
    }

    @Test
    void filesOfLinuxAreRead(@TempDir Path root) throws Exception {
        Samples.put(root, "etc/opt/chrome/policies/managed/a.json", "policies/broken.json");
        Samples.put(root, "etc/opt/chrome/policies/managed/b.json", "policies/calls.json");
        Samples.put(root, "etc/firefox/policies/policies.json", "firefox/policies-calls.json");
        Samples.put(root, "home/erika/.mozilla/firefox/profiles.ini", "firefox/profiles.ini");
        assertThat(CallPolicySources.find(Samples.place(root, Map.of()), "erika"))
                .containsExactly(
                        chrome("VideoCaptureAllowed", "false", CHROME_DIRECTORY),
                        chrome("WebRtcIPHandling", "disable_non_proxied_udp", CHROME_DIRECTORY),
                        chrome("PostQuantumKeyAgreementEnabled", "true", CHROME_DIRECTORY),
                        chrome(
                                "VideoCaptureAllowedUrls",
                                "https://meet.corp.example, [*.]calls.corp.example",
                                CHROME_DIRECTORY),
                        firefox("Permissions.Microphone.BlockNewRequests", "true"),
                        firefox("Permissions.Microphone.Allow", "https://meet.corp.example"),
                        firefox("Certificates.ImportEnterpriseRoots", "true"),
                        firefox("media.peerconnection.ice.proxy_only", "true"));
    }

    @Test
    void managedPreferencesOfMacAreRead(@TempDir Path root) throws Exception {
        Samples.put(
                root, "Library/Managed Preferences/com.google.Chrome.plist", "policies/com.google.Chrome.calls.plist");
        assertThat(CallPolicySources.find(Samples.place(root, Map.of()), "erika"))
                .containsExactly(
                        chrome("AudioCaptureAllowed", "false", "managed preferences"),
                        chrome("WebRtcUdpPortRange", "30000-30010", "managed preferences"),
                        chrome("AudioCaptureAllowedUrls", "https://meet.corp.example", "managed preferences"));
    }

    @Test
    void preferencesOfAProfileCountWhereTheyBearOnCalls() {
        assertThat(CallPolicies.preferences(Samples.text("firefox/prefs-calls.js"), "x"))
                .containsExactly(
                        new BrowserPolicy(BrowserName.FIREFOX, "media.peerconnection.enabled", "false", "x"),
                        new BrowserPolicy(BrowserName.FIREFOX, "media.peerconnection.ice.proxy_only", "false", "x"),
                        new BrowserPolicy(BrowserName.FIREFOX, "permissions.default.camera", "2", "x"));
    }

    @Test
    void anEndlessValueIsCut() {
        List<BrowserPolicy> found =
                CallPolicies.chromium(BrowserName.CHROME, Map.of("AuthSchemes", "x".repeat(10_000)), "x");
        assertThat(found).singleElement().satisfies(p -> assertThat(p.value()).hasSize(500));
    }

    private static BrowserPolicy registry(BrowserName browser, String name, String value) {
        return new BrowserPolicy(browser, name, value, "Windows registry");
    }

    private static BrowserPolicy chrome(String name, String value, String where) {
        return new BrowserPolicy(BrowserName.CHROME, name, value, where);
    }

    private static BrowserPolicy firefox(String name, String value) {
        return new BrowserPolicy(BrowserName.FIREFOX, name, value, FIREFOX_FILE);
    }
}
