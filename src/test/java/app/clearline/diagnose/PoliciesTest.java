// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import static app.clearline.diagnose.PaperService.probe;
import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Answers;
import app.clearline.model.BrowserName;
import app.clearline.model.BrowserPolicy;
import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Conclusion;
import app.clearline.model.Diagnosis;
import app.clearline.model.FailureClass;
import app.clearline.model.HostPort;
import app.clearline.model.Machine;
import app.clearline.model.OperatingSystem;
import app.clearline.model.OsName;
import app.clearline.model.Outcome;
import app.clearline.model.ProbeKind;
import app.clearline.model.ProxySetting;
import app.clearline.model.RequirementResult;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoliciesTest {

    private static final Answers FIREFOX = PaperService.answers(BrowserName.FIREFOX, "140", new ProxySetting.None());

    @ParameterizedTest(name = "{0} {1} = {2}: {3}")
    @CsvSource({
        "CHROME, AudioCaptureAllowed, false, FAIL, DOES_NOT_WORK",
        "CHROME, VideoCaptureAllowed, false, FAIL, DOES_NOT_WORK",
        "CHROME, VideoCaptureAllowed, true, PASS, WORKS",
        "CHROME, WebRtcIPHandling, disable_non_proxied_udp, WARN, WORKS_WITH_LIMITS",
        "CHROME, WebRtcLocalhostIpHandling, DisableNonProxiedUdp, WARN, WORKS_WITH_LIMITS",
        "CHROME, WebRtcIPHandling, default_public_interface_only, PASS, WORKS",
        "CHROME, WebRtcUdpPortRange, 20000-20100, PASS, WORKS",
        "CHROME, PostQuantumKeyAgreementEnabled, true, PASS, WORKS",
        "CHROME, AuthSchemes, 'ntlm,negotiate', PASS, WORKS",
        "FIREFOX, media.peerconnection.enabled, false, FAIL, DOES_NOT_WORK",
        "FIREFOX, media.peerconnection.enabled, true, PASS, WORKS",
        "FIREFOX, media.peerconnection.ice.proxy_only, true, WARN, WORKS_WITH_LIMITS",
        "FIREFOX, media.peerconnection.ice.proxy_only_if_behind_proxy, true, PASS, WORKS",
        "FIREFOX, media.peerconnection.ice.no_host, true, WARN, WORKS_WITH_LIMITS",
        "FIREFOX, media.peerconnection.turn.disable, true, WARN, WORKS_WITH_LIMITS",
        "FIREFOX, permissions.default.camera, 2, WARN, WORKS_WITH_LIMITS",
        "FIREFOX, permissions.default.camera, 1, PASS, WORKS",
        "FIREFOX, Certificates.ImportEnterpriseRoots, true, PASS, WORKS",
    })
    void eachPolicyDoesWhatItDoes(
            BrowserName browser, String name, String value, Outcome outcome, Conclusion conclusion) {
        Answers answers = browser == BrowserName.FIREFOX ? FIREFOX : PaperService.answers();
        Diagnosis diagnosis =
                World.with(answers).on(machine(policy(browser, name, value))).diagnosis();
        assertThat(row(diagnosis).outcome()).isEqualTo(outcome);
        assertThat(diagnosis.conclusion()).isEqualTo(conclusion);
        assertThat(causes(diagnosis)).containsExactly(outcome == Outcome.PASS ? Cause.HEALTHY : Cause.BROWSER_POLICY);
    }

    @Test
    void theCauseNamesThePolicyAndItsRow() {
        CauseFound found = World.healthy()
                .on(machine(policy(BrowserName.CHROME, "AudioCaptureAllowed", "false")))
                .diagnosis()
                .causes()
                .getFirst();
        assertThat(found.details()).containsEntry("policies", "AudioCaptureAllowed = false");
        assertThat(found.requirements()).containsExactly("policies");
    }

    @Test
    void withoutUdpByPolicyAndWithoutRelaysByTheNetworkThereIsNoWay() {
        Diagnosis diagnosis = World.healthy()
                .fails(FailureClass.RESET, probe(ProbeKind.TURN_TCP, ProbeKind.TURN_TLS))
                .on(machine(policy(BrowserName.CHROME, "WebRtcIPHandling", "disable_non_proxied_udp")))
                .diagnosis();
        assertThat(row(diagnosis).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(diagnosis.conclusion()).isEqualTo(Conclusion.DOES_NOT_WORK);
    }

    @Test
    void aForcedProxyCountsWhereThereIsOne() {
        var proxy = new ProxySetting.Http(new HostPort("proxy.test", 8080));
        Diagnosis diagnosis = World.with(PaperService.answers(BrowserName.FIREFOX, "140", proxy))
                .on(machine(policy(BrowserName.FIREFOX, "media.peerconnection.ice.proxy_only_if_behind_proxy", "true")))
                .diagnosis();
        assertThat(row(diagnosis).outcome()).isEqualTo(Outcome.WARN);
    }

    @ParameterizedTest
    @CsvSource({
        "https://meet.corp.example, WARN",
        "*, PASS",
        "'https://intranet.example, https://api.svc.test', PASS",
        "https://[*.]svc.test, PASS"
    })
    void pagesThatAreListedMayUseTheMicrophone(String pages, Outcome outcome) {
        Diagnosis diagnosis = World.healthy()
                .on(machine(
                        policy(BrowserName.CHROME, "AudioCaptureAllowed", "false"),
                        policy(BrowserName.CHROME, "AudioCaptureAllowedUrls", pages)))
                .diagnosis();
        assertThat(row(diagnosis).outcome()).isEqualTo(outcome);
    }

    @Test
    void anotherBrowsersPolicyOrAnotherDeviceIsNoMatter() {
        Machine forbidden = machine(policy(BrowserName.EDGE, "AudioCaptureAllowed", "false"));
        assertThat(causes(World.healthy().on(forbidden).diagnosis())).containsExactly(Cause.HEALTHY);

        Machine own = machine(policy(BrowserName.CHROME, "AudioCaptureAllowed", "false"));
        Diagnosis diagnosis = World.with(PaperService.aboutAnother()).on(own).diagnosis();
        assertThat(row(diagnosis).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(causes(diagnosis)).containsExactly(Cause.HEALTHY);
    }

    @Test
    void whatCouldNotBeReadIsNoPass() {
        assertThat(row(World.healthy().diagnosis()).outcome()).isEqualTo(Outcome.NOT_TESTED);
        assertThat(row(World.healthy().on(machine(BrowserPolicy.UNREAD)).diagnosis())
                        .outcome())
                .isEqualTo(Outcome.NOT_TESTED);
        Answers safari = PaperService.answers(BrowserName.SAFARI, "18", new ProxySetting.None());
        assertThat(row(World.with(safari).on(machine()).diagnosis()).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(row(World.healthy().on(machine()).diagnosis()).outcome()).isEqualTo(Outcome.PASS);
    }

    private static Machine machine(BrowserPolicy... policies) {
        return new Machine(
                "host",
                "user",
                new OperatingSystem(OsName.LINUX, null),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Stream.of(policies).toList(),
                List.of());
    }

    private static BrowserPolicy policy(BrowserName browser, String name, String value) {
        return new BrowserPolicy(browser, name, value, "a file");
    }

    private static RequirementResult row(Diagnosis diagnosis) {
        return diagnosis.requirements().stream()
                .filter(r -> r.requirement().id().equals("policies"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Cause> causes(Diagnosis diagnosis) {
        return diagnosis.causes().stream().map(CauseFound::cause).toList();
    }
}
