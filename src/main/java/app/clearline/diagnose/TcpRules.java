// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Cause;
import app.clearline.model.Confidence;
import app.clearline.model.Criterion;
import app.clearline.model.FailureClass;
import app.clearline.model.FirewallRule;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Requirement;
import app.clearline.model.Role;
import app.clearline.model.Topic;
import java.util.ArrayList;
import java.util.List;

/// What firewalls and filters do to TCP 443.
final class TcpRules {

    private static final int HTTPS = 443;

    private TcpRules() {}

    private static List<Observation> on443(Evidence evidence) {
        return Evidence.tried(ProxyJudge.outbound(evidence.direct(ProbeKind.TCP))).stream()
                .filter(o -> o.endpoint().port() == HTTPS)
                .toList();
    }

    /// No connection to port 443 opens, to whomever. Silent for a client that goes by a proxy.
    static void port443(Inquiry inquiry) {
        Evidence evidence = inquiry.evidence();
        List<Observation> tried = on443(evidence);
        long hosts = tried.stream().map(o -> o.endpoint().host()).distinct().count();
        if (inquiry.nothingBehind() || evidence.proxied() || hosts < 2 || !Evidence.all(tried, Evidence::blocked)) {
            return;
        }
        List<Observation> around = ProxyJudge.around(evidence);
        if (!around.isEmpty()) {
            proxyNeeded(inquiry, tried, around);
            return;
        }
        boolean controls = tried.stream().anyMatch(Evidence::control);
        List<String> domains = Findings.domains(evidence.service());
        inquiry.accept(
                Findings.of(inquiry, Cause.TCP_443_BLOCKED, controls ? Confidence.CERTAIN : Confidence.LIKELY, tried)
                        .with("domains", String.join(", ", domains))
                        .change(Topic.ALLOW_TCP_443, Findings.tcp443(domains))
                        .done());
    }

    /// Port 443 is shut, and the proxy that this machine is set to leads out: the client should use it.
    private static void proxyNeeded(Inquiry inquiry, List<Observation> shut, List<Observation> around) {
        var told = new ArrayList<>(shut);
        told.addAll(around);
        long hosts = around.stream().map(o -> o.endpoint().host()).distinct().count();
        inquiry.accept(Findings.of(
                        inquiry,
                        Cause.DIRECT_BLOCKED_PROXY_NEEDED,
                        hosts > 1 ? Confidence.CERTAIN : Confidence.LIKELY,
                        told)
                .with("proxy", ProxyJudge.proxyName(inquiry.evidence()))
                .with("hosts", Evidence.hosts(around))
                .done());
    }

    /// Connections to port 443 open, and no TLS handshake on them ends, whoever is asked. Silent for a client
    /// that goes by a proxy, and where anybody's certificate came through.
    static void noHandshake(Inquiry inquiry) {
        Evidence evidence = inquiry.evidence();
        List<Observation> tried = Evidence.tried(evidence.direct(ProbeKind.TLS)).stream()
                .filter(o -> o.endpoint().port() == HTTPS)
                .toList();
        boolean controls = tried.stream().anyMatch(Evidence::control);
        boolean own = tried.stream().anyMatch(Evidence::own);
        if (inquiry.nothingBehind()
                || evidence.proxied()
                || inquiry.has(Cause.TCP_443_BLOCKED, Cause.DIRECT_BLOCKED_PROXY_NEEDED)
                || !controls
                || !own
                || !Evidence.all(tried, Evidence::blocked)) {
            return;
        }
        List<String> domains = Findings.domains(evidence.service());
        inquiry.accept(Findings.of(inquiry, Cause.TLS_HANDSHAKE_BROKEN, Confidence.CERTAIN, tried)
                .with("hosts", Evidence.hosts(tried))
                .change(Topic.ALLOW_TCP_443, Findings.tcp443(domains))
                .done());
    }

    /// Port 443 is open and these hosts are not: no connection, a handshake that is cut, or somebody else's page. Every
    /// host of a domain must be cut off: one alone may be down.
    static void domain(Inquiry inquiry) {
        if (inquiry.nothingBehind() || inquiry.has(Cause.TCP_443_BLOCKED, Cause.DNS_BROKEN)) {
            return;
        }
        Evidence evidence = inquiry.evidence();
        var cut = new ArrayList<Reach>();
        var domains = new ArrayList<String>();
        // Who makes greetings older spoils those to old servers too, which cannot say so.
        boolean weaker = inquiry.has(Cause.TLS_HANDSHAKE_BROKEN);
        for (Requirement requirement : inquiry.failed(Criterion.Domain.class)) {
            String domain = ((Criterion.Domain) requirement.criterion()).domain();
            List<Reach> reaches = reaches(evidence, domain);
            // A proxy that says of one host that it does not get there, and nothing of the next one in time, met the
            // same.
            boolean told = reaches.stream().anyMatch(r -> r.brokeWith(FailureClass.PROXY_REFUSED));
            List<Reach> off = reaches.stream()
                    .filter(TcpRules::filtered)
                    .filter(r -> !told || !r.brokeWith(FailureClass.TIMEOUT))
                    .filter(r -> !weaker || !r.brokeWith(FailureClass.TLS_DOWNGRADED, FailureClass.TLS_HANDSHAKE))
                    .filter(r -> r.chain().stream()
                            .noneMatch(o -> inquiry.explained(o, Cause.DNS_FILTERED, Cause.CLOCK_WRONG)))
                    .toList();
            if (!off.isEmpty() && reaches.stream().noneMatch(TcpRules::letThrough)) {
                cut.addAll(off);
                domains.add(domain);
            }
        }
        // What stands against them must have come as far: where no handshake ends, these hosts are no exception.
        boolean atHandshake =
                cut.stream().allMatch(r -> r.broke() != null && r.broke().probe() == ProbeKind.TLS);
        boolean elsewhere = evidence.mine(atHandshake ? ProbeKind.TLS : ProbeKind.TCP).stream()
                .anyMatch(o -> o.ok()
                        && o.endpoint().port() == HTTPS
                        && cut.stream()
                                .noneMatch(r ->
                                        r.endpoint().host().equals(o.endpoint().host())));
        if (cut.isEmpty() || !elsewhere) {
            return;
        }
        boolean afterwards =
                cut.stream().anyMatch(r -> r.broke() != null && r.broke().probe() != ProbeKind.TCP);
        Confidence confidence = afterwards || cut.size() > 1 ? Confidence.CERTAIN : Confidence.LIKELY;
        List<Observation> broken = cut.stream()
                .flatMap(r -> r.chain().stream())
                .filter(o -> !o.ok())
                .toList();
        inquiry.accept(Findings.of(inquiry, Cause.DOMAIN_BLOCKED, confidence, broken)
                .with("hosts", Evidence.hosts(broken))
                .with("domains", String.join(", ", domains))
                .change(Topic.ALLOW_DOMAINS, Findings.tcp443(domains))
                .done());
    }

    static List<Reach> reaches(Evidence evidence, String domain) {
        return evidence.service().endpoints().stream()
                .filter(e -> e.role() != Role.MEDIA_RELAY && e.role() != Role.REVOCATION)
                .filter(e -> e.role() != Role.CONTROL && e.role() != Role.CANARY)
                .filter(e -> Domains.matches(domain, e.host()))
                .map(e -> Reach.web(evidence, e, evidence.route()))
                .filter(r -> r.complete() && !r.sampleGone())
                .toList();
    }

    /// Cut off, and not by what other rules name: names, the proxy's own refusals, the service's errors.
    private static boolean filtered(Reach reach) {
        return reach.cutOff()
                && reach.broke() != null
                && reach.broke().probe() != ProbeKind.DNS
                && !reach.brokeWith(
                        FailureClass.PROXY_LOGIN, FailureClass.PROXY_REFUSED, FailureClass.PROXY_UNREACHABLE);
    }

    private static boolean letThrough(Reach reach) {
        return reach.usable()
                || reach.genuineRefusal()
                || (reach.broke() != null && reach.genuine() && !reach.cutOff());
    }

    /// Hosts by name are let through, addresses are not: a rule by domain name opens nothing to relays, which clients
    /// are given by address. Silent where any literal on 443 opens.
    static void addressLiterals(Inquiry inquiry) {
        Evidence evidence = inquiry.evidence();
        if (inquiry.nothingBehind() || evidence.proxied() || inquiry.has(Cause.TCP_443_BLOCKED)) {
            return;
        }
        List<Observation> tried = on443(evidence);
        List<Observation> literals = tried.stream()
                .filter(o -> Evidence.control(o) && o.endpoint().literal())
                .toList();
        List<Observation> relays = tried.stream()
                .filter(o -> o.endpoint().role() == Role.MEDIA_RELAY)
                .toList();
        boolean byName = tried.stream()
                .anyMatch(o -> Evidence.control(o) && !o.endpoint().literal() && o.ok());
        boolean plainCut = Evidence.all(Evidence.ownOrControl(evidence.direct(ProbeKind.TURN_TCP)), Evidence::blocked);
        boolean relaysCut =
                plainCut || (relays.isEmpty() ? literals.size() > 1 : Evidence.all(relays, Evidence::blocked));
        if (byName && relaysCut && Evidence.all(literals, Evidence::blocked)) {
            var told = new ArrayList<>(literals);
            told.addAll(relays);
            inquiry.accept(Findings.of(
                            inquiry,
                            Cause.ADDRESS_LITERALS_BLOCKED,
                            relays.isEmpty() ? Confidence.LIKELY : Confidence.CERTAIN,
                            told)
                    .with("hosts", Evidence.hosts(told))
                    .change(Topic.ALLOW_ADDRESSES, Findings.tcp443(List.of(FirewallRule.ANY)), Findings.udp("3478"))
                    .done());
        }
    }
}
