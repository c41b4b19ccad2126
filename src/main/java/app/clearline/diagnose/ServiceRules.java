// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Cause;
import app.clearline.model.Confidence;
import app.clearline.model.Criterion;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.FirewallRule;
import app.clearline.model.LowerCase;
import app.clearline.model.Measured;
import app.clearline.model.Observation;
import app.clearline.model.Outcome;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import app.clearline.model.SessionSource;
import app.clearline.model.Topic;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the service's own side is at fault, and what concerns its certificates.
final class ServiceRules {

    private static final int FORBIDDEN = 403;
    private static final int LEGAL_REASONS = 451;

    /// What only the relay itself can answer; what is measured of the way there may have been answered by others.
    private static final Set<ProbeKind> ANSWERS = EnumSet.of(
            ProbeKind.TCP,
            ProbeKind.TLS,
            ProbeKind.STUN_UDP,
            ProbeKind.TURN_UDP,
            ProbeKind.TURN_TCP,
            ProbeKind.TURN_TLS);

    private ServiceRules() {}

    /// The genuine API refuses, and says that it is about where this machine is.
    static void location(Inquiry inquiry) {
        Evidence evidence = inquiry.evidence();
        List<Observation> refused = evidence.mine(ProbeKind.HTTPS).stream()
                .filter(o -> o.endpoint().role() == Role.API)
                .filter(o -> o.found(Finding.Http.class)
                        .map(ServiceRules::aboutLocation)
                        .orElse(false))
                .filter(o -> Reach.web(evidence, o.endpoint(), o.route()).genuine())
                .toList();
        // By the service's own code, over a connection that was vouched for before anything was asked.
        List<Observation> told = evidence.mine(ProbeKind.SESSION).stream()
                .filter(o -> refusedBy(evidence.service().session(), o))
                .toList();
        refused = Stream.concat(refused.stream(), told.stream()).toList();
        if (!refused.isEmpty()) {
            inquiry.accept(Findings.of(inquiry, Cause.LOCATION_REFUSED, Confidence.LIKELY, refused)
                    .with("hosts", Evidence.hosts(refused))
                    .done());
        }
    }

    private static boolean refusedBy(@Nullable SessionSource source, Observation observation) {
        return source != null
                && observation
                        .found(Measured.Session.class)
                        .filter(session -> source.location().contains(session.code()))
                        .isPresent();
    }

    private static boolean aboutLocation(Finding.Http http) {
        if (http.status() == LEGAL_REASONS) {
            return true;
        }
        String body = LowerCase.of(http.start());
        return http.status() == FORBIDDEN
                && http.title() == null
                && Stream.of("location", "country", "region", "export", "embargo", "sanction")
                        .anyMatch(body::contains);
    }

    /// Every API host answers, by its own certificate, with a server error; or serves a certificate that has run out
    /// while those of others are in order.
    static void down(Inquiry inquiry) {
        Evidence evidence = inquiry.evidence();
        if (inquiry.nothingBehind()) {
            return;
        }
        List<Observation> asked = Evidence.tried(evidence.mine(ProbeKind.HTTPS)).stream()
                .filter(o -> o.endpoint().role() == Role.API || o.endpoint().role() == Role.STATIC)
                .toList();
        boolean errors = Evidence.all(
                asked,
                o -> o.failed(FailureClass.SERVER_ERROR)
                        && Reach.web(evidence, o.endpoint(), o.route()).genuine());
        List<Observation> expired = evidence.mine(ProbeKind.TLS).stream()
                .filter(Evidence::own)
                .filter(o -> o.found(Finding.Tls.class).map(TlsRules::dated).orElse(false))
                .toList();
        boolean othersFine = evidence.mine(ProbeKind.TLS).stream()
                .anyMatch(o ->
                        o.found(Finding.Tls.class).map(Finding.Tls::publicRoots).orElse(false));
        if (errors) {
            inquiry.accept(Findings.of(inquiry, Cause.SERVICE_DOWN, Confidence.CERTAIN, asked)
                    .with("hosts", Evidence.hosts(asked))
                    .done());
        } else if (!expired.isEmpty() && othersFine && !inquiry.has(Cause.CLOCK_WRONG, Cause.DOMAIN_BLOCKED)) {
            inquiry.accept(Findings.of(inquiry, Cause.SERVICE_DOWN, Confidence.LIKELY, expired)
                    .with("hosts", Evidence.hosts(expired))
                    .done());
        }
    }

    /// No relay answers on any transport, while controls on the same kind of port do and the rest of the service is
    /// well. Silent where a rule about addresses, domains or inspection explains it.
    static void relaysDown(Inquiry inquiry) {
        Evidence evidence = inquiry.evidence();
        List<Observation> relays = Evidence.tried(evidence.all()).stream()
                .filter(o -> o.endpoint().role() == Role.MEDIA_RELAY && ANSWERS.contains(o.probe()))
                .filter(o -> !o.probe().overTcp() || o.route().equals(evidence.route()))
                .toList();
        boolean udp = relays.stream().anyMatch(o -> !o.probe().overTcp());
        boolean tcp = relays.stream().anyMatch(o -> o.probe().overTcp());
        boolean controls = MediaJudge.udp(evidence).stream().anyMatch(o -> Evidence.control(o) && o.ok());
        boolean explained = inquiry.nothingBehind()
                || inquiry.has(
                        Cause.SERVICE_DOWN,
                        Cause.DNS_FILTERED,
                        Cause.DOMAIN_BLOCKED,
                        Cause.ADDRESS_LITERALS_BLOCKED,
                        Cause.PROXY_REFUSES_CONNECT,
                        Cause.PROXY_NEEDS_LOGIN,
                        Cause.TCP_443_BLOCKED,
                        Cause.DIRECT_BLOCKED_PROXY_NEEDED,
                        Cause.UDP_BLOCKED,
                        Cause.UDP_3478_BLOCKED);
        if (!explained && udp && tcp && controls && Evidence.all(relays, Evidence::blocked)) {
            inquiry.accept(Findings.of(inquiry, Cause.SERVICE_DOWN, Confidence.LIKELY, relays)
                    .with("hosts", Evidence.hosts(relays))
                    .with("part", "relays")
                    .done());
        }
    }

    /// Hosts that certificates are verified with cannot be reached. Silent where a bigger fault keeps all TCP out.
    static void revocation(Inquiry inquiry) {
        if (inquiry.nothingBehind()
                || inquiry.has(Cause.DNS_BROKEN, Cause.PROXY_NEEDS_LOGIN, Cause.DIRECT_BLOCKED_PROXY_NEEDED)) {
            return;
        }
        var closed = new ArrayList<Observation>();
        for (var each : inquiry.verdicts().entrySet()) {
            if (each.getKey().criterion() instanceof Criterion.Revocation
                    && each.getValue().outcome() == Outcome.FAIL) {
                each.getValue().evidence().stream().filter(o -> !o.ok()).forEach(closed::add);
            }
        }
        boolean tcpWorks = inquiry.evidence().mine(ProbeKind.TCP).stream().anyMatch(Observation::ok);
        if (closed.isEmpty() || !tcpWorks) {
            return;
        }
        List<String> hosts =
                closed.stream().map(o -> o.endpoint().host()).distinct().toList();
        inquiry.accept(Findings.of(inquiry, Cause.REVOCATION_BLOCKED, certainty(inquiry, hosts), closed)
                .with("hosts", String.join(", ", hosts))
                .change(Topic.ALLOW_REVOCATION, new FirewallRule("TCP", "80", hosts))
                .done());
    }

    /// Other hosts on port 80 that answer tell a block from a host that is down.
    private static Confidence certainty(Inquiry inquiry, List<String> hosts) {
        boolean othersAnswer = inquiry.evidence().mine(ProbeKind.HTTP).stream().anyMatch(Observation::ok);
        return hosts.size() > 1 || !othersAnswer ? Confidence.CERTAIN : Confidence.LIKELY;
    }
}
