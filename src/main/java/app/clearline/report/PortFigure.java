// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.Measured;
import app.clearline.model.Observation;
import app.clearline.model.Outcome;
import app.clearline.model.PortRange;
import app.clearline.model.ProbeKind;
import app.clearline.model.Run;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// All UDP ports as a strip: which let answers through, which did not, which were not tried. Positions go from 0 (port
/// 1)
/// to 1 (port 65535).
///
/// @param told the picture in a sentence
/// @param parts side by side, together all of the strip
/// @param marks ports that were tried by themselves, in their order
public record PortFigure(String told, List<Part> parts, List<Mark> marks) {

    private static final int LAST = 65535;
    /// Finer than this nobody sees, and a comb of thousands of ports is no picture.
    private static final int CELLS = 128;

    /// Neighbours of which the same is known.
    ///
    /// @param outcome `PASS` open, `FAIL` shut, `WARN` some of both, `NOT_TESTED` untried
    /// @param told its ports, and the word for the outcome
    public record Part(double from, double to, Outcome outcome, String told) {}

    /// A port.
    ///
    /// @param outcome `PASS` answered, `FAIL` silent for hosts of two owners or more, `WARN` silent for one
    public record Mark(double at, int port, Outcome outcome, String told) {}

    public PortFigure {
        parts = List.copyOf(parts);
        marks = List.copyOf(marks);
    }

    /// Whether no port was tried.
    public boolean empty() {
        return marks.isEmpty() && parts.stream().allMatch(part -> part.outcome() == Outcome.NOT_TESTED);
    }

    public static PortFigure of(Run run, Texts texts) {
        var strip = new Strip();
        run.observations()
                .forEach(seen -> seen.found(Measured.Ports.class).ifPresent(ports -> {
                    ports.open().forEach(range -> strip.add(range, true));
                    if (!seen.failed(FailureClass.BUDGET)) {
                        ports.silent().forEach(range -> strip.add(range, false));
                    }
                }));
        List<Mark> marks = marks(run, texts);
        List<Part> parts = strip.parts(texts);
        boolean swept = parts.stream().anyMatch(p -> p.outcome() != Outcome.NOT_TESTED);
        String told = swept
                ? texts.say("figure.ports.told", "open", strip.list(Outcome.PASS), "shut", strip.list(Outcome.FAIL))
                : texts.say(
                        marks.isEmpty() ? "figure.ports.nothing" : "figure.ports.single",
                        "ports",
                        marks.stream().map(Mark::told).collect(Collectors.joining("; ")));
        return new PortFigure(told, parts, marks);
    }

    /// Each port to which STUN requests went.
    private static List<Mark> marks(Run run, Texts texts) {
        var open = new TreeMap<Integer, Boolean>();
        Map<Integer, Set<String>> silent = new TreeMap<>();
        for (Observation seen : run.observations()) {
            if (seen.probe() == ProbeKind.STUN_UDP) {
                int port = seen.endpoint().port();
                if (seen.found(Finding.Stun.class).filter(s -> s.answered() > 0).isPresent()) {
                    open.put(port, true);
                } else if (seen.tried() && seen.failed(FailureClass.TIMEOUT)) {
                    open.putIfAbsent(port, false);
                    silent.computeIfAbsent(port, p -> new HashSet<>())
                            .add(seen.endpoint().owner());
                }
            }
        }
        var marks = new ArrayList<Mark>();
        open.forEach((port, answered) -> {
            boolean sure = silent.getOrDefault(port, Set.of()).size() > 1;
            Outcome outcome = answered ? Outcome.PASS : sure ? Outcome.FAIL : Outcome.WARN;
            marks.add(new Mark(
                    at(port), port, outcome, texts.say("figure.port." + outcome.id(), "ports", String.valueOf(port))));
        });
        return marks;
    }

    private static double at(int port) {
        return (port - 1.0) / (LAST - 1);
    }

    /// What is known of each cell of the strip.
    private static final class Strip {

        private final boolean[] open = new boolean[CELLS];
        private final boolean[] shut = new boolean[CELLS];
        private final List<PortRange> answered = new ArrayList<>();
        private final List<PortRange> silent = new ArrayList<>();

        void add(PortRange range, boolean answers) {
            (answers ? answered : silent).add(range);
            for (int i = cell(range.from()); i <= cell(range.to()); i++) {
                (answers ? open : shut)[i] = true;
            }
        }

        private static int cell(int port) {
            return (port - 1) * CELLS / LAST;
        }

        List<Part> parts(Texts texts) {
            var parts = new ArrayList<Part>();
            int start = 0;
            for (int i = 1; i <= CELLS; i++) {
                if (i == CELLS || outcome(i) != outcome(start)) {
                    String ports = first(start) + "–" + (i == CELLS ? LAST : first(i) - 1);
                    parts.add(new Part(
                            (double) start / CELLS,
                            (double) i / CELLS,
                            outcome(start),
                            texts.say("figure.port." + outcome(start).id(), "ports", ports)));
                    start = i;
                }
            }
            return parts;
        }

        private static int first(int cell) {
            return (cell * LAST + CELLS - 1) / CELLS + 1;
        }

        private Outcome outcome(int cell) {
            return open[cell] && shut[cell]
                    ? Outcome.WARN
                    : open[cell] ? Outcome.PASS : shut[cell] ? Outcome.FAIL : Outcome.NOT_TESTED;
        }

        String list(Outcome outcome) {
            return MeasuredWords.ranges(outcome == Outcome.PASS ? answered : silent);
        }
    }
}
