// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Cause;
import app.clearline.model.Confidence;
import app.clearline.model.Criterion;
import app.clearline.model.FailureClass;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Requirement;
import app.clearline.model.Topic;
import java.util.List;
import java.util.stream.Stream;

/// What firewalls do to UDP. Every probe sent its request at least five times, so a silent one is no chance loss.
final class UdpRules {

    private UdpRules() {}

    /// No UDP at all, or not on the service's port, or not on high ports: whichever the evidence is exactly for.
    static void blocked(Inquiry inquiry) {
        Evidence evidence = inquiry.evidence();
        List<Observation> tried = Evidence.tried(MediaJudge.udp(evidence));
        boolean somethingElse = evidence.all().stream().anyMatch(Observation::ok);
        if (inquiry.has(Cause.NO_NETWORK, Cause.CAPTIVE_PORTAL, Cause.UDP_REPLIES_LOST)
                || tried.isEmpty()
                || !somethingElse) {
            return;
        }
        List<Integer> named = ports(evidence);
        List<Observation> usual =
                tried.stream().filter(o -> named.contains(o.endpoint().port())).toList();
        List<Observation> high =
                tried.stream().filter(o -> !named.contains(o.endpoint().port())).toList();
        boolean usualOpen = usual.stream().anyMatch(MediaJudge::answered);
        boolean highOpen = high.stream().anyMatch(MediaJudge::answered) || RelayedPorts.open(evidence);
        String ports = MediaJudge.ports(tried);
        String main = named.isEmpty() ? "3478" : String.valueOf(named.getFirst());
        if (!usualOpen && !highOpen) {
            inquiry.accept(Findings.of(inquiry, Cause.UDP_BLOCKED, sure(tried), tried)
                    .with("ports", ports)
                    .change(Topic.ALLOW_UDP_3478, Findings.udp(main))
                    .change(Topic.ALLOW_UDP_HIGH_PORTS, Findings.udp(range(evidence)))
                    .done());
        } else if (!usualOpen && !usual.isEmpty()) {
            inquiry.accept(Findings.of(inquiry, Cause.UDP_3478_BLOCKED, sure(usual), usual)
                    .with("ports", MediaJudge.ports(usual))
                    .change(Topic.ALLOW_UDP_3478, Findings.udp(main))
                    .done());
        } else if (ResponderRules.ports(inquiry)) {
            // The responder's ports say more than the few where others answer.
            return;
        } else if (relayPorts(inquiry, high)) {
            // So do those of relays.
            return;
        } else if (!highOpen && MediaJudge.silentForSure(evidence, high)) {
            inquiry.accept(Findings.of(inquiry, Cause.UDP_HIGH_PORTS_BLOCKED, sure(high), high)
                    .with("ports", MediaJudge.ports(high))
                    .change(Topic.ALLOW_UDP_HIGH_PORTS, Findings.udp(range(evidence)))
                    .done());
        }
    }

    /// Ports of relays, with those where others answer.
    ///
    /// @return whether there are any, be it that they are all open or that they leave it open
    private static boolean relayPorts(Inquiry inquiry, List<Observation> high) {
        Evidence evidence = inquiry.evidence();
        RelayedPorts ports = criteria(evidence)
                .flatMap(c -> c instanceof Criterion.UdpRange range
                        ? RelayedPorts.in(evidence, range, high).stream()
                        : Stream.empty())
                .findFirst()
                .orElse(null);
        if (ports == null) {
            return false;
        }
        ports.confidence(evidence)
                .ifPresent(sure ->
                        inquiry.accept(Findings.of(inquiry, Cause.UDP_HIGH_PORTS_BLOCKED, sure, ports.evidence())
                                .with("ports", ports.shutRanges())
                                .with("open", ports.openRanges())
                                .change(Topic.ALLOW_UDP_HIGH_PORTS, Findings.udp(range(evidence)))
                                .done()));
        return true;
    }

    /// One silent host may be down; two are not down together.
    private static Confidence sure(List<Observation> silent) {
        long hosts = silent.stream().map(o -> o.endpoint().host()).distinct().count();
        return hosts > 1 ? Confidence.CERTAIN : Confidence.LIKELY;
    }

    private static List<Integer> ports(Evidence evidence) {
        return criteria(evidence)
                .flatMap(c -> c instanceof Criterion.UdpPort port ? Stream.of(port.port()) : Stream.empty())
                .toList();
    }

    static String range(Evidence evidence) {
        return criteria(evidence)
                .flatMap(c -> c instanceof Criterion.UdpRange r ? Stream.of(r.from() + "–" + r.to()) : Stream.empty())
                .findFirst()
                .orElse("1025–65535");
    }

    private static Stream<Criterion> criteria(Evidence evidence) {
        return evidence.service().requirements().stream().map(Requirement::criterion);
    }

    /// The relay answers and refuses the login that was given: reachable, so not the network.
    static void credentials(Inquiry inquiry) {
        List<Observation> rejected =
                inquiry.evidence().of(ProbeKind.TURN_UDP, ProbeKind.TURN_TCP, ProbeKind.TURN_TLS).stream()
                        .filter(o -> Evidence.own(o) && o.failed(FailureClass.CREDENTIALS_REJECTED))
                        .toList();
        if (!rejected.isEmpty()) {
            inquiry.accept(Findings.of(inquiry, Cause.TURN_CREDENTIALS_REJECTED, Confidence.CERTAIN, rejected)
                    .with("hosts", Evidence.hosts(rejected))
                    .done());
        }
    }
}
