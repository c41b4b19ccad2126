// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Criterion;
import app.clearline.model.Finding;
import app.clearline.model.Measured;
import app.clearline.model.Observation;
import app.clearline.model.PortRange;
import app.clearline.model.ProbeKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the responder's ports say of a range, without the ports that have a requirement of their own.
///
/// @param open ranges of ports that answered
/// @param silent ranges of ports that never did
/// @param asked how many there were in all
record OpenPorts(Observation by, List<PortRange> open, List<PortRange> silent, int asked) {

    private static final int MOST_SHOWN = 12;
    /// No sample has more.
    private static final int SAMPLE = 64;

    /// Empty where no responder was asked, where it could not be used, and where others contradict it: a port on which
    /// somebody else answers is not shut by this network, so there the far end itself is.
    static Optional<OpenPorts> in(Evidence evidence, Criterion.UdpRange range) {
        List<Integer> named = named(evidence);
        for (Observation each : evidence.direct(ProbeKind.UDP_PORTS)) {
            if (each.ok() && each.finding() instanceof Measured.Ports ports) {
                var found = new OpenPorts(
                        each, within(ports.open(), range, named), within(ports.silent(), range, named), ports.asked());
                boolean none = found.open.isEmpty() && found.silent.isEmpty();
                return none || contradicted(evidence, ports) ? Optional.empty() : Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /// The reason that the responder gave no answer; null where none was asked, or it did.
    static @Nullable Observation unusable(Evidence evidence) {
        return evidence.direct(ProbeKind.UDP_PORTS).stream()
                .filter(o -> !o.ok())
                .findFirst()
                .orElse(null);
    }

    boolean allOpen() {
        return silent.isEmpty();
    }

    boolean allSilent() {
        return open.isEmpty();
    }

    /// Whether each port on which the far end answers was asked, and not a sample.
    boolean each() {
        int covered = Stream.concat(open.stream(), silent.stream())
                .mapToInt(r -> r.to() - r.from() + 1)
                .sum();
        return asked > SAMPLE || asked >= covered;
    }

    static String text(List<PortRange> ranges) {
        String first = ranges.stream()
                .limit(MOST_SHOWN)
                .map(r -> r.from() == r.to() ? String.valueOf(r.from()) : r.from() + "–" + r.to())
                .collect(Collectors.joining(", "));
        return ranges.size() > MOST_SHOWN ? first + ", …" : first;
    }

    static boolean covers(List<PortRange> ranges, int port) {
        return ranges.stream().anyMatch(r -> r.from() <= port && port <= r.to());
    }

    static List<Integer> named(Evidence evidence) {
        return evidence.service().requirements().stream()
                .flatMap(r -> r.criterion() instanceof Criterion.UdpPort port ? Stream.of(port.port()) : Stream.empty())
                .toList();
    }

    private static boolean contradicted(Evidence evidence, Measured.Ports ports) {
        return evidence.direct(ProbeKind.STUN_UDP, ProbeKind.TURN_UDP).stream()
                        .filter(MediaJudge::answered)
                        .filter(o -> !(o.finding() instanceof Finding.Stun stun) || stun.answered() > 0)
                        .anyMatch(o -> covers(ports.silent(), o.endpoint().port()))
                || evidence.direct(ProbeKind.RELAY_PORTS).stream()
                        .flatMap(o -> o.found(Measured.RelayPorts.class).stream())
                        .flatMap(found -> found.arrived().stream())
                        .anyMatch(port -> covers(ports.silent(), port));
    }

    private static List<PortRange> within(List<PortRange> ranges, Criterion.UdpRange range, List<Integer> named) {
        return ranges.stream()
                .filter(r -> r.to() >= range.from() && r.from() <= range.to())
                .filter(r -> r.from() != r.to() || !named.contains(r.from()))
                .map(r -> new PortRange(Math.max(r.from(), range.from()), Math.min(r.to(), range.to())))
                .toList();
    }
}
