// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Criterion;
import app.clearline.model.Endpoint;
import app.clearline.model.FailureClass;
import app.clearline.model.Measured;
import app.clearline.model.Observation;
import app.clearline.model.Outcome;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Judges what a call holds open over TCP: signalling and relays; and what certificates are verified with.
final class StreamJudge {

    private StreamJudge() {}

    static Verdict signalling(Evidence evidence) {
        Verdict opened = judge(evidence, reaches(evidence, ProbeKind.WEBSOCKET), "signalling");
        List<Observation> held = held(evidence);
        List<Observation> lost = held.stream().filter(o -> !o.ok()).toList();
        boolean open = opened.outcome() == Outcome.PASS || opened.outcome() == Outcome.WARN;
        if (!open || lost.isEmpty()) {
            return opened;
        }
        String hosts = Evidence.hosts(lost);
        if (lost.size() < held.size()) {
            return Verdict.warn(lost, "reason.signalling.some-lost", "hosts", hosts);
        }
        // A connection that ends without a word may be the server's own way to end one that never logged in.
        return lost.stream().allMatch(o -> o.failed(FailureClass.CLOSED))
                ? Verdict.warn(lost, "reason.signalling.ended", "hosts", hosts, "seconds", seconds(lost))
                : Verdict.fail(lost, "reason.signalling.lost", "hosts", hosts, "seconds", seconds(lost));
    }

    /// WebSockets that were kept open, or were to be.
    static List<Observation> held(Evidence evidence) {
        return Evidence.ownOrControl(Evidence.tried(evidence.mine(ProbeKind.WEBSOCKET_HOLD)));
    }

    /// For how long the first of them lived.
    static String seconds(List<Observation> lost) {
        return lost.stream()
                .flatMap(o -> o.found(Measured.Held.class).stream())
                .map(held -> String.format(Locale.ROOT, "%.1f", held.held().toMillis() / 1000.0))
                .findFirst()
                .orElse("0");
    }

    static Verdict relay(Evidence evidence, Criterion.Relay criterion) {
        boolean tls = criterion.transport().equals("tls");
        Verdict answered = judge(evidence, reaches(evidence, tls ? ProbeKind.TURN_TLS : ProbeKind.TURN_TCP), "relay");
        return RelayJudge.data(evidence, answered, tls ? ProbeKind.RELAY_TLS : ProbeKind.RELAY_TCP);
    }

    private static List<Reach> reaches(Evidence evidence, ProbeKind kind) {
        return evidence.service().endpoints().stream()
                .filter(e -> e.probes().contains(kind))
                .map(e -> Reach.upTo(evidence, e, evidence.route(), kind))
                .toList();
    }

    /// The service's own endpoints decide; where none of them is known, controls of the same kind speak for the port.
    private static Verdict judge(Evidence evidence, List<Reach> all, String what) {
        Verdict gate = ProxyJudge.closedGate(evidence);
        if (gate != null) {
            return gate;
        }
        List<Reach> known =
                all.stream().filter(Reach::complete).filter(r -> !r.mute()).toList();
        List<Reach> own =
                known.stream().filter(r -> r.endpoint().role() != Role.CONTROL).toList();
        List<Reach> told = own.isEmpty() ? known : own;
        if (told.isEmpty()) {
            return all.stream().anyMatch(Reach::sampleGone)
                    ? Verdict.notTested(List.of(), "reason.names.samples-gone")
                    : Verdict.untried(notRun(evidence, all));
        }
        List<Observation> evidences =
                told.stream().flatMap(r -> r.chain().stream()).toList();
        String hosts = hosts(told);
        if (told.stream().anyMatch(r -> r.brokeWith(FailureClass.PROXY_LOGIN))) {
            return Verdict.notTested(evidences, "reason.proxy.login");
        }
        if (told.stream().anyMatch(r -> r.brokeWith(FailureClass.CREDENTIALS_REJECTED))) {
            return Verdict.warn(evidences, "reason.relay.login-refused", "hosts", hosts);
        }
        List<Reach> open = told.stream().filter(StreamJudge::open).toList();
        if (open.isEmpty()) {
            return Verdict.fail(evidences, "reason." + what + ".closed", "hosts", hosts);
        }
        if (open.size() < told.size()) {
            return Verdict.warn(evidences, "reason." + what + ".some", "hosts", hosts(closed(told)));
        }
        return own.isEmpty()
                ? Verdict.pass(evidences, "reason." + what + ".open-by-control", "hosts", hosts)
                : Verdict.pass(evidences, "reason." + what + ".open", "hosts", hosts);
    }

    private static boolean open(Reach reach) {
        return reach.usable() || reach.brokeWith(FailureClass.STUN_ERROR);
    }

    private static List<Reach> closed(List<Reach> reaches) {
        return reaches.stream().filter(r -> !open(r)).toList();
    }

    static Verdict revocation(Evidence evidence, Criterion.Revocation criterion) {
        List<Reach> all = evidence.service().endpoints().stream()
                .filter(e -> e.probes().contains(criterion.kind()) && Domains.matches(criterion.host(), e.host()))
                .map(e -> Reach.upTo(evidence, e, evidence.route(), criterion.kind()))
                .toList();
        Verdict gate = ProxyJudge.closedGate(evidence);
        if (gate != null) {
            return Verdict.notTested(gate.evidence(), gate.reason().key(), "proxy", ProxyJudge.proxyName(evidence));
        }
        List<Reach> known = all.stream().filter(Reach::complete).toList();
        if (known.isEmpty()) {
            return Verdict.untried(notRun(evidence, all));
        }
        List<Observation> evidences =
                known.stream().flatMap(r -> r.chain().stream()).toList();
        if (known.stream().anyMatch(r -> r.brokeWith(FailureClass.PROXY_LOGIN))) {
            return Verdict.notTested(evidences, "reason.proxy.login");
        }
        List<Reach> broken = known.stream().filter(r -> !r.usable()).toList();
        if (broken.isEmpty()) {
            return Verdict.pass(evidences, "reason.revocation.answered", "hosts", hosts(known));
        }
        boolean other =
                broken.stream().allMatch(r -> r.brokeWith(FailureClass.UNEXPECTED_ANSWER, FailureClass.SERVER_ERROR));
        return other
                ? Verdict.warn(evidences, "reason.revocation.other-answer", "hosts", hosts(broken))
                : Verdict.fail(evidences, "reason.revocation.closed", "hosts", hosts(broken));
    }

    private static List<Observation> notRun(Evidence evidence, List<Reach> reaches) {
        List<Endpoint> endpoints = reaches.stream().map(Reach::endpoint).toList();
        return evidence.all().stream()
                .filter(o -> !o.tried() && endpoints.contains(o.endpoint()))
                .toList();
    }

    private static String hosts(List<Reach> reaches) {
        Stream<String> hosts = reaches.stream().map(r -> r.endpoint().host());
        return String.join(", ", hosts.distinct().limit(8).toList());
    }
}
