// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Group;
import app.clearline.model.Observation;
import app.clearline.model.Outcome;
import app.clearline.model.ProbeKind;
import app.clearline.model.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// When each step of a run began and ended: a lane for each group, in it a bar for each step. Positions go from 0 (the
/// start of the run) to 1.
///
/// @param told the picture in a sentence
/// @param whole how long all of it took
public record TimelineFigure(String told, List<Lane> lanes, Duration whole) {

    /// The steps of a group.
    ///
    /// @param told how many steps, and what became of them
    /// @param rows how many bars lie above each other at most
    public record Lane(Group group, String name, String told, int rows, List<Bar> bars) {}

    /// A step.
    ///
    /// @param row from 0; no two bars of a row touch
    /// @param outcome `PASS`, `FAIL` or `NOT_TESTED` of the step itself: no opinion on what that means
    public record Bar(double from, double to, int row, Outcome outcome, String told) {}

    public TimelineFigure {
        lanes = List.copyOf(lanes);
    }

    public static TimelineFigure of(Run run, Texts texts) {
        Duration whole = run.observations().stream()
                .map(seen -> seen.started().plus(seen.took()))
                .reduce(run.took(), (a, b) -> a.compareTo(b) > 0 ? a : b);
        var byGroup = new EnumMap<Group, List<Observation>>(Group.class);
        run.observations().stream()
                .sorted(Comparator.comparing(Observation::started))
                .forEach(seen -> byGroup.computeIfAbsent(group(seen.probe()), g -> new ArrayList<>())
                        .add(seen));
        double length = Math.max(1, whole.toNanos());
        List<Lane> lanes = byGroup.entrySet().stream()
                .map(each -> lane(each, length, texts))
                .toList();
        String told = texts.say(
                "figure.timeline.told",
                "steps",
                String.valueOf(run.observations().size()),
                "seconds",
                String.format(texts.locale(), "%.1f", whole.toMillis() / 1000.0));
        return new TimelineFigure(told, lanes, whole);
    }

    private static Lane lane(Map.Entry<Group, List<Observation>> steps, double length, Texts texts) {
        var bars = new ArrayList<Bar>();
        var ends = new ArrayList<Double>();
        int answered = 0;
        for (Observation seen : steps.getValue()) {
            double from = share(seen.started(), length);
            double to = share(seen.started().plus(seen.took()), length);
            int row = 0;
            while (row < ends.size() && ends.get(row) >= from) {
                row++;
            }
            if (row == ends.size()) {
                ends.add(to);
            } else {
                ends.set(row, to);
            }
            answered += seen.ok() ? 1 : 0;
            bars.add(new Bar(from, to, row, outcome(seen), told(seen, texts)));
        }
        String told = texts.say(
                "figure.timeline.lane", "answered", String.valueOf(answered), "steps", String.valueOf(bars.size()));
        return new Lane(steps.getKey(), texts.word(steps.getKey()), told, ends.size(), List.copyOf(bars));
    }

    private static double share(Duration time, double length) {
        return Math.clamp(time.toNanos() / length, 0, 1);
    }

    static Outcome outcome(Observation seen) {
        return seen.ok() ? Outcome.PASS : seen.tried() ? Outcome.FAIL : Outcome.NOT_TESTED;
    }

    private static String told(Observation seen, Texts texts) {
        String took = String.format(texts.locale(), "%,d ms", seen.took().toMillis());
        return texts.word(seen.probe()) + ", " + Clean.line(seen.endpoint().at().toString()) + ": "
                + texts.say("report.step." + outcome(seen).id()).toLowerCase(Locale.ROOT) + ", " + took;
    }

    private static Group group(ProbeKind probe) {
        return switch (probe) {
            case DNS, DNS_UNKNOWN, DNS_OVER_HTTPS, TCP, TCP_IPV6, HTTP, SESSION -> Group.REACHABILITY;
            case TLS, TLS_LARGE, HTTPS -> Group.SECURE_CONNECTION;
            case WEBSOCKET, WEBSOCKET_HOLD -> Group.SIGNALLING;
            case STUN_UDP, NAT, UDP_SIZE, UDP_SIZE_IPV6, UDP_IDLE, UDP_PORTS, UDP_HEARD, RELAY_PORTS, RESPONDER_SIZE ->
                Group.MEDIA_UDP;
            case TURN_UDP, TURN_TCP, TURN_TLS -> Group.MEDIA_RELAY;
            case OCSP, CRL -> Group.VERIFICATION;
            case PROXY, PAC, HTTP_ECHO -> Group.PROXY_AND_BROWSER;
            case UDP_STREAM, RELAY_UDP, RELAY_TCP, RELAY_TLS, RESPONDER_STREAM -> Group.QUALITY;
        };
    }
}
