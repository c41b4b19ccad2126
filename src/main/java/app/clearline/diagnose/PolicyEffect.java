// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.BrowserPolicy;
import app.clearline.model.Confidence;
import app.clearline.model.Criterion;
import app.clearline.model.LowerCase;
import app.clearline.model.Observation;
import app.clearline.model.Outcome;
import app.clearline.model.ProbeKind;
import app.clearline.model.Requirement;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What one policy does to calls.
///
/// The effects are those of the browsers' policy lists. What a policy does together with a network that has no other
/// way is judged from what was seen.
///
/// @param outcome `FAIL` where it stops calls, `WARN` where it limits them or may stop them, `PASS` else
/// @param confidence that it has this effect
/// @param reason the sentence for it
record PolicyEffect(BrowserPolicy policy, Outcome outcome, Confidence confidence, String reason) {

    private static final Set<String> EVERYWHERE = Set.of("*", "*://*", "http://*", "https://*", "https://*/*", "[*.]");

    /// The effects of all that is laid down for the browser of the answers, the weightiest first.
    static List<PolicyEffect> all(Evidence evidence) {
        return policies(evidence).stream()
                .map(policy -> of(evidence, policy))
                .sorted((one, other) -> other.outcome().compareTo(one.outcome()))
                .toList();
    }

    /// `NAME = VALUE`, as an administrator finds it.
    String said() {
        return policy.name() + " = " + policy.value();
    }

    private static List<BrowserPolicy> policies(Evidence evidence) {
        return evidence.machine().policies().stream()
                .filter(p -> p.browser() == evidence.answers().browser().name())
                .toList();
    }

    private static PolicyEffect of(Evidence evidence, BrowserPolicy policy) {
        boolean on = policy.value().equalsIgnoreCase("true");
        boolean off = policy.value().equalsIgnoreCase("false");
        boolean denied = policy.value().equals("2");
        return switch (policy.name()) {
            case "AudioCaptureAllowed" ->
                off ? captureOff(evidence, policy, "reason.policies.microphone-off") : harmless(policy);
            case "VideoCaptureAllowed" ->
                off ? captureOff(evidence, policy, "reason.policies.camera-off") : harmless(policy);
            case "WebRtcIPHandling", "WebRtcLocalhostIpHandling" ->
                squeezed(policy.value()).equals("disablenonproxiedudp")
                        ? withoutUdp(evidence, policy, "reason.policies.udp-off")
                        : harmless(policy);
            case "media.peerconnection.enabled" -> off ? stops(policy, "reason.policies.webrtc-off") : harmless(policy);
            case "media.peerconnection.ice.proxy_only" ->
                on ? withoutUdp(evidence, policy, "reason.policies.proxy-only") : harmless(policy);
            case "media.peerconnection.ice.proxy_only_if_behind_proxy" ->
                on && evidence.proxied() ? withoutUdp(evidence, policy, "reason.policies.udp-off") : harmless(policy);
            case "media.peerconnection.ice.no_host" ->
                on ? may(policy, "reason.policies.addresses-hidden") : harmless(policy);
            case "media.peerconnection.turn.disable" -> on ? withoutRelay(evidence, policy) : harmless(policy);
            case "Permissions.Camera.BlockNewRequests", "Permissions.Microphone.BlockNewRequests" ->
                on ? may(policy, "reason.policies.may-not-ask") : harmless(policy);
            case "permissions.default.camera", "permissions.default.microphone" ->
                denied ? may(policy, "reason.policies.may-not-ask") : harmless(policy);
            default -> harmless(policy);
        };
    }

    /// Pages that are listed may still use it; which page the call is on is not known here.
    private static PolicyEffect captureOff(Evidence evidence, BrowserPolicy policy, String reason) {
        List<String> pages = policies(evidence).stream()
                .filter(p -> p.name().equals(policy.name() + "Urls"))
                .flatMap(p -> Stream.of(p.value().split(",", -1)).map(String::strip))
                .filter(page -> !page.isEmpty())
                .toList();
        if (pages.isEmpty()) {
            return stops(policy, reason);
        }
        boolean listed = pages.stream().anyMatch(page -> EVERYWHERE.contains(page) || ofTheService(evidence, page));
        return listed
                ? harmless(policy)
                : new PolicyEffect(policy, Outcome.WARN, Confidence.POSSIBLE, "reason.policies.listed-pages");
    }

    private static boolean ofTheService(Evidence evidence, String page) {
        String host =
                Pattern.compile("^[a-z*]+://|\\[\\*\\.]|[/:].*$").matcher(page).replaceAll("");
        return evidence.service().requirements().stream()
                .map(Requirement::criterion)
                .anyMatch(c -> c instanceof Criterion.Domain d
                        && (Domains.matches(d.domain(), host) || d.domain().equals("*." + host)));
    }

    /// Sound and picture are left with relays over TCP.
    private static PolicyEffect withoutUdp(Evidence evidence, BrowserPolicy policy, String reason) {
        List<Observation> relays =
                Evidence.tried(Evidence.ownOrControl(evidence.mine(ProbeKind.TURN_TCP, ProbeKind.TURN_TLS)));
        boolean none = !relays.isEmpty() && relays.stream().noneMatch(MediaJudge::answered);
        return none
                ? stops(policy, "reason.policies.udp-off-no-relay")
                : new PolicyEffect(policy, Outcome.WARN, Confidence.CERTAIN, reason);
    }

    /// Sound and picture are left with UDP.
    private static PolicyEffect withoutRelay(Evidence evidence, BrowserPolicy policy) {
        List<Observation> udp = Evidence.tried(MediaJudge.udp(evidence));
        boolean none = !udp.isEmpty() && udp.stream().noneMatch(MediaJudge::answered);
        return none
                ? stops(policy, "reason.policies.relay-off-no-udp")
                : new PolicyEffect(policy, Outcome.WARN, Confidence.CERTAIN, "reason.policies.relay-off");
    }

    private static PolicyEffect stops(BrowserPolicy policy, String reason) {
        return new PolicyEffect(policy, Outcome.FAIL, Confidence.CERTAIN, reason);
    }

    private static PolicyEffect may(BrowserPolicy policy, String reason) {
        return new PolicyEffect(policy, Outcome.WARN, Confidence.LIKELY, reason);
    }

    private static PolicyEffect harmless(BrowserPolicy policy) {
        return new PolicyEffect(policy, Outcome.PASS, Confidence.CERTAIN, "reason.policies.harmless");
    }

    private static String squeezed(String value) {
        return LowerCase.of(value).replace("_", "");
    }
}
