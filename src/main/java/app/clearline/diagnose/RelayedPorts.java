// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Confidence;
import app.clearline.model.Criterion;
import app.clearline.model.Measured;
import app.clearline.model.Observation;
import app.clearline.model.PortRange;
import app.clearline.model.ProbeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// What the ports of relays say of a range, beside the few ports where others answer.
///
/// A relay may shut its own ports, and what it sends may not come in anyway. So a silent port of a relay says
/// nothing of this network by itself, only beside somebody else's; one that was reached needs no second witness.
///
/// @param by what shows it
/// @param arrived ports where datagrams came
/// @param silent ports where none did, by the network's fault as far as can be seen
/// @param others STUN and TURN servers on such ports that were tried
record RelayedPorts(List<Observation> by, List<Integer> arrived, List<Integer> silent, List<Observation> others) {

    /// Empty where no relay told anything.
    static Optional<RelayedPorts> in(Evidence evidence, Criterion.UdpRange range, List<Observation> others) {
        List<Observation> some = evidence.direct(ProbeKind.RELAY_PORTS).stream()
                .filter(Observation::tried)
                .filter(o -> o.found(Measured.RelayPorts.class).isPresent())
                .toList();
        List<Integer> arrived = ports(some, range, Measured.RelayPorts::arrived);
        // Another look may have come through where one did not: then nothing is shut.
        List<Integer> silent = ports(some, range, Measured.RelayPorts::silent).stream()
                .filter(port -> !arrived.contains(port))
                .toList();
        return arrived.isEmpty() && silent.isEmpty()
                ? Optional.empty()
                : Optional.of(new RelayedPorts(some, arrived, silent, others));
    }

    /// Whether relays show a way out to high ports.
    static boolean open(Evidence evidence) {
        return evidence.direct(ProbeKind.RELAY_PORTS).stream()
                .flatMap(o -> o.found(Measured.RelayPorts.class).stream())
                .anyMatch(found -> !found.arrived().isEmpty());
    }

    private static List<Integer> ports(
            List<Observation> some, Criterion.UdpRange range, Function<Measured.RelayPorts, List<Integer>> which) {
        return some.stream()
                .flatMap(o -> o.found(Measured.RelayPorts.class).stream())
                .flatMap(found -> which.apply(found).stream())
                .filter(port -> port >= range.from() && port <= range.to())
                .distinct()
                .sorted()
                .toList();
    }

    Verdict verdict(Evidence evidence) {
        List<Observation> all = new ArrayList<>(by);
        all.addAll(others);
        if (confidence(evidence).isPresent()) {
            return open().isEmpty()
                    ? Verdict.fail(
                            all, "reason.udp.relay-ports-silent", "ports", text(shut()), "hosts", Evidence.hosts(all))
                    : Verdict.warn(all, "reason.udp.relay-ports-mixed", "silent", text(shut()), "open", text(open()));
        }
        return silent.isEmpty()
                ? Verdict.pass(by, "reason.udp.relay-ports-open", "ports", text(arrived), "hosts", Evidence.hosts(by))
                : Verdict.notTested(
                        all, "reason.udp.relay-ports-unclear", "ports", text(silent), "hosts", Evidence.hosts(by));
    }

    /// How sure it is that this network shuts what is silent; empty where nothing but relays says so.
    ///
    /// Others that have nothing to do with each other are not down together. One of them alone may be, but
    /// not while a relay of somebody else is silent as well and nobody else answers on such a port.
    Optional<Confidence> confidence(Evidence evidence) {
        List<Observation> silentOthers =
                others.stream().filter(o -> !MediaJudge.answered(o)).toList();
        if (!silentOthers.isEmpty() && MediaJudge.silentForSure(evidence, silentOthers)) {
            return Optional.of(open().isEmpty() ? Confidence.CERTAIN : Confidence.LIKELY);
        }
        boolean noneAnswers = others.stream().noneMatch(MediaJudge::answered);
        boolean another = silentOthers.stream().anyMatch(o -> !Evidence.own(o));
        return !silent.isEmpty() && noneAnswers && another ? Optional.of(Confidence.LIKELY) : Optional.empty();
    }

    /// What rests on it: the relays, and others that are silent.
    List<Observation> evidence() {
        return Stream.concat(by.stream(), others.stream().filter(o -> !MediaJudge.answered(o)))
                .toList();
    }

    /// The ports where nobody was reached.
    List<Integer> shut() {
        Stream<Integer> beside = others.stream()
                .filter(o -> !MediaJudge.answered(o))
                .map(o -> o.endpoint().port());
        return Stream.concat(beside, silent.stream()).toList();
    }

    /// The ports where somebody was reached.
    List<Integer> open() {
        Stream<Integer> beside = others.stream()
                .filter(MediaJudge::answered)
                .map(o -> o.endpoint().port());
        return Stream.concat(beside, arrived.stream()).toList();
    }

    /// The ranges that the silent ports stand for: what lies between two of them, and no open one.
    String shutRanges() {
        return OpenPorts.text(ranges(new TreeSet<>(shut()), new TreeSet<>(open())));
    }

    String openRanges() {
        return OpenPorts.text(ranges(new TreeSet<>(open()), new TreeSet<>(shut())));
    }

    private static List<PortRange> ranges(NavigableSet<Integer> some, NavigableSet<Integer> others) {
        var ranges = new ArrayList<PortRange>();
        for (int port : some) {
            PortRange last = ranges.isEmpty() ? null : ranges.getLast();
            if (last != null && others.subSet(last.to(), port).isEmpty()) {
                ranges.set(ranges.size() - 1, new PortRange(last.from(), port));
            } else {
                ranges.add(new PortRange(port, port));
            }
        }
        return ranges;
    }

    private static String text(List<Integer> ports) {
        return OpenPorts.text(ports.stream()
                .distinct()
                .sorted()
                .map(port -> new PortRange(port, port))
                .toList());
    }
}
