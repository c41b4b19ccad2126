// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Criterion;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import java.util.ArrayList;
import java.util.List;

/// Judges what the service is reached by: port 443, domains, names, TLS.
final class ReachabilityJudge {

    private ReachabilityJudge() {}

    static Verdict tcpPort(Evidence evidence, Criterion.TcpPort criterion) {
        List<Observation> some = evidence.mine(ProbeKind.TCP).stream()
                .filter(o -> Relevance.bears(criterion, o.probe(), o.endpoint())
                        && o.endpoint().role() != Role.PROXY)
                .toList();
        String port = String.valueOf(criterion.port());
        List<Observation> open = some.stream().filter(Observation::ok).toList();
        if (!open.isEmpty()) {
            List<Observation> own = open.stream().filter(Evidence::own).toList();
            return own.isEmpty()
                    ? Verdict.pass(open, "reason.tcp.open-by-control", "port", port, "hosts", Evidence.hosts(open))
                    : Verdict.pass(open, "reason.tcp.open", "port", port, "count", String.valueOf(own.size()));
        }
        Verdict gate = ProxyJudge.closedGate(evidence);
        if (gate != null) {
            return gate;
        }
        List<Observation> tried = Evidence.tried(some);
        if (tried.isEmpty()) {
            return Verdict.untried(some);
        }
        if (tried.stream().anyMatch(o -> o.failed(FailureClass.PROXY_LOGIN))) {
            return Verdict.notTested(tried, "reason.proxy.login");
        }
        return Verdict.fail(tried, "reason.tcp.closed", "port", port, "hosts", Evidence.hosts(tried));
    }

    static Verdict domain(Evidence evidence, Criterion.Domain criterion) {
        List<Reach> all = evidence.service().endpoints().stream()
                .filter(e -> e.role() != Role.CONTROL && e.role() != Role.CANARY && e.role() != Role.REVOCATION)
                .filter(e -> Domains.matches(criterion.domain(), e.host()))
                .filter(e -> e.probes().contains(ProbeKind.HTTPS)
                        || e.probes().contains(ProbeKind.WEBSOCKET)
                        || e.probes().contains(ProbeKind.TLS)
                        || e.probes().contains(ProbeKind.TCP))
                .map(e -> Reach.web(evidence, e, evidence.route()))
                .toList();
        Verdict gate = ProxyJudge.closedGate(evidence);
        if (gate != null) {
            return gate;
        }
        List<Reach> reaches = all.stream()
                .filter(Reach::complete)
                .filter(r -> !r.sampleGone())
                .toList();
        if (reaches.isEmpty()) {
            return all.stream().anyMatch(Reach::sampleGone)
                    ? Verdict.notTested(List.of(), "reason.names.samples-gone")
                    : Verdict.untried(notRun(evidence, criterion));
        }
        return domain(reaches);
    }

    private static Verdict domain(List<Reach> reaches) {
        List<Observation> chain =
                reaches.stream().flatMap(r -> r.chain().stream()).distinct().toList();
        if (reaches.stream().anyMatch(r -> r.brokeWith(FailureClass.PROXY_LOGIN))) {
            return Verdict.notTested(chain, "reason.proxy.login");
        }
        List<Reach> cut = reaches.stream().filter(Reach::cutOff).toList();
        List<Reach> serious =
                cut.stream().filter(r -> !r.logging() && !r.endpoint().sample()).toList();
        boolean allCut = cut.size() == reaches.size();
        if (!serious.isEmpty() || allCut) {
            List<Reach> told = serious.isEmpty() ? cut : serious;
            return Verdict.fail(broken(told), "reason.domain." + how(told.getFirst()), "hosts", hosts(told));
        }
        List<Reach> untrusted = reaches.stream().filter(r -> !trusted(r)).toList();
        if (!untrusted.isEmpty()) {
            return Verdict.fail(chainOf(untrusted), "reason.domain.untrusted", "hosts", hosts(untrusted));
        }
        List<Reach> refused = reaches.stream().filter(r -> r.genuineRefusal()).toList();
        if (!refused.isEmpty()) {
            return Verdict.warn(broken(refused), "reason.domain.service-error", "hosts", hosts(refused));
        }
        if (!cut.isEmpty()) {
            return Verdict.warn(broken(cut), "reason.domain.some", "hosts", hosts(cut));
        }
        return Verdict.pass(chain, "reason.domain.reached", "count", String.valueOf(reaches.size()));
    }

    /// Whether a client on this system would go on after the handshake.
    private static boolean trusted(Reach reach) {
        return reach.tls().map(TlsRules::accepted).orElse(true);
    }

    private static String how(Reach reach) {
        Observation broke = reach.broke();
        return switch (broke == null ? ProbeKind.TCP : broke.probe()) {
            case DNS -> "no-name";
            case TLS -> "tls";
            case HTTPS -> "other-answer";
            default -> "no-connection";
        };
    }

    private static List<Observation> broken(List<Reach> reaches) {
        var some = new ArrayList<Observation>();
        for (Reach reach : reaches) {
            if (reach.broke() != null) {
                some.add(reach.broke());
            }
        }
        return some;
    }

    private static List<Observation> chainOf(List<Reach> reaches) {
        return reaches.stream().flatMap(r -> r.chain().stream()).toList();
    }

    private static String hosts(List<Reach> reaches) {
        return String.join(
                ", ",
                reaches.stream()
                        .map(r -> r.endpoint().host())
                        .distinct()
                        .limit(8)
                        .toList());
    }

    private static List<Observation> notRun(Evidence evidence, Criterion criterion) {
        return evidence.all().stream()
                .filter(o -> Relevance.bears(criterion, o.probe(), o.endpoint()))
                .filter(o -> !o.tried())
                .toList();
    }

    static Verdict names(Evidence evidence, Criterion.Names criterion) {
        List<Observation> some = evidence.of(ProbeKind.DNS).stream()
                .filter(o -> Relevance.bears(criterion, o.probe(), o.endpoint()))
                .toList();
        List<Observation> tried = Evidence.tried(some);
        List<Observation> counted =
                tried.stream().filter(o -> o.ok() || !o.endpoint().sample()).toList();
        if (counted.isEmpty()) {
            return Verdict.untried(some);
        }
        List<Observation> failed = counted.stream().filter(o -> !o.ok()).toList();
        if (!failed.isEmpty() && evidence.proxied() && Evidence.anyOk(evidence.mine(ProbeKind.TCP))) {
            return Verdict.notApplicable("reason.names.by-proxy");
        }
        if (!failed.isEmpty()) {
            return Verdict.fail(failed, "reason.names.failed", "hosts", Evidence.hosts(failed));
        }
        List<Observation> special = Sinkhole.among(evidence, counted);
        List<Observation> sunk = special.isEmpty() ? Sinkhole.shared(evidence, inDomains(evidence, counted)) : special;
        List<Observation> late = SlowNames.late(evidence);
        if (sunk.isEmpty() && !late.isEmpty()) {
            return Verdict.warn(late, "reason.names.slow", "seconds", SlowNames.seconds(late));
        }
        List<Observation> next = SlowNames.oneSilent(evidence);
        if (sunk.isEmpty() && !next.isEmpty()) {
            return Verdict.pass(next, "reason.names.one-silent", "resolvers", SlowNames.silent(next));
        }
        // The service's own names are right: whoever leads others astray is no hindrance.
        List<Observation> unknown = evidence.of(ProbeKind.DNS_UNKNOWN);
        if (sunk.isEmpty() && !unknown.isEmpty() && !evidence.proxied()) {
            return Verdict.pass(unknown, "reason.names.unknown-found");
        }
        return sunk.isEmpty()
                ? Verdict.pass(counted, "reason.names.resolve", "count", String.valueOf(counted.size()))
                : Verdict.fail(sunk, "reason.names.rewritten", "hosts", Evidence.hosts(sunk));
    }

    /// Those of the service's own domains, without the hosts that verify certificates.
    static List<Observation> inDomains(Evidence evidence, List<Observation> lookups) {
        List<String> domains = Findings.domains(evidence.service());
        return lookups.stream()
                .filter(o -> domains.stream()
                        .anyMatch(d -> Domains.matches(d, o.endpoint().host())))
                .toList();
    }

    static Verdict genuineTls(Evidence evidence, Criterion.GenuineTls criterion) {
        List<Observation> some = evidence.mine(ProbeKind.TLS).stream()
                .filter(o -> Relevance.bears(criterion, o.probe(), o.endpoint()))
                .toList();
        List<Observation> tried = Evidence.tried(some);
        if (tried.isEmpty()) {
            Verdict gate = ProxyJudge.closedGate(evidence);
            return gate != null ? gate : Verdict.untried(some);
        }
        List<Observation> broken = tried.stream().filter(o -> !o.ok()).toList();
        List<Observation> foreign =
                tried.stream().filter(ReachabilityJudge::foreign).toList();
        if (!foreign.isEmpty()) {
            boolean trusted = foreign.stream()
                    .allMatch(o -> o.found(Finding.Tls.class)
                            .map(t -> Boolean.TRUE.equals(t.systemRoots()) && t.nameMatches())
                            .orElse(false));
            return trusted
                    ? Verdict.warn(foreign, "reason.tls.re-signed", "hosts", Evidence.hosts(foreign))
                    : Verdict.fail(foreign, "reason.tls.untrusted", "hosts", Evidence.hosts(foreign));
        }
        if (!broken.isEmpty()) {
            return Verdict.fail(broken, "reason.tls.broken", "hosts", Evidence.hosts(broken));
        }
        return Verdict.pass(tried, "reason.tls.genuine", "count", String.valueOf(tried.size()));
    }

    private static boolean foreign(Observation observation) {
        return observation
                .found(Finding.Tls.class)
                .map(tls -> !tls.publicRoots() || !tls.nameMatches())
                .orElse(false);
    }
}
