// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Criterion;
import app.clearline.model.Requirement;

/// Gives each requirement its outcome.
final class Judge {

    private Judge() {}

    static Verdict of(Evidence evidence, Requirement requirement) {
        if (!Conditions.hold(requirement.when(), evidence.answers())) {
            return Verdict.notApplicable("reason.other-set-up");
        }
        return switch (requirement.criterion()) {
            case Criterion.TcpPort c -> ReachabilityJudge.tcpPort(evidence, c);
            case Criterion.Domain c -> ReachabilityJudge.domain(evidence, c);
            case Criterion.Names c -> ReachabilityJudge.names(evidence, c);
            case Criterion.GenuineTls c -> ReachabilityJudge.genuineTls(evidence, c);
            case Criterion.Signalling c -> StreamJudge.signalling(evidence);
            case Criterion.UdpPort c -> MediaJudge.udpPort(evidence, c);
            case Criterion.UdpMedia c -> MediaJudge.udpMedia(evidence);
            case Criterion.UdpStateful c -> MediaJudge.udpStateful(evidence);
            case Criterion.UdpRange c -> MediaJudge.udpRange(evidence, c);
            case Criterion.Relay c -> StreamJudge.relay(evidence, c);
            case Criterion.Revocation c -> StreamJudge.revocation(evidence, c);
            case Criterion.Versions c -> BrowserJudge.versions(evidence);
            case Criterion.ProxyConfigured c -> ProxyJudge.configured(evidence);
            case Criterion.ProxyWithoutLogin c -> ProxyJudge.withoutLogin(evidence);
            case Criterion.Quality c -> QualityJudge.quality(evidence);
            case Criterion.DatagramSize c -> UdpDepthJudge.size(evidence, c);
            case Criterion.Mapping c -> UdpDepthJudge.mapping(evidence);
            case Criterion.Ipv6 c -> WebDepthJudge.ipv6(evidence);
            case Criterion.LargeHello c -> WebDepthJudge.largeHello(evidence);
            case Criterion.Policies c -> PolicyJudge.policies(evidence);
            case Criterion.Rule c -> BrowserJudge.rule(evidence, requirement, c);
        };
    }
}
