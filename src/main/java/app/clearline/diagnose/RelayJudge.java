// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Measured;
import app.clearline.model.Observation;
import app.clearline.model.Outcome;
import app.clearline.model.ProbeKind;
import java.util.List;
import java.util.stream.Stream;

/// Judges whether relays that answer also carry data.
final class RelayJudge {

    private RelayJudge() {}

    /// Data through relays as this client would send it.
    static List<Observation> all(Evidence evidence) {
        return Stream.concat(
                        evidence.direct(ProbeKind.RELAY_UDP).stream(),
                        evidence.mine(ProbeKind.RELAY_TCP, ProbeKind.RELAY_TLS).stream())
                .toList();
    }

    static boolean carries(Observation observation) {
        return observation
                .found(Measured.RelayData.class)
                .map(data -> data.stream().received() > 0)
                .orElse(false);
    }

    /// The relay gave out its places, and of all that was sent nothing came.
    static boolean dead(Observation observation) {
        return observation.tried()
                && !observation.ok()
                && observation.found(Measured.RelayData.class).isPresent()
                && !carries(observation);
    }

    /// Dead ones of which it is sure that the network is why: the same relay carries data by another
    /// way, and no relay does by this one.
    static List<Observation> blocked(Evidence evidence) {
        List<Observation> all = all(evidence);
        return all.stream()
                .filter(RelayJudge::dead)
                .filter(o -> all.stream()
                        .anyMatch(other -> carries(other)
                                && other.endpoint().host().equals(o.endpoint().host())))
                .filter(o -> all.stream().noneMatch(other -> carries(other) && other.probe() == o.probe()))
                .toList();
    }

    /// A relay that answers passes only as far as is known of its data.
    static Verdict data(Evidence evidence, Verdict answered, ProbeKind kind) {
        List<Observation> some =
                all(evidence).stream().filter(o -> o.probe() == kind).toList();
        List<Observation> carrying = some.stream().filter(RelayJudge::carries).toList();
        List<Observation> dead = some.stream().filter(RelayJudge::dead).toList();
        if (answered.outcome() != Outcome.PASS || (carrying.isEmpty() && dead.isEmpty())) {
            return answered;
        }
        if (!carrying.isEmpty()) {
            return Verdict.pass(both(answered, carrying), "reason.relay.carries", "hosts", Evidence.hosts(carrying));
        }
        return blocked(evidence).containsAll(dead)
                ? Verdict.fail(both(answered, dead), "reason.relay.data-lost", "hosts", Evidence.hosts(dead))
                : Verdict.warn(both(answered, dead), "reason.relay.data-unclear", "hosts", Evidence.hosts(dead));
    }

    /// Whether sound and picture go by UDP, where requests do.
    static Verdict media(Evidence evidence, Verdict answered) {
        List<Observation> blocked = blocked(evidence).stream()
                .filter(o -> o.probe() == ProbeKind.RELAY_UDP)
                .toList();
        return blocked.isEmpty()
                ? answered
                : Verdict.warn(both(answered, blocked), "reason.udp.media-lost", "hosts", Evidence.hosts(blocked));
    }

    private static List<Observation> both(Verdict answered, List<Observation> data) {
        return Stream.concat(answered.evidence().stream(), data.stream()).toList();
    }
}
