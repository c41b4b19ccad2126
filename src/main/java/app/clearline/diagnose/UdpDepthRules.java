// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Confidence;
import app.clearline.model.Criterion;
import app.clearline.model.Measured;
import app.clearline.model.NatBehavior;
import app.clearline.model.Observation;
import app.clearline.model.Outcome;
import app.clearline.model.ProbeKind;
import app.clearline.model.Requirement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is wrong with UDP where it passes.
final class UdpDepthRules {

    private static final int SURE = 3;

    private UdpDepthRules() {}

    /// Two servers saw one socket under different ports of one address. Silent where they saw different
    /// addresses: that is a second way out, not a strict NAT.
    static void natStrict(Inquiry inquiry) {
        for (Observation each : inquiry.evidence().of(ProbeKind.NAT)) {
            Measured.Nat nat = each.found(Measured.Nat.class).orElse(null);
            if (nat != null && UdpDepthJudge.strict(nat.mapping())) {
                inquiry.accept(Findings.of(inquiry, Cause.NAT_STRICT, Confidence.CERTAIN, List.of(each))
                        .with(
                                "part",
                                nat.mapping() == NatBehavior.ADDRESS_AND_PORT_DEPENDENT
                                        ? "address-and-port"
                                        : "address")
                        .done());
                return;
            }
        }
    }

    /// Hosts of different owners answer small requests and lose the large ones from the same size on.
    /// Silent where one host answers a large one, and where each has a limit of its own: servers may
    /// drop what they do not like. The responder tells which way it is, and it alone tells of the way back.
    static void largePacketsLost(Inquiry inquiry) {
        for (Map.Entry<Requirement, Verdict> row : inquiry.verdicts().entrySet()) {
            Verdict verdict = row.getValue();
            boolean lost = verdict.outcome() == Outcome.FAIL || verdict.outcome() == Outcome.WARN;
            if (row.getKey().criterion() instanceof Criterion.DatagramSize wanted && lost) {
                inquiry.accept(largePacketsLost(inquiry, wanted.bytes(), verdict.evidence()));
                return;
            }
        }
    }

    private static CauseFound largePacketsLost(Inquiry inquiry, int wanted, List<Observation> evidence) {
        SizeLimit limit = SizeLimit.of(evidence);
        Optional<SizeWays> ways = SizeWays.in(inquiry.evidence()).filter(w -> evidence.contains(w.by()));
        boolean out = limit.passed() < wanted;
        if (!out && ways.isPresent()) {
            return lostBack(inquiry, wanted, ways.get());
        }
        Findings found = Findings.of(inquiry, Cause.UDP_LARGE_PACKETS_LOST, sure(limit), evidence)
                .with("bytes", String.valueOf(limit.passed()))
                .with("wanted", String.valueOf(wanted))
                .with("hosts", Evidence.hosts(limit.best()));
        ways.ifPresent(w -> found.with("out", Evidence.hosts(List.of(w.by()))));
        ways.filter(w -> w.lostBelow(wanted))
                .ifPresent(w -> found.with("back", String.valueOf(w.sizes().down())));
        return found.done();
    }

    /// One far end alone tells of the way back, so what is lost may be lost on its side.
    private static CauseFound lostBack(Inquiry inquiry, int wanted, SizeWays ways) {
        List<Observation> by = List.of(ways.by());
        return Findings.of(inquiry, Cause.UDP_LARGE_PACKETS_LOST, Confidence.LIKELY, by)
                .with("variant", "back")
                .with("bytes", String.valueOf(ways.sizes().down()))
                .with("sent", String.valueOf(ways.sizes().up()))
                .with("wanted", String.valueOf(wanted))
                .with("hosts", Evidence.hosts(by))
                .done();
    }

    private static Confidence sure(SizeLimit limit) {
        if (limit.witnesses() >= SURE) {
            return Confidence.CERTAIN;
        }
        return limit.agreed() ? Confidence.LIKELY : Confidence.POSSIBLE;
    }

    /// A flow that was in use and then silent could not be reached any more, twice, while a fresh one
    /// could. Silent where it lasted as long as keep-alives need.
    static void idleTimeoutShort(Inquiry inquiry) {
        Measured.Opening opening = UdpDepthJudge.found(inquiry.evidence()).orElse(null);
        if (opening == null || !UdpDepthJudge.tooShort(opening) || opening.gone() == null) {
            return;
        }
        Duration survived = opening.survived() == null ? Duration.ZERO : opening.survived();
        inquiry.accept(Findings.of(
                        inquiry,
                        Cause.UDP_IDLE_TIMEOUT_SHORT,
                        Confidence.CERTAIN,
                        inquiry.evidence().of(ProbeKind.UDP_IDLE))
                .with("seconds", String.valueOf(opening.gone().toSeconds()))
                .with("survived", String.valueOf(survived.toSeconds()))
                .with("keepalive", keepAlive(survived))
                .done());
    }

    /// Half of what it is known to survive, so that one that is lost does not end it.
    private static String keepAlive(Duration survived) {
        return String.valueOf(Math.max(1, survived.toSeconds() / 2));
    }
}
