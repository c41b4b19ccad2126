// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Outcome;
import app.clearline.model.RequirementResult;
import app.clearline.model.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Two runs side by side: what was fixed since the earlier one, what broke, what changed. Pure.
///
/// Nothing is called fixed or broken that one of the runs did not test, nor anything where they are of different
/// services: their hosts are not the same.
///
/// @param turn that of the conclusion
/// @param differences what the runs were made under that was not the same
/// @param rows in the order of the later run, then what only the earlier one has
/// @param causes likewise; `HEALTHY`, which names no trouble, is left out
public record Comparison(
        Run before, Run after, Turn turn, List<Difference> differences, List<Row> rows, List<Caused> causes) {

    /// One requirement.
    ///
    /// @param before null where the earlier run does not have it
    /// @param after null where the later run does not have it
    public record Row(
            @Nullable RequirementResult before, @Nullable RequirementResult after, Turn turn) {}

    /// One cause.
    ///
    /// @param before null where the earlier run did not find it
    /// @param after null where the later run did not find it
    public record Caused(
            Cause cause,
            @Nullable CauseFound before,
            @Nullable CauseFound after,
            Turn turn) {}

    public Comparison {
        differences = List.copyOf(differences);
        rows = List.copyOf(rows);
        causes = List.copyOf(causes);
    }

    /// Compares two runs; whichever started first is the earlier one.
    public static Comparison of(Run one, Run other) {
        boolean swap = other.started().isBefore(one.started());
        return between(swap ? other : one, swap ? one : other);
    }

    /// The same without private data: what differs is told from the true runs, and shown from the hidden ones.
    public Comparison hidden() {
        Run earlier = HidePrivate.in(before);
        Run later = HidePrivate.in(after);
        var rowsBefore = byId(earlier);
        var rowsAfter = byId(later);
        var causesBefore = byCause(earlier);
        var causesAfter = byCause(later);
        return new Comparison(
                earlier,
                later,
                turn,
                differences,
                rows.stream()
                        .map(row -> new Row(hidden(row.before(), rowsBefore), hidden(row.after(), rowsAfter), row.turn))
                        .toList(),
                causes.stream()
                        .map(each -> new Caused(
                                each.cause, causesBefore.get(each.cause), causesAfter.get(each.cause), each.turn))
                        .toList());
    }

    private static @Nullable RequirementResult hidden(
            @Nullable RequirementResult row, Map<String, RequirementResult> rows) {
        return row == null ? null : rows.get(row.requirement().id());
    }

    private static Comparison between(Run before, Run after) {
        List<Difference> differences = Difference.between(before, after);
        boolean same = !differences.contains(Difference.SERVICE);
        var earlier = byId(before);
        var later = byId(after);
        var rows = new ArrayList<Row>();
        later.forEach((id, row) -> rows.add(new Row(earlier.get(id), row, even(same, turn(earlier.get(id), row)))));
        earlier.forEach((id, row) -> {
            if (!later.containsKey(id)) {
                rows.add(new Row(row, null, Turn.NOT_COMPARED));
            }
        });
        var causesBefore = byCause(before);
        var causesAfter = byCause(after);
        var causes = new ArrayList<Caused>();
        causesAfter.forEach((cause, found) -> {
            CauseFound then = causesBefore.get(cause);
            Turn turn = then == null ? come(found, earlier) : kept(then, found);
            causes.add(new Caused(cause, then, found, even(same, turn)));
        });
        causesBefore.forEach((cause, found) -> {
            if (!causesAfter.containsKey(cause)) {
                causes.add(new Caused(cause, found, null, even(same, gone(found, later))));
            }
        });
        Turn turn = Turn.of(before.diagnosis(), after.diagnosis());
        return new Comparison(before, after, even(same, turn), differences, rows, causes);
    }

    /// A service that works is no repair of another one.
    private static Turn even(boolean same, Turn turn) {
        return same || (turn != Turn.FIXED && turn != Turn.BROKEN) ? turn : Turn.CHANGED;
    }

    private static Turn turn(@Nullable RequirementResult before, RequirementResult after) {
        if (before == null
                || !before.requirement().criterion().equals(after.requirement().criterion())) {
            return Turn.NOT_COMPARED;
        }
        Turn turn = Turn.of(before.outcome(), after.outcome());
        boolean otherReason = Turn.unwell(after.outcome())
                && !before.reason().key().equals(after.reason().key());
        return turn == Turn.UNCHANGED && otherReason ? Turn.CHANGED : turn;
    }

    /// A cause that is found anew broke something only where a row that it explains had passed before.
    private static Turn come(CauseFound found, Map<String, RequirementResult> before) {
        return found.requirements().stream().anyMatch(id -> outcome(before, id) == Outcome.PASS)
                ? Turn.BROKEN
                : Turn.CHANGED;
    }

    /// A cause that is found no more was mended only where all rows that it explained pass now.
    private static Turn gone(CauseFound found, Map<String, RequirementResult> after) {
        return !found.requirements().isEmpty()
                        && found.requirements().stream().allMatch(id -> outcome(after, id) == Outcome.PASS)
                ? Turn.FIXED
                : Turn.CHANGED;
    }

    private static Turn kept(CauseFound before, CauseFound after) {
        boolean same = before.key().equals(after.key())
                && before.confidence() == after.confidence()
                && before.requirements().equals(after.requirements());
        return same ? Turn.UNCHANGED : Turn.CHANGED;
    }

    private static @Nullable Outcome outcome(Map<String, RequirementResult> rows, String id) {
        RequirementResult row = rows.get(id);
        return row == null ? null : row.outcome();
    }

    private static Map<String, RequirementResult> byId(Run run) {
        return run.diagnosis().requirements().stream()
                .collect(Collectors.toMap(
                        row -> row.requirement().id(), Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    private static Map<Cause, CauseFound> byCause(Run run) {
        return run.diagnosis().causes().stream()
                .filter(found -> found.cause() != Cause.HEALTHY)
                .collect(Collectors.toMap(CauseFound::cause, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }
}
