// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Cause;
import app.clearline.model.Confidence;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.FirewallRule;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What middleboxes do to TLS and to what runs inside it.
final class TlsRules {

    private static final int HTTPS = 443;

    private TlsRules() {}

    /// Certificates are signed anew on the way. Named where the system trusts a root that is not public, where the
    /// issuer is a known product, or where hosts of different operators have the same foreign issuer. Silent for
    /// dates that are off, for one host's wrong name, and behind a sign-in page.
    static void inspected(Inquiry inquiry) {
        Evidence evidence = inquiry.evidence();
        if (inquiry.has(Cause.NO_NETWORK, Cause.CAPTIVE_PORTAL)) {
            return;
        }
        List<Observation> foreign = evidence.mine(ProbeKind.TLS).stream()
                .filter(o -> o.found(Finding.Tls.class)
                        .map(tls -> !tls.publicRoots()
                                && !dated(tls)
                                && !tls.chain().isEmpty())
                        .orElse(false))
                .toList();
        if (foreign.isEmpty()) {
            return;
        }
        boolean installed = tls(foreign).stream().anyMatch(t -> Boolean.TRUE.equals(t.systemRoots()));
        Optional<String> product = tls(foreign).stream()
                .flatMap(t -> t.chain().stream())
                .flatMap(c -> Inspectors.named(c.issuer()).stream())
                .findFirst();
        boolean everywhere = foreign.stream().anyMatch(Evidence::control)
                && foreign.stream().anyMatch(Evidence::own)
                && tls(foreign).stream().map(TlsRules::issuer).distinct().count() == 1;
        if (!installed && product.isEmpty() && !everywhere) {
            return;
        }
        inquiry.accept(Findings.of(inquiry, Cause.TLS_INSPECTED, Confidence.CERTAIN, foreign)
                .with("issuer", issuer(tls(foreign).getFirst()))
                .with("product", product.orElse(""))
                .with("hosts", Evidence.hosts(foreign))
                .with("trusted", installed ? "yes" : "no")
                .with("version", WeakerTls.version(evidence, foreign))
                .with("protocol", WeakerTls.missingProtocol(evidence, foreign))
                .with("domains", String.join(", ", Findings.domains(evidence.service())))
                .change(Topic.EXEMPT_FROM_INSPECTION, Findings.tcp443(Findings.domains(evidence.service())))
                .done());
    }

    /// Whether a client on this system would go on after the handshake.
    static boolean accepted(Finding.Tls tls) {
        return tls.nameMatches() && (tls.publicRoots() || Boolean.TRUE.equals(tls.systemRoots()));
    }

    static boolean dated(Finding.Tls tls) {
        String problem = Objects.requireNonNullElse(tls.publicProblem(), "");
        return problem.startsWith("expired") || problem.startsWith("not yet valid");
    }

    private static List<Finding.Tls> tls(List<Observation> some) {
        return some.stream().flatMap(o -> o.found(Finding.Tls.class).stream()).toList();
    }

    /// Who signed the leaf.
    static String issuer(Finding.Tls tls) {
        return tls.chain().isEmpty() ? "" : tls.chain().getFirst().issuer();
    }

    /// Port 443 lets only TLS through: plain TURN dies after the connection opened, TLS on the same port lives. Silent
    /// where neither gets an answer (a relay that is down) and where inspection kills both.
    static void onlyTls443(Inquiry inquiry) {
        Evidence evidence = inquiry.evidence();
        List<Observation> plain = Evidence.ownOrControl(Evidence.tried(evidence.mine(ProbeKind.TURN_TCP)).stream()
                .filter(o -> o.endpoint().port() == HTTPS)
                .toList());
        List<String> hosts = plain.stream().map(o -> o.endpoint().host()).toList();
        List<Observation> secure = evidence.mine(ProbeKind.TURN_TLS).stream()
                .filter(o -> o.endpoint().port() == HTTPS && MediaJudge.answered(o))
                .filter(o -> hosts.contains(o.endpoint().host()))
                .toList();
        boolean cut = Evidence.all(
                plain,
                o -> o.failed(FailureClass.RESET, FailureClass.CLOSED, FailureClass.TIMEOUT, FailureClass.GARBAGE));
        // A PAC file may send the relay's address, which plain TURN goes to, another way than its name.
        boolean opened = plain.stream()
                .allMatch(o -> evidence.find(ProbeKind.TCP, o.endpoint(), o.route())
                        .map(tcp -> tcp.ok() && PacRules.sameWay(evidence, o, tcp))
                        .orElse(false));
        if (inquiry.nothingBehind()
                || inquiry.has(Cause.ADDRESS_LITERALS_BLOCKED)
                || !cut
                || !opened
                || secure.isEmpty()) {
            return;
        }
        var told = new ArrayList<>(plain);
        told.addAll(secure);
        inquiry.accept(Findings.of(inquiry, Cause.TLS_ONLY_443, Confidence.CERTAIN, told)
                .with("hosts", Evidence.hosts(plain))
                .change(Topic.ALLOW_NON_TLS_443, Findings.tcp443(List.of(FirewallRule.ANY)))
                .done());
    }

    /// HTTPS works, the handshake to the same hosts too, and the WebSocket does not: refused, cut or stalled.
    /// Silent where a client would not accept who answers: then it is not the service that refuses.
    static void webSocket(Inquiry inquiry) {
        Evidence evidence = inquiry.evidence();
        if (inquiry.nothingBehind() || inquiry.has(Cause.SERVICE_DOWN)) {
            return;
        }
        List<Observation> tried = Evidence.tried(evidence.mine(ProbeKind.WEBSOCKET));
        List<Observation> asked = Evidence.ownOrControl(tried);
        boolean handshakes = asked.stream()
                .allMatch(o -> evidence.find(ProbeKind.TLS, o.endpoint(), o.route())
                        .flatMap(tls -> tls.found(Finding.Tls.class))
                        .map(TlsRules::accepted)
                        .orElse(false));
        boolean https = Evidence.anyOk(evidence.mine(ProbeKind.HTTPS));
        boolean cut = Evidence.all(
                asked,
                o -> o.failed(
                        FailureClass.UPGRADE_REFUSED,
                        FailureClass.STALLED,
                        FailureClass.CLOSED,
                        FailureClass.RESET,
                        FailureClass.TIMEOUT,
                        FailureClass.GARBAGE));
        if (!cut || !handshakes || !https) {
            return;
        }
        boolean everybody = tried.size() > asked.size() && tried.stream().noneMatch(Observation::ok);
        boolean stalled = asked.stream().anyMatch(o -> o.failed(FailureClass.STALLED));
        inquiry.accept(Findings.of(
                        inquiry,
                        Cause.WEBSOCKET_BLOCKED,
                        everybody || stalled || asked.size() > 1 ? Confidence.CERTAIN : Confidence.LIKELY,
                        asked)
                .with("hosts", Evidence.hosts(asked))
                .change(Topic.ALLOW_WEBSOCKET, Findings.tcp443(Findings.domains(evidence.service())))
                .done());
    }
}
