// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Criterion;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.Measured;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Judges the ways of sound and picture over UDP.
final class MediaJudge {

    private MediaJudge() {}

    /// All UDP probes of the service and of controls.
    static List<Observation> udp(Evidence evidence) {
        return evidence.direct(ProbeKind.STUN_UDP, ProbeKind.TURN_UDP);
    }

    /// Whether the far end answered, be it with a refusal: the way there is open.
    static boolean answered(Observation observation) {
        return observation.ok() || observation.failed(FailureClass.STUN_ERROR, FailureClass.CREDENTIALS_REJECTED);
    }

    static Verdict udpPort(Evidence evidence, Criterion.UdpPort criterion) {
        List<Observation> some = on(evidence, o -> o.endpoint().port() == criterion.port());
        String port = String.valueOf(criterion.port());
        List<Observation> tried = Evidence.tried(some);
        if (tried.isEmpty()) {
            return untried(evidence, some);
        }
        List<Observation> own = tried.stream().filter(Evidence::own).toList();
        List<Observation> answered = tried.stream().filter(MediaJudge::answered).toList();
        if (answered.isEmpty()) {
            return Verdict.fail(
                    tried,
                    "reason.udp.silent",
                    "port",
                    port,
                    "sends",
                    String.valueOf(sends(tried)),
                    "hosts",
                    Evidence.hosts(tried));
        }
        List<Observation> ownAnswered =
                own.stream().filter(MediaJudge::answered).toList();
        if (!ownAnswered.isEmpty()) {
            return Verdict.pass(ownAnswered, "reason.udp.open", "port", port, "hosts", Evidence.hosts(ownAnswered));
        }
        return own.isEmpty()
                ? Verdict.pass(answered, "reason.udp.open-by-control", "port", port, "hosts", Evidence.hosts(answered))
                : Verdict.warn(tried, "reason.udp.only-control", "port", port, "hosts", Evidence.hosts(own));
    }

    static Verdict udpMedia(Evidence evidence) {
        List<Observation> some = on(evidence, o -> true);
        List<Observation> tried = Evidence.tried(some);
        if (tried.isEmpty()) {
            return untried(evidence, some);
        }
        List<Observation> answered = tried.stream().filter(MediaJudge::answered).toList();
        return answered.isEmpty()
                ? Verdict.fail(tried, "reason.udp.none", "hosts", Evidence.hosts(tried))
                : RelayJudge.media(
                        evidence, Verdict.pass(answered, "reason.udp.media", "hosts", Evidence.hosts(answered)));
    }

    static Verdict udpStateful(Evidence evidence) {
        List<Observation> some = on(evidence, o -> true);
        List<Observation> answered =
                Evidence.tried(some).stream().filter(MediaJudge::answered).toList();
        Verdict lasting = lasting(evidence);
        if (!answered.isEmpty()) {
            boolean noCaller =
                    evidence.of(ProbeKind.UDP_IDLE).stream().anyMatch(o -> o.failed(FailureClass.UNSUPPORTED));
            String plain = noCaller ? "reason.udp.replies-return-untimed" : "reason.udp.replies-return";
            return lasting != null ? lasting : Verdict.pass(answered, plain);
        }
        List<Observation> tried = Evidence.tried(some);
        return tried.isEmpty() ? untried(evidence, some) : Verdict.notTested(tried, "reason.udp.no-flow");
    }

    /// How long a flow stays open while it is silent; null where nobody measured it.
    private static @Nullable Verdict lasting(Evidence evidence) {
        Measured.Opening opening = UdpDepthJudge.found(evidence).orElse(null);
        if (opening == null) {
            return null;
        }
        List<Observation> by = UdpDepthJudge.opening(evidence).stream().toList();
        if (opening.gone() == null) {
            return opening.survived() == null
                    ? null
                    : Verdict.pass(by, "reason.udp.lasts", "seconds", seconds(opening.survived()));
        }
        return UdpDepthJudge.tooShort(opening)
                ? Verdict.warn(by, "reason.udp.forgotten", "seconds", seconds(opening.gone()))
                : Verdict.pass(by, "reason.udp.lasts", "seconds", seconds(UdpDepthJudge.LONG_ENOUGH));
    }

    private static String seconds(Duration time) {
        return String.valueOf(time.toSeconds());
    }

    /// What is known of the range comes from a sample: the ports where somebody is known to answer.
    static Verdict udpRange(Evidence evidence, Criterion.UdpRange criterion) {
        Optional<OpenPorts> ports = OpenPorts.in(evidence, criterion);
        if (ports.isPresent()) {
            return udpPorts(ports.get());
        }
        List<Integer> named = OpenPorts.named(evidence);
        List<Observation> some = on(
                evidence,
                o -> o.endpoint().port() >= criterion.from()
                        && o.endpoint().port() <= criterion.to()
                        && !named.contains(o.endpoint().port()));
        List<Observation> tried = Evidence.tried(some);
        Optional<RelayedPorts> relayed = RelayedPorts.in(evidence, criterion, tried);
        if (relayed.isPresent()) {
            return relayed.get().verdict(evidence);
        }
        if (tried.isEmpty()) {
            Observation unusable = OpenPorts.unusable(evidence);
            if (unusable != null && unusable.failure() != null) {
                return Verdict.notTested(
                        List.of(unusable),
                        "reason.udp.responder-unusable",
                        "why",
                        unusable.failure().detail());
            }
            return some.isEmpty() ? Verdict.notTested(some, "reason.udp.no-far-end") : untried(evidence, some);
        }
        List<Observation> answered = tried.stream().filter(MediaJudge::answered).toList();
        List<Observation> silent = tried.stream().filter(o -> !answered(o)).toList();
        if (silent.isEmpty()) {
            return Verdict.pass(answered, "reason.udp.range-sample", "ports", ports(tried));
        }
        if (!silentForSure(evidence, silent)) {
            return Verdict.notTested(
                    tried, "reason.udp.range-unsure", "ports", ports(silent), "hosts", Evidence.hosts(silent));
        }
        return answered.isEmpty()
                ? Verdict.fail(tried, "reason.udp.range-silent", "ports", ports(tried))
                : Verdict.warn(tried, "reason.udp.range-mixed", "ports", ports(tried));
    }

    /// One silent host may be down; two of different owners are not, nor is anybody where no UDP is
    /// answered at all.
    static boolean silentForSure(Evidence evidence, List<Observation> silent) {
        List<Observation> all = Evidence.tried(udp(evidence));
        boolean nobody = all.stream().noneMatch(MediaJudge::answered);
        return Domains.owners(nobody ? all : silent) > 1;
    }

    /// A sample speaks for what lies between two of its ports, and says so.
    private static Verdict udpPorts(OpenPorts ports) {
        List<Observation> by = List.of(ports.by());
        String asked = String.valueOf(ports.asked());
        if (ports.allOpen()) {
            String key = ports.each() ? "reason.udp.ports-open" : "reason.udp.ports-sample-open";
            return Verdict.pass(by, key, "asked", asked, "open", OpenPorts.text(ports.open()));
        }
        String silent = OpenPorts.text(ports.silent());
        if (ports.allSilent()) {
            return Verdict.fail(by, "reason.udp.ports-silent", "asked", asked, "silent", silent);
        }
        String key = ports.each() ? "reason.udp.ports-mixed" : "reason.udp.ports-sample-mixed";
        return Verdict.warn(by, key, "asked", asked, "silent", silent, "open", OpenPorts.text(ports.open()));
    }

    static String ports(List<Observation> some) {
        return String.join(
                ", ",
                some.stream()
                        .map(o -> String.valueOf(o.endpoint().port()))
                        .distinct()
                        .toList());
    }

    private static List<Observation> on(Evidence evidence, Predicate<Observation> which) {
        return udp(evidence).stream().filter(which).toList();
    }

    /// Names of relays that do not resolve are no fault of UDP: only a session would tell them.
    private static Verdict untried(Evidence evidence, List<Observation> some) {
        boolean gone = some.stream()
                .anyMatch(o -> o.endpoint().sample()
                        && evidence.lookup(o.endpoint().host())
                                .map(d -> d.failed(FailureClass.NAME_NOT_FOUND))
                                .orElse(false));
        return gone ? Verdict.notTested(some, "reason.names.samples-gone") : Verdict.untried(some);
    }

    private static int sends(List<Observation> some) {
        return some.stream()
                .mapToInt(o -> switch (o.finding()) {
                    case Finding.Stun stun -> stun.sent();
                    case Finding.Turn turn -> turn.sent();
                    case null, default -> 5;
                })
                .sum();
    }
}
