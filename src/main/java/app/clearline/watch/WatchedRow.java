// SPDX-License-Identifier: Apache-2.0
package app.clearline.watch;

import app.clearline.model.Outcome;
import app.clearline.model.Requirement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How a row stands after all that was seen of it.
///
/// @param counts how often it had which outcome
/// @param changes how often its outcome became another
/// @param longest the longest time without a pass between a fail or a warning and the pass that
///     ended it, or the last look
/// @param cells its timeline, oldest first
/// @param each how many looks a cell stands for
public record WatchedRow(
        Requirement requirement,
        Outcome now,
        Map<Outcome, Long> counts,
        long changes,
        Duration longest,
        List<Outcome> cells,
        long each) {

    public WatchedRow {
        counts = Map.copyOf(counts);
        cells = List.copyOf(cells);
    }

    /// Whether there is something to tell of it: it failed or warned, or did not stay as it was.
    public boolean troubled() {
        return changes > 0 || count(Outcome.FAIL) + count(Outcome.WARN) > 0;
    }

    /// How often it had this outcome.
    public long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }
}
