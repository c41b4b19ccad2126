// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Route;
import java.util.List;

/// Judges what happens to TCP and TLS beyond whether they pass.
final class WebDepthJudge {

    private WebDepthJudge() {}

    static Verdict ipv6(Evidence evidence) {
        if (evidence.proxied()) {
            return Verdict.notApplicable("reason.ipv6.by-proxy");
        }
        List<Observation> some =
                evidence.of(ProbeKind.TCP_IPV6).stream().filter(Evidence::own).toList();
        List<Observation> tried = Evidence.tried(some);
        List<Observation> open = tried.stream().filter(Observation::ok).toList();
        List<Observation> silent =
                silentOverIpv6(evidence).stream().filter(Evidence::own).toList();
        if (open.isEmpty() && silent.isEmpty()) {
            if (tried.stream().anyMatch(o -> o.failed(FailureClass.REFUSED, FailureClass.RESET))) {
                return Verdict.notApplicable("reason.ipv6.refused");
            }
            return some.stream().anyMatch(o -> o.failed(FailureClass.UNSUPPORTED))
                    ? Verdict.notApplicable("reason.ipv6.none")
                    : Verdict.untried(some);
        }
        if (silent.isEmpty()) {
            return Verdict.pass(open, "reason.ipv6.open", "count", String.valueOf(open.size()));
        }
        return leadsNowhere(evidence)
                ? Verdict.fail(silent, "reason.ipv6.silent", "hosts", Evidence.hosts(silent))
                : Verdict.warn(silent, "reason.ipv6.some", "hosts", Evidence.hosts(silent));
    }

    /// Whether IPv6 is dead as a whole: nobody answers over it, and those who do not are more than one host, which
    /// answer over IPv4. One of them may be down.
    static boolean leadsNowhere(Evidence evidence) {
        boolean open = Evidence.anyOk(evidence.of(ProbeKind.TCP_IPV6));
        return !open && hosts(silentOverIpv6(evidence)) > 1;
    }

    /// Those that do not answer over IPv6, be it that nothing comes back or that the way is given up after seconds, and
    /// do over IPv4.
    static List<Observation> silentOverIpv6(Evidence evidence) {
        return evidence.of(ProbeKind.TCP_IPV6).stream()
                .filter(o -> o.failed(FailureClass.TIMEOUT, FailureClass.UNREACHABLE))
                .filter(o -> evidence.find(ProbeKind.TCP, o.endpoint(), Route.direct())
                        .flatMap(tcp -> tcp.found(Finding.Tcp.class))
                        .map(WebDepthJudge::overIpv4)
                        .orElse(false))
                .toList();
    }

    private static boolean overIpv4(Finding.Tcp tcp) {
        return tcp.tried().entrySet().stream()
                .anyMatch(e -> e.getKey().indexOf(':') < 0 && e.getValue().equals("open"));
    }

    static Verdict largeHello(Evidence evidence) {
        List<Observation> some = evidence.mine(ProbeKind.TLS_LARGE);
        List<Observation> tried = Evidence.tried(some);
        if (tried.isEmpty()) {
            Verdict gate = ProxyJudge.closedGate(evidence);
            return gate != null ? gate : Verdict.untried(some);
        }
        List<Observation> told = Evidence.ownOrControl(tried);
        List<Observation> cut = told.stream().filter(WebDepthJudge::cut).toList();
        if (cut.isEmpty()) {
            return Verdict.pass(told, "reason.large-hello.answered", "count", String.valueOf(told.size()));
        }
        return cutEverywhere(evidence)
                ? Verdict.fail(cut, "reason.large-hello.cut", "hosts", Evidence.hosts(cut))
                : Verdict.warn(cut, "reason.large-hello.some", "hosts", Evidence.hosts(cut));
    }

    /// Whether no long handshake gets through, to several hosts whose short one did. A server alone may dislike what it
    /// is offered; an alert is an answer as well, since the handshake came through.
    static boolean cutEverywhere(Evidence evidence) {
        List<Observation> tried = Evidence.tried(evidence.mine(ProbeKind.TLS_LARGE));
        return hosts(tried) > 1 && Evidence.all(tried, WebDepthJudge::cut);
    }

    static boolean cut(Observation observation) {
        return observation.failed(FailureClass.TIMEOUT, FailureClass.RESET, FailureClass.CLOSED);
    }

    private static long hosts(List<Observation> some) {
        return some.stream().map(o -> o.endpoint().host()).distinct().count();
    }
}
