// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Cause;
import app.clearline.model.Confidence;
import app.clearline.model.Criterion;
import app.clearline.model.Measured;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Requirement;
import app.clearline.model.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What only a responder can tell. One that is not there, or has another key, says nothing.
final class ResponderRules {

    /// Of five ports asked five times each: what chance does not lose.
    private static final int ENOUGH = 5;

    private ResponderRules() {}

    /// Requests arrive, and nothing comes back. Silent where anybody else's answer does: then the responder's own
    /// answers are lost, by its firewall or on its side of the way.
    static void repliesLost(Inquiry inquiry) {
        List<Observation> udp = Evidence.tried(MediaJudge.udp(inquiry.evidence()));
        List<Observation> one = inquiry.evidence().direct(ProbeKind.UDP_HEARD).stream()
                .filter(o -> o.found(Measured.Heard.class)
                        .map(h -> h.heard() >= ENOUGH && h.answered() == 0)
                        .orElse(false))
                .toList();
        boolean othersAnswer = udp.stream().anyMatch(MediaJudge::answered);
        if (one.isEmpty() || othersAnswer || inquiry.has(Cause.NO_NETWORK, Cause.CAPTIVE_PORTAL)) {
            return;
        }
        List<Observation> evidence = new ArrayList<>(one);
        evidence.addAll(udp);
        // With nobody else to compare with, it may still be the responder's side.
        Confidence confidence = udp.isEmpty() ? Confidence.POSSIBLE : Confidence.CERTAIN;
        inquiry.accept(Findings.of(inquiry, Cause.UDP_REPLIES_LOST, confidence, evidence)
                .with("ports", UdpRules.range(inquiry.evidence()))
                .done());
    }

    /// Names the ranges that are shut.
    ///
    /// @return whether the responder's ports settle the matter, be it that all are open
    static boolean ports(Inquiry inquiry) {
        OpenPorts ports = ranges(inquiry.evidence())
                .flatMap(range -> OpenPorts.in(inquiry.evidence(), range).stream())
                .findFirst()
                .orElse(null);
        if (ports == null) {
            return false;
        }
        if (ports.allOpen()) {
            return true;
        }
        List<Observation> others = Evidence.tried(MediaJudge.udp(inquiry.evidence())).stream()
                .filter(o -> !MediaJudge.answered(o)
                        && OpenPorts.covers(ports.silent(), o.endpoint().port()))
                .toList();
        List<Observation> evidence = new ArrayList<>(List.of(ports.by()));
        evidence.addAll(others);
        inquiry.accept(Findings.of(
                        inquiry,
                        Cause.UDP_HIGH_PORTS_BLOCKED,
                        others.isEmpty() ? Confidence.LIKELY : Confidence.CERTAIN,
                        evidence)
                .with("ports", OpenPorts.text(ports.silent()))
                .with("open", OpenPorts.text(ports.open()))
                .change(Topic.ALLOW_UDP_HIGH_PORTS, Findings.udp(UdpRules.range(inquiry.evidence())))
                .done());
        return true;
    }

    private static Stream<Criterion.UdpRange> ranges(Evidence evidence) {
        return evidence.service().requirements().stream()
                .map(Requirement::criterion)
                .flatMap(c -> c instanceof Criterion.UdpRange range ? Stream.of(range) : Stream.empty());
    }
}
