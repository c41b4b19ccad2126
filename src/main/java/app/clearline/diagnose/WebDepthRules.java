// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Cause;
import app.clearline.model.Confidence;
import app.clearline.model.FailureClass;
import app.clearline.model.Measured;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Topic;
import java.util.List;

/// What stands in the way of TCP and TLS beyond whether they pass.
final class WebDepthRules {

    private WebDepthRules() {}

    /// Names have IPv6 addresses, and IPv6 leads nowhere while IPv4 does. Silent where any host answers over it,
    /// for one host alone, where this machine has no IPv6 or is told at once that there is none, and by a proxy.
    static void ipv6(Inquiry inquiry) {
        Evidence evidence = inquiry.evidence();
        List<Observation> silent = WebDepthJudge.silentOverIpv6(evidence);
        boolean ownToo = silent.stream().anyMatch(Evidence::own);
        if (inquiry.nothingBehind() || evidence.proxied() || !ownToo || !WebDepthJudge.leadsNowhere(evidence)) {
            return;
        }
        boolean others = Domains.owners(silent) > 1;
        inquiry.accept(Findings.of(inquiry, Cause.IPV6_BROKEN, others ? Confidence.CERTAIN : Confidence.LIKELY, silent)
                .with("hosts", Evidence.hosts(silent))
                .done());
    }

    /// A WebSocket opens, answers, and then falls silent or is cut, at every host where it was kept open. No more than
    /// possible where it ends without a word: a server may do so with those who never log in.
    static void heldUp(Inquiry inquiry) {
        List<Observation> held = StreamJudge.held(inquiry.evidence());
        if (inquiry.nothingBehind()
                || inquiry.has(Cause.SERVICE_DOWN, Cause.WEBSOCKET_BLOCKED)
                || held.isEmpty()
                || held.stream().anyMatch(Observation::ok)) {
            return;
        }
        boolean stalls = held.stream().anyMatch(o -> o.failed(FailureClass.STALLED));
        boolean ends = held.stream().allMatch(o -> o.failed(FailureClass.CLOSED));
        Confidence confidence = stalls && held.size() > 1 ? Confidence.CERTAIN : Confidence.LIKELY;
        List<String> domains = Findings.domains(inquiry.evidence().service());
        inquiry.accept(Findings.of(inquiry, Cause.WEBSOCKET_BLOCKED, ends ? Confidence.POSSIBLE : confidence, held)
                .with("variant", stalls ? "stalls" : "cut")
                .with("seconds", StreamJudge.seconds(held))
                .with("hosts", Evidence.hosts(held))
                .change(Topic.ALLOW_WEBSOCKET, Findings.tcp443(domains))
                .done());
    }

    /// Somebody on the way turns TLS 1.3 into an older version, and the far ends notice (RFC 8446 §4.1.3). Silent for
    /// servers that are old: they mark nothing, and whoever lets their certificates through cannot make them older
    /// unnoticed.
    static void downgraded(Inquiry inquiry) {
        List<Observation> marked = inquiry.evidence().mine(ProbeKind.TLS).stream()
                .filter(o -> o.failed(FailureClass.TLS_DOWNGRADED))
                .toList();
        if (inquiry.nothingBehind() || marked.isEmpty()) {
            return;
        }
        // One host alone may be at fault itself.
        boolean alone = marked.stream().map(o -> o.endpoint().host()).distinct().count() == 1;
        Confidence several = Domains.owners(marked) > 1 ? Confidence.CERTAIN : Confidence.LIKELY;
        inquiry.accept(Findings.of(inquiry, Cause.TLS_HANDSHAKE_BROKEN, alone ? Confidence.POSSIBLE : several, marked)
                .with("variant", "downgraded")
                .with("hosts", Evidence.hosts(marked))
                .done());
    }

    /// A long ClientHello is dropped where a short one is not. Silent where any host took it or answered it with
    /// an alert, and for one host alone.
    static void largeHello(Inquiry inquiry) {
        Evidence evidence = inquiry.evidence();
        List<Observation> cut = Evidence.tried(evidence.mine(ProbeKind.TLS_LARGE));
        if (inquiry.nothingBehind()
                || !WebDepthJudge.cutEverywhere(evidence)
                || cut.stream().noneMatch(Evidence::own)) {
            return;
        }
        String bytes = cut.stream()
                .flatMap(o -> o.found(Measured.Hello.class).stream())
                .map(hello -> String.valueOf(hello.bytes()))
                .findFirst()
                .orElse("");
        boolean others = Domains.owners(cut) > 1 && cut.stream().anyMatch(Evidence::control);
        inquiry.accept(
                Findings.of(inquiry, Cause.TLS_HANDSHAKE_BROKEN, others ? Confidence.CERTAIN : Confidence.LIKELY, cut)
                        .with("hosts", Evidence.hosts(cut))
                        .with("variant", "large")
                        .with("bytes", bytes)
                        .with("stops", LongGreeting.begins(evidence) ? "yes" : "no")
                        .done());
    }
}
