// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Cause;
import app.clearline.model.Confidence;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.FirewallRule;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import app.clearline.model.Route;
import app.clearline.model.Topic;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a configured proxy does to calls. Silent where none is configured.
final class ProxyRules {

    private ProxyRules() {}

    /// The proxy does not answer, or the PAC file that would name it cannot be had or run. A configured proxy that took
    /// one connection and then none is only likely gone; of those that a PAC file names, some may be there.
    static void gate(Inquiry inquiry) {
        Evidence evidence = inquiry.evidence();
        Verdict closed = ProxyJudge.closedGate(evidence);
        List<Observation> named =
                Evidence.tried(ProxyJudge.outbound(evidence.mine(ProbeKind.TCP, ProbeKind.TURN_TCP, ProbeKind.HTTP)))
                        .stream()
                        .filter(o -> o.failed(FailureClass.PROXY_UNREACHABLE))
                        .toList();
        List<Observation> mute = mute(evidence);
        if (inquiry.has(Cause.NO_NETWORK) || (closed == null && named.isEmpty() && mute.isEmpty())) {
            return;
        }
        List<Observation> reasons = closed != null ? closed.evidence() : named.isEmpty() ? mute : named;
        if (reasons.stream().anyMatch(o -> o.probe() == ProbeKind.PAC)) {
            inquiry.accept(Findings.of(inquiry, Cause.PAC_BROKEN, Confidence.CERTAIN, reasons)
                    .with("url", url(evidence))
                    .change(Topic.FIX_PAC)
                    .done());
            return;
        }
        String gone = PacRules.named(evidence, named);
        boolean others = ProxyJudge.outbound(evidence.mine(ProbeKind.TCP, ProbeKind.PROXY)).stream()
                .anyMatch(ProxyRules::answered);
        if (closed == null && others) {
            PacRules.someUnreachable(inquiry, named, gone);
            return;
        }
        boolean onceThere = closed == null && gone.isEmpty() && mute.isEmpty();
        inquiry.accept(Findings.of(
                        inquiry, Cause.PROXY_UNREACHABLE, onceThere ? Confidence.LIKELY : Confidence.CERTAIN, reasons)
                .with("proxy", gone.isEmpty() ? ProxyJudge.proxyName(evidence) : gone)
                .with("browser", BrowserJudge.name(evidence.answers()))
                .done());
    }

    /// A refusal and a question for a login are answers too: such a proxy is there, and what it left without one is
    /// a proxy that is busy.
    private static boolean answered(Observation o) {
        return o.ok() || o.failed(FailureClass.PROXY_LOGIN) || o.failed(FailureClass.PROXY_REFUSED);
    }

    /// The proxy lets itself be connected to and then answers nobody, whatever is asked for.
    private static List<Observation> mute(Evidence evidence) {
        List<Observation> asked = Evidence.tried(ProxyJudge.outbound(evidence.mine(ProbeKind.TCP, ProbeKind.HTTP)));
        long hosts = asked.stream().map(o -> o.endpoint().host()).distinct().count();
        boolean silent = evidence.proxied() && hosts > 2 && Evidence.all(asked, o -> o.failed(FailureClass.TIMEOUT));
        return silent ? asked : List.of();
    }

    static String url(Evidence evidence) {
        return evidence.route() instanceof Route.ViaPac pac ? pac.pac().toString() : "";
    }

    /// The PAC file gave different answers to the same question, moments apart.
    static void unstable(Inquiry inquiry) {
        List<Observation> changed = inquiry.evidence().mine(ProbeKind.PAC).stream()
                .filter(o -> o.found(Finding.Pac.class)
                        .map(pac -> !pac.first().equals(pac.second()))
                        .orElse(false))
                .toList();
        if (!changed.isEmpty()) {
            inquiry.accept(Findings.of(inquiry, Cause.PROXY_SETTINGS_UNSTABLE, Confidence.CERTAIN, changed)
                    .with("url", url(inquiry.evidence()))
                    .change(Topic.FIX_PAC)
                    .done());
        }
    }

    /// The proxy asks for a login. Certain that it asks; whether that stops the call is the requirement's outcome.
    static void login(Inquiry inquiry) {
        Evidence evidence = inquiry.evidence();
        List<Observation> asks = Evidence.tried(
                        evidence.mine(ProbeKind.PROXY, ProbeKind.TCP, ProbeKind.HTTP, ProbeKind.OCSP, ProbeKind.CRL))
                .stream()
                .filter(ProxyJudge::asksForLogin)
                .toList();
        if (inquiry.nothingBehind() || asks.isEmpty()) {
            return;
        }
        Optional<String> schemes =
                asks.stream().map(ProxyJudge::schemes).filter(s -> !s.isEmpty()).findFirst();
        inquiry.accept(Findings.of(inquiry, Cause.PROXY_NEEDS_LOGIN, Confidence.CERTAIN, asks)
                .with("proxy", ProxyJudge.proxyName(evidence))
                .with("schemes", schemes.orElse(""))
                .with("browser", BrowserJudge.name(evidence.answers()))
                .with("hosts", String.join(", ", Findings.domains(evidence.service())))
                .change(Topic.PROXY_WITHOUT_LOGIN, Findings.tcp443(Findings.domains(evidence.service())))
                .done());
    }

    /// `CONNECT` is denied: to the service's hosts, or to addresses while names are let through. A proxy that says it
    /// cannot get there denies nothing.
    static void refuses(Inquiry inquiry) {
        Evidence evidence = inquiry.evidence();
        List<Observation> denied = Evidence.tried(evidence.mine(ProbeKind.TCP, ProbeKind.PROXY)).stream()
                .filter(o -> Evidence.own(o) && o.endpoint().role() != Role.REVOCATION)
                .filter(o -> o.failed(FailureClass.PROXY_REFUSED))
                .toList();
        List<Observation> addresses = Evidence.tried(evidence.mine(ProbeKind.PROXY)).stream()
                .filter(o -> o.ok() && addressDenied(o))
                .toList();
        if (inquiry.nothingBehind() || (denied.isEmpty() && addresses.isEmpty())) {
            return;
        }
        List<Observation> told = denied.isEmpty() ? addresses : denied;
        Set<Integer> statuses = denied.isEmpty() ? ProxyErrors.byAddress(addresses) : ProxyErrors.byName(denied);
        if (ProxyErrors.reachesNothing(statuses)) {
            ProxyErrors.cause(inquiry, told, statuses, denied.isEmpty() ? asked(addresses) : Evidence.hosts(denied));
            return;
        }
        inquiry.accept(Findings.of(inquiry, Cause.PROXY_REFUSES_CONNECT, sureOf(evidence, denied), told)
                .with("proxy", ProxyJudge.proxyName(evidence))
                .with("hosts", denied.isEmpty() ? asked(addresses) : Evidence.hosts(denied))
                .with("product", product(told))
                .change(
                        Topic.PROXY_ALLOW_CONNECT,
                        Findings.tcp443(
                                denied.isEmpty() ? List.of(FirewallRule.ANY) : Findings.domains(evidence.service())))
                .done());
    }

    /// One host alone that the proxy does not connect to, while it does to others of the service, may be down itself:
    /// proxies answer for hosts that they cannot reach. Where the answer is known to forbid, it is certain.
    private static Confidence sureOf(Evidence evidence, List<Observation> denied) {
        long hosts = denied.stream().map(o -> o.endpoint().host()).distinct().count();
        boolean others = evidence.mine(ProbeKind.TCP).stream().anyMatch(o -> Evidence.own(o) && o.ok());
        boolean forbidden = denied.stream()
                .flatMap(o -> o.found(Finding.Proxy.class).stream())
                .anyMatch(proxy -> ProxyErrors.forbids(proxy.byName().status()));
        return hosts == 1 && others && !forbidden ? Confidence.POSSIBLE : Confidence.CERTAIN;
    }

    private static boolean addressDenied(Observation observation) {
        return observation
                .found(Finding.Proxy.class)
                .map(Finding.Proxy::byAddress)
                .map(answer -> answer.status() >= 300 && answer.status() != 407)
                .orElse(false);
    }

    private static String asked(List<Observation> some) {
        return String.join(
                ", ",
                some.stream()
                        .flatMap(o -> o.found(Finding.Proxy.class).stream())
                        .map(Finding.Proxy::byAddress)
                        .filter(a -> a != null)
                        .map(a -> a.asked().host())
                        .distinct()
                        .toList());
    }

    private static String product(List<Observation> some) {
        return some.stream()
                .flatMap(o -> o.found(Finding.Proxy.class).stream())
                .flatMap(p -> Optional.ofNullable(p.product()).stream())
                .findFirst()
                .orElse("");
    }
}
