// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Agent;
import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Confidence;
import app.clearline.model.LowerCase;
import app.clearline.model.NetworkLink;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Tunnels and filters on this computer that carry what fails: whom to ask, beside what fails.
///
/// They run last, since they only add to what other rules found: with everything well an agent is none of our
/// business, and neither is one whose link the traffic does not take.
final class AgentRules {

    /// What a tunnel or a filter can do to what it carries.
    private static final Set<Cause> DOINGS = EnumSet.of(
            Cause.TCP_443_BLOCKED,
            Cause.DOMAIN_BLOCKED,
            Cause.ADDRESS_LITERALS_BLOCKED,
            Cause.WEBSOCKET_BLOCKED,
            Cause.TLS_INSPECTED,
            Cause.TLS_ONLY_443,
            Cause.TLS_HANDSHAKE_BROKEN,
            Cause.UDP_BLOCKED,
            Cause.UDP_3478_BLOCKED,
            Cause.UDP_HIGH_PORTS_BLOCKED,
            Cause.UDP_REPLIES_LOST,
            Cause.UDP_IDLE_TIMEOUT_SHORT,
            Cause.UDP_LARGE_PACKETS_LOST,
            Cause.TURN_DATA_BLOCKED);
    /// What it may have done, where as well the line or the service may be why.
    private static final Set<Cause> PERHAPS = EnumSet.of(Cause.NO_NETWORK, Cause.POOR_QUALITY, Cause.LOCATION_REFUSED);
    /// Makers whose devices sign in the network as well as their programs do on a computer.
    private static final List<String> GATEWAYS =
            List.of("sophos", "forcepoint", "check point", "cisco umbrella", "skyhigh", "iboss", "lightspeed");

    private AgentRules() {}

    /// At most one VPN and one security program: the first of which there is evidence.
    static void inPath(Inquiry inquiry) {
        if (!PolicyJudge.here(inquiry.evidence().answers())) {
            return;
        }
        List<CauseFound> before = inquiry.found();
        for (Agent agent : inquiry.evidence().machine().agents()) {
            Cause cause = agent.tunnel() ? Cause.VPN_IN_PATH : Cause.SECURITY_AGENT_IN_PATH;
            if (!inquiry.has(cause)) {
                byLink(inquiry, agent, before)
                        .or(() -> bySignature(inquiry, agent, before))
                        .ifPresent(inquiry);
            }
        }
    }

    private static Optional<CauseFound> byLink(Inquiry inquiry, Agent agent, List<CauseFound> before) {
        Evidence evidence = inquiry.evidence();
        Optional<NetworkLink> link = evidence.machine().links().stream()
                .filter(each -> !agent.link().isEmpty() && each.name().equals(agent.link()))
                .findFirst();
        if (link.isEmpty()) {
            return Optional.empty();
        }
        var paths = new Paths(evidence, link.get());
        List<CauseFound> carried = before.stream()
                .filter(c -> DOINGS.contains(c.cause()) || PERHAPS.contains(c.cause()))
                .filter(c -> paths.allTaken(observations(evidence, c)))
                .toList();
        List<Observation> told = carried.stream()
                .flatMap(c -> observations(evidence, c).stream())
                .toList();
        boolean sure =
                told.stream().anyMatch(paths::seen) && carried.stream().anyMatch(c -> DOINGS.contains(c.cause()));
        return told.isEmpty()
                ? Optional.empty()
                : Optional.of(found(inquiry, agent, sure ? Confidence.LIKELY : Confidence.POSSIBLE, told));
    }

    /// TLS is signed anew in the name of the maker of a program that runs here.
    private static Optional<CauseFound> bySignature(Inquiry inquiry, Agent agent, List<CauseFound> before) {
        Evidence evidence = inquiry.evidence();
        String product = LowerCase.of(agent.product());
        return before.stream()
                .filter(c -> c.cause() == Cause.TLS_INSPECTED && !agent.tunnel())
                .filter(c -> sameMaker(product, c.details().getOrDefault("product", "")))
                .map(c -> {
                    boolean elsewhere = GATEWAYS.contains(product)
                            || evidence.proxied()
                            || !agent.link().isEmpty();
                    Confidence confidence = elsewhere ? Confidence.POSSIBLE : Confidence.LIKELY;
                    return found(inquiry, agent, confidence, observations(evidence, c));
                })
                .findFirst();
    }

    /// An issuer's word may say more than the product, as "eset ssl filter" does, or the same.
    private static boolean sameMaker(String product, String word) {
        return word.equals(product) || word.startsWith(product + " ");
    }

    private static CauseFound found(Inquiry inquiry, Agent agent, Confidence confidence, List<Observation> told) {
        Cause cause = agent.tunnel() ? Cause.VPN_IN_PATH : Cause.SECURITY_AGENT_IN_PATH;
        return Findings.of(inquiry, cause, confidence, told)
                .with("product", agent.product())
                .with("link", agent.link())
                .with("sign", agent.sign())
                .with("hosts", Evidence.hosts(told))
                .done();
    }

    /// What a cause rests on, without look-ups: they go to the resolver and not to the service.
    private static List<Observation> observations(Evidence evidence, CauseFound cause) {
        Stream<Observation> some =
                evidence.all().stream().filter(o -> cause.evidence().contains(o.id()));
        return Evidence.tried(some.filter(o -> o.probe() != ProbeKind.DNS && o.probe() != ProbeKind.DNS_UNKNOWN)
                .toList());
    }
}
