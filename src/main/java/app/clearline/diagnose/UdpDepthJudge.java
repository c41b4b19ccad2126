// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Criterion;
import app.clearline.model.Measured;
import app.clearline.model.NatBehavior;
import app.clearline.model.Observation;
import app.clearline.model.Outcome;
import app.clearline.model.ProbeKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Judges what happens to UDP beyond whether it passes.
final class UdpDepthJudge {

    /// How long an opening has to last without traffic: a keep-alive every 15 s is the most that ICE
    /// allows a client to wait (RFC 8445 §11), and one of them may be lost. Below twice that, a single
    /// loss can end a call that is on hold or a relay that waits for its turn. RFC 4787 §4.3 asks for
    /// two minutes.
    static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    /// What the least packet that IPv6 allows everywhere (1,280 bytes, RFC 8200 §5) leaves to UDP.
    private static final int IPV6_PAYLOAD = 1232;

    private UdpDepthJudge() {}

    /// The way out as all hosts have it, and the way back as the responder has it.
    static Verdict size(Evidence evidence, Criterion.DatagramSize criterion) {
        Optional<SizeWays> ways = SizeWays.in(evidence);
        Verdict out = out(evidence, criterion, ways);
        return out.outcome() == Outcome.FAIL
                ? out
                : ways.filter(w -> w.backLost(criterion.bytes(), evidence))
                        .map(UdpDepthJudge::lostBack)
                        .orElse(out);
    }

    private static Verdict lostBack(SizeWays ways) {
        List<Observation> by = List.of(ways.by());
        return Verdict.warn(
                by,
                "reason.size.lost-back",
                "sent",
                String.valueOf(ways.sizes().up()),
                "bytes",
                String.valueOf(ways.sizes().down()),
                "hosts",
                Evidence.hosts(by));
    }

    private static Verdict out(Evidence evidence, Criterion.DatagramSize criterion, Optional<SizeWays> ways) {
        List<Observation> some = evidence.of(ProbeKind.UDP_SIZE);
        List<Observation> measured = new ArrayList<>(Evidence.tried(some).stream()
                .filter(o -> o.finding() instanceof Measured.DatagramSize)
                .toList());
        if (measured.isEmpty()) {
            return Verdict.untried(some);
        }
        SizeLimit strangers = SizeLimit.of(measured);
        boolean sameThere = ways.filter(w -> w.confirms(strangers)).isPresent();
        if (strangers.passed() < criterion.bytes()) {
            // One host alone, or hosts that disagree, leave open whose limit it is; the responder has none of its own.
            ways.filter(w -> strangers.agreed() ? w.confirms(strangers) : w.settled(criterion.bytes()))
                    .ifPresent(w -> measured.add(w.by()));
        }
        SizeLimit limit = SizeLimit.of(measured);
        if (limit.passed() >= criterion.bytes()) {
            Optional<Verdict> other = ipv6(evidence, criterion);
            if (other.isPresent()) {
                return other.get();
            }
        }
        String bytes = String.valueOf(limit.passed());
        if (limit.passed() >= criterion.bytes()) {
            return Verdict.pass(
                    limit.best(), "reason.size.passes", "bytes", bytes, "hosts", Evidence.hosts(limit.best()));
        }
        if (limit.agreed()) {
            return sameThere
                    ? Verdict.fail(
                            measured,
                            "reason.size.lost-out",
                            "bytes",
                            bytes,
                            "hosts",
                            Evidence.hosts(measured),
                            "far",
                            Evidence.hosts(List.of(ways.orElseThrow().by())))
                    : Verdict.fail(measured, "reason.size.lost", "bytes", bytes, "hosts", Evidence.hosts(measured));
        }
        return limit.alone()
                ? Verdict.warn(measured, "reason.size.one-host", "bytes", bytes, "hosts", Evidence.hosts(measured))
                : Verdict.notTested(measured, "reason.size.disagree", "hosts", Evidence.hosts(measured));
    }

    /// Whether large datagrams get lost over IPv6 alone. Nothing is said where only one host tells, or none: a host
    /// that is silent over IPv6 may not serve it, and calls go by IPv4 then.
    private static Optional<Verdict> ipv6(Evidence evidence, Criterion.DatagramSize criterion) {
        List<Observation> measured = evidence.of(ProbeKind.UDP_SIZE_IPV6).stream()
                .filter(o -> o.finding() instanceof Measured.DatagramSize)
                .toList();
        if (measured.isEmpty()) {
            return Optional.empty();
        }
        SizeLimit limit = SizeLimit.of(measured);
        if (!limit.agreed() || limit.passed() >= Math.min(criterion.bytes(), IPV6_PAYLOAD)) {
            return Optional.empty();
        }
        return Optional.of(Verdict.fail(
                measured,
                "reason.size.lost-ipv6",
                "bytes",
                String.valueOf(limit.passed()),
                "hosts",
                Evidence.hosts(measured)));
    }

    static Verdict mapping(Evidence evidence) {
        List<Observation> some = evidence.of(ProbeKind.NAT);
        Optional<Measured.Nat> nat =
                some.stream().flatMap(o -> o.found(Measured.Nat.class).stream()).findFirst();
        if (nat.isEmpty()) {
            return Verdict.untried(some);
        }
        return switch (nat.get().mapping()) {
            case NONE -> Verdict.pass(some, "reason.nat.none");
            case ENDPOINT_INDEPENDENT -> Verdict.pass(some, "reason.nat.one-address");
            case ADDRESS_DEPENDENT, ADDRESS_AND_PORT_DEPENDENT -> Verdict.warn(some, "reason.nat.many-addresses");
            case INCONCLUSIVE -> Verdict.notTested(some, "reason.nat.inconclusive");
        };
    }

    static boolean strict(NatBehavior mapping) {
        return mapping == NatBehavior.ADDRESS_DEPENDENT || mapping == NatBehavior.ADDRESS_AND_PORT_DEPENDENT;
    }

    /// The measurement of how long an opening lasts, where there is one.
    static Optional<Observation> opening(Evidence evidence) {
        return evidence.of(ProbeKind.UDP_IDLE).stream()
                .filter(o -> o.ok() && o.finding() instanceof Measured.Opening)
                .findFirst();
    }

    static Optional<Measured.Opening> found(Evidence evidence) {
        return opening(evidence).flatMap(o -> o.found(Measured.Opening.class));
    }

    static boolean tooShort(Measured.Opening opening) {
        return opening.gone() != null && opening.gone().compareTo(LONG_ENOUGH) < 0;
    }
}
