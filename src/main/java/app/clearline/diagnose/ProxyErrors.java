// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Cause;
import app.clearline.model.Confidence;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A proxy that answers `CONNECT` with 502, 503 or 504 says that it cannot get there itself (RFC 9110 §15.6): it has no
/// way out or finds no names, the far end is down, or a filter beyond it holds it up. Some filters deny like this too.
/// SOCKS 5 says the same by "network unreachable", "host unreachable" and "connection refused" (RFC 1928 §6).
final class ProxyErrors {

    private static final String NO_WAY_OUT = "no-way-out";
    private static final String NO_NAMES = "no-names";
    private static final String CANNOT_REACH = "cannot-reach";
    private static final int SOCKS_NOT_ALLOWED = 2;
    private static final int SOCKS_NO_NETWORK = 3;
    private static final int SOCKS_CLOSED = 5;

    private ProxyErrors() {}

    /// The statuses that `some` were answered with, as far as those are known.
    static Set<Integer> byName(List<Observation> some) {
        return statuses(answers(some).map(Finding.Proxy::byName));
    }

    /// Likewise where addresses were asked for.
    static Set<Integer> byAddress(List<Observation> some) {
        return statuses(answers(some).map(Finding.Proxy::byAddress).filter(Objects::nonNull));
    }

    /// Whether all that is known of the answers is that the proxy could not get there.
    static boolean reachesNothing(Set<Integer> statuses) {
        return !statuses.isEmpty() && statuses.stream().allMatch(ProxyErrors::cannot);
    }

    private static boolean cannot(int status) {
        return (status >= 502 && status <= 504) || (status >= SOCKS_NO_NETWORK && status <= SOCKS_CLOSED);
    }

    /// Whether the proxy said that it may not.
    static boolean forbids(int status) {
        return status / 100 == 4 || status == SOCKS_NOT_ALLOWED;
    }

    /// Names what that is. Where the proxy reaches nobody else either, or nobody by name, the fault is likely its own;
    /// where it does, one side cannot tell who keeps it from these hosts.
    static void cause(Inquiry inquiry, List<Observation> told, Set<Integer> statuses, String hosts) {
        Evidence evidence = inquiry.evidence();
        boolean nobody = reachesNobody(evidence);
        inquiry.accept(Findings.of(
                        inquiry,
                        nobody ? Cause.PROXY_UNREACHABLE : Cause.PROXY_REFUSES_CONNECT,
                        nobody ? Confidence.LIKELY : Confidence.POSSIBLE,
                        told)
                .with("variant", !nobody ? CANNOT_REACH : byAddressAlone(evidence) ? NO_NAMES : NO_WAY_OUT)
                .with("proxy", ProxyJudge.proxyName(evidence))
                .with("status", statuses.stream().map(String::valueOf).collect(Collectors.joining(", ")))
                .with("hosts", hosts)
                .done());
    }

    /// Neither the service nor anybody else is reached through it by name, and it says so of others too.
    private static boolean reachesNobody(Evidence evidence) {
        List<Observation> through =
                asked(evidence).stream().filter(o -> !byAddress(o)).toList();
        List<Observation> others = through.stream()
                .filter(o -> Evidence.control(o) && o.failed(FailureClass.PROXY_REFUSED))
                .toList();
        return !Evidence.anyOk(through) && reachesNothing(byName(others)) && reachesNothing(byName(through));
    }

    private static boolean byAddressAlone(Evidence evidence) {
        return asked(evidence).stream().anyMatch(o -> o.ok() && byAddress(o));
    }

    /// What a PAC file sends straight out says nothing of a proxy.
    private static List<Observation> asked(Evidence evidence) {
        return Evidence.tried(ProxyJudge.outbound(evidence.mine(ProbeKind.TCP, ProbeKind.PROXY, ProbeKind.TURN_TCP)))
                .stream()
                .filter(o -> PacWays.answer(evidence.all(), o)
                        .filter(PacWays::straightOut)
                        .isEmpty())
                .toList();
    }

    /// Plain relays are gone to by address.
    private static boolean byAddress(Observation o) {
        return o.endpoint().literal() || o.probe() == ProbeKind.TURN_TCP;
    }

    private static Stream<Finding.Proxy> answers(List<Observation> some) {
        return some.stream().flatMap(o -> o.found(Finding.Proxy.class).stream());
    }

    private static Set<Integer> statuses(Stream<Finding.ConnectAnswer> answers) {
        return answers.map(Finding.ConnectAnswer::status).collect(Collectors.toCollection(TreeSet::new));
    }
}
