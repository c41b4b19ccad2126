// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Cause;
import app.clearline.model.Confidence;
import app.clearline.model.FailureClass;
import app.clearline.model.FirewallRule;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Route;
import app.clearline.model.Topic;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// PAC files that send some hosts another way than the rest: most of all relays, which are gone to by address.
final class PacRules {

    /// The variant of `proxy-unreachable` of which other ways are left.
    static final String PART = "some";

    private PacRules() {}

    /// The proxies that a PAC file named for these, for a sentence; empty where no PAC file did.
    static String named(Evidence evidence, List<Observation> some) {
        return some.stream()
                .flatMap(o -> PacWays.answer(evidence.all(), o).stream())
                .flatMap(answer -> PacWays.proxies(answer).stream())
                .distinct()
                .limit(8)
                .collect(Collectors.joining(", "));
    }

    /// The PAC file sends some hosts to a proxy that answers nobody, while others get an answer on their way.
    static void someUnreachable(Inquiry inquiry, List<Observation> gone, String proxies) {
        if (proxies.isEmpty()) {
            return;
        }
        inquiry.accept(Findings.of(inquiry, Cause.PROXY_UNREACHABLE, Confidence.CERTAIN, gone)
                .with("variant", PART)
                .with("proxy", proxies)
                .with("hosts", Evidence.hosts(gone))
                .with("url", ProxyRules.url(inquiry.evidence()))
                .with("browser", BrowserJudge.name(inquiry.evidence().answers()))
                .change(Topic.FIX_PAC)
                .done());
    }

    /// The PAC file sends relays straight out, where nothing leaves without the proxy that it names for the rest.
    /// Silent where anything on port 443 opens directly, and where a relay that is down may be why: two controls or
    /// more must be shut too.
    static void addressesStraightOut(Inquiry inquiry) {
        Evidence evidence = inquiry.evidence();
        List<Observation> relays = relays(evidence).stream()
                .filter(o -> o.failed(FailureClass.TIMEOUT, FailureClass.REFUSED, FailureClass.UNREACHABLE))
                .filter(o -> way(evidence, o).map(PacWays::straightOut).orElse(false))
                .toList();
        List<Observation> direct = Evidence.tried(ProxyJudge.outbound(evidence.direct(ProbeKind.TCP)));
        boolean shut = Evidence.all(direct, Evidence::blocked)
                && Domains.owners(direct.stream().filter(Evidence::control).toList()) > 1;
        List<Observation> open = ProxyJudge.outbound(evidence.mine(ProbeKind.TCP)).stream()
                .filter(o ->
                        o.ok() && !way(evidence, o).map(PacWays::straightOut).orElse(true))
                .toList();
        if (inquiry.nothingBehind() || relays.isEmpty() || !shut || open.isEmpty()) {
            return;
        }
        inquiry.accept(Findings.of(
                        inquiry,
                        Cause.DIRECT_BLOCKED_PROXY_NEEDED,
                        Confidence.CERTAIN,
                        Stream.concat(relays.stream(), open.stream()).toList())
                .with("variant", "addresses")
                .with("proxy", named(evidence, open))
                .with("url", ProxyRules.url(evidence))
                .with("hosts", Evidence.hosts(relays))
                .change(Topic.FIX_PAC)
                .done());
    }

    /// The proxy that the PAC file names for relays refuses them, and others get through.
    static void addressesRefused(Inquiry inquiry) {
        Evidence evidence = inquiry.evidence();
        List<Observation> denied = relays(evidence).stream()
                .filter(o -> o.failed(FailureClass.PROXY_REFUSED))
                .toList();
        if (inquiry.nothingBehind() || inquiry.has(Cause.PROXY_REFUSES_CONNECT) || denied.isEmpty()) {
            return;
        }
        Set<Integer> statuses = ProxyErrors.byName(denied);
        if (ProxyErrors.reachesNothing(statuses)) {
            ProxyErrors.cause(inquiry, denied, statuses, Evidence.hosts(denied));
            return;
        }
        inquiry.accept(Findings.of(inquiry, Cause.PROXY_REFUSES_CONNECT, Confidence.CERTAIN, denied)
                .with("proxy", named(evidence, denied))
                .with("hosts", Evidence.hosts(denied))
                .change(Topic.PROXY_ALLOW_CONNECT, Findings.tcp443(List.of(FirewallRule.ANY)))
                .done());
    }

    /// Whether both were sent the same way, by a PAC file or without one.
    static boolean sameWay(Evidence evidence, Observation one, Observation other) {
        return way(evidence, one).equals(way(evidence, other));
    }

    private static List<Observation> relays(Evidence evidence) {
        return evidence.route() instanceof Route.ViaPac
                ? Evidence.ownOrControl(Evidence.tried(evidence.mine(ProbeKind.TURN_TCP)))
                : List.of();
    }

    private static Optional<String> way(Evidence evidence, Observation o) {
        return PacWays.answer(evidence.all(), o);
    }
}
