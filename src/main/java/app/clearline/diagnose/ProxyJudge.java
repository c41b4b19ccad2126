// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Endpoint;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.Measured;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.ProxySetting;
import app.clearline.model.Route;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Judges what the document asks of proxies.
final class ProxyJudge {

    private static final int HTTPS = 443;

    private ProxyJudge() {}

    /// Where the proxy, or the PAC file that would name it, cannot be used, nothing behind it can be: the verdict for
    /// all of that. Null where there is no proxy, or it answers.
    static @Nullable Verdict closedGate(Evidence evidence) {
        if (!evidence.proxied()) {
            return null;
        }
        Observation gate = evidence.gate().orElse(null);
        if (gate == null) {
            return null;
        }
        Observation name = evidence.lookup(gate.endpoint().host()).orElse(null);
        if (gate.tried() && !gate.ok()) {
            String key = gate.probe() == ProbeKind.PAC ? "reason.pac.broken" : "reason.proxy.unreachable";
            return Verdict.fail(
                    List.of(gate), key, "proxy", gate.endpoint().at().toString());
        }
        return name != null && name.tried() && !name.ok()
                ? Verdict.fail(
                        List.of(name),
                        "reason.proxy.no-name",
                        "proxy",
                        gate.endpoint().at().toString())
                : null;
    }

    static Verdict configured(Evidence evidence) {
        return switch (evidence.answers().proxy()) {
            case ProxySetting.None none -> withoutProxy(evidence);
            case ProxySetting.Unknown unknown -> withoutProxy(evidence);
            case ProxySetting.Transparent transparent -> {
                List<Observation> open = ok(evidence.direct(ProbeKind.TCP));
                yield open.isEmpty()
                        ? Verdict.untried(evidence.direct(ProbeKind.TCP))
                        : trace(evidence).isEmpty()
                                ? Verdict.pass(open, "reason.proxy.transparent")
                                : Verdict.pass(open, "reason.proxy.transparent-seen", "trace", trace(evidence));
            }
            case ProxySetting.Http http -> withProxy(evidence);
            case ProxySetting.Socks socks -> withProxy(evidence);
            case ProxySetting.Pac pac -> withProxy(evidence);
        };
    }

    private static Verdict withoutProxy(Evidence evidence) {
        List<Observation> tcp = outbound(evidence.direct(ProbeKind.TCP));
        List<Observation> around = around(evidence);
        List<Observation> secure =
                tcp.stream().filter(o -> o.endpoint().port() == HTTPS).toList();
        if (!around.isEmpty() && Evidence.all(secure, Evidence::blocked)) {
            return Verdict.fail(around, "reason.proxy.not-used", "proxy", proxyName(evidence));
        }
        if (Evidence.anyOk(tcp)) {
            String trace = trace(evidence);
            return trace.isEmpty()
                    ? Verdict.notApplicable("reason.proxy.not-needed")
                    : Verdict.notApplicable("reason.proxy.seen", "trace", trace);
        }
        List<Observation> tried = Evidence.tried(tcp);
        return tried.isEmpty() ? Verdict.untried(tcp) : Verdict.notTested(tried, "reason.proxy.perhaps-needed");
    }

    /// What somebody on the way left in an HTTP request to the responder; empty where nobody did.
    private static String trace(Evidence evidence) {
        return evidence.direct(ProbeKind.HTTP_ECHO).stream()
                .flatMap(o -> o.found(Measured.Echo.class).stream())
                .flatMap(echo -> Stream.of(
                        echo.added().keySet().stream().sorted().collect(Collectors.joining(", ")),
                        echo.changed().isEmpty()
                                ? ""
                                : String.join(", ", echo.changed().values()),
                        echo.refused()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /// Connections that opened by a proxy which this machine is set to and the client is said not to use.
    static List<Observation> around(Evidence evidence) {
        return evidence.proxied()
                ? List.of()
                : ok(evidence.of(ProbeKind.TCP)).stream()
                        .filter(o -> !(o.route() instanceof Route.Direct))
                        .toList();
    }

    private static Verdict withProxy(Evidence evidence) {
        Verdict gate = closedGate(evidence);
        if (gate != null) {
            return gate;
        }
        List<Observation> tcp = evidence.mine(ProbeKind.TCP);
        List<Observation> open = ok(tcp);
        List<Observation> tried = Evidence.tried(tcp);
        if (!open.isEmpty()) {
            return Verdict.pass(open, "reason.proxy.lets-through");
        }
        if (tried.isEmpty()) {
            return Verdict.untried(tcp);
        }
        return tried.stream().anyMatch(o -> o.failed(FailureClass.PROXY_LOGIN))
                ? Verdict.notTested(tried, "reason.proxy.login")
                : Verdict.fail(tried, "reason.proxy.lets-nothing-through");
    }

    /// The document asks for a proxy without login. Chrome and Edge answer one with credentials that they hold, so for
    /// them it limits; what others do with WebRTC behind a login is not known to work.
    static Verdict withoutLogin(Evidence evidence) {
        if (!evidence.proxied()) {
            return Verdict.notApplicable("reason.proxy.none");
        }
        Verdict gate = closedGate(evidence);
        if (gate != null) {
            return Verdict.notTested(gate.evidence(), gate.reason().key(), "proxy", proxyName(evidence));
        }
        if (evidence.route() instanceof Route.ViaSocks) {
            return socks(evidence);
        }
        List<Observation> mine = evidence.mine(ProbeKind.PROXY);
        if (!mine.isEmpty() && mine.stream().allMatch(o -> o.failed(FailureClass.UNSUPPORTED))) {
            // The PAC file names no HTTP proxy for the service.
            return Verdict.notApplicable("reason.proxy.none");
        }
        List<Observation> asked = Evidence.tried(mine);
        Optional<Observation> login =
                asked.stream().filter(ProxyJudge::asksForLogin).findFirst();
        if (asked.isEmpty()) {
            return Verdict.untried(evidence.mine(ProbeKind.PROXY));
        }
        if (login.isEmpty()) {
            return Verdict.pass(asked, "reason.proxy.no-login");
        }
        List<Observation> rest = List.of(login.get());
        String schemes = schemes(login.get());
        return switch (evidence.answers().browser().name()) {
            case CHROME, EDGE, BRAVE, OPERA -> Verdict.warn(rest, "reason.proxy.login-held", "schemes", schemes);
            case FIREFOX, SAFARI, IE, NATIVE_APP, UNKNOWN ->
                Verdict.fail(rest, "reason.proxy.login-asked", "schemes", schemes);
        };
    }

    private static Verdict socks(Evidence evidence) {
        List<Observation> tcp = Evidence.tried(evidence.mine(ProbeKind.TCP));
        if (tcp.isEmpty()) {
            return Verdict.untried(evidence.mine(ProbeKind.TCP));
        }
        return tcp.stream().anyMatch(o -> o.failed(FailureClass.PROXY_LOGIN))
                ? Verdict.fail(tcp, "reason.proxy.login-asked", "schemes", "SOCKS")
                : Verdict.pass(tcp, "reason.proxy.no-login");
    }

    /// Whether the proxy answered 407 to somebody without credentials.
    static boolean asksForLogin(Observation observation) {
        return observation.failed(FailureClass.PROXY_LOGIN)
                || observation
                        .found(Finding.Proxy.class)
                        .map(proxy -> proxy.byName().status() == 407)
                        .orElse(false);
    }

    static String schemes(Observation observation) {
        return observation
                .found(Finding.Proxy.class)
                .map(proxy -> String.join(", ", proxy.byName().schemes()))
                .orElse("");
    }

    static String proxyName(Evidence evidence) {
        return evidence.gate()
                .map(Observation::endpoint)
                .map(Endpoint::at)
                .map(Object::toString)
                .orElse("");
    }

    /// Connections that leave the network, unlike those to a proxy within it.
    static List<Observation> outbound(List<Observation> some) {
        return some.stream()
                .filter(o -> switch (o.endpoint().role()) {
                    case PROXY, RESPONDER -> false;
                    case API, STATIC, LOGGING, SIGNALLING, MEDIA_RELAY, REVOCATION, CONTROL, CANARY -> true;
                })
                .toList();
    }

    private static List<Observation> ok(List<Observation> some) {
        return outbound(some).stream().filter(Observation::ok).toList();
    }
}
