// SPDX-License-Identifier: Apache-2.0
package app.clearline.watch;

import app.clearline.model.Outcome;
import app.clearline.model.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How one row went while it was watched.
final class RowWatch {

    /// As many as fit side by side into a line and into the window.
    static final int CELLS = 60;

    private final Requirement requirement;
    private final Timeline timeline = new Timeline(CELLS);
    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    private @Nullable Outcome last;
    private @Nullable Instant troubleSince;
    private Duration longest = Duration.ZERO;
    private long changes;

    RowWatch(Requirement requirement) {
        this.requirement = requirement;
    }

    /// The outcome before, where this one is another; null at first, and where it stays.
    @Nullable
    Outcome take(Instant at, Outcome outcome) {
        timeline.add(outcome);
        counts.merge(outcome, 1L, Long::sum);
        Outcome before = last;
        last = outcome;
        trouble(at, outcome);
        if (before == null || before == outcome) {
            return null;
        }
        changes++;
        return before;
    }

    /// What was not tried neither begins nor ends a time of trouble.
    private void trouble(Instant at, Outcome outcome) {
        if (troubleSince == null && (outcome == Outcome.FAIL || outcome == Outcome.WARN)) {
            troubleSince = at;
        }
        if (troubleSince != null) {
            Duration since = Duration.between(troubleSince, at);
            longest = since.compareTo(longest) > 0 ? since : longest;
            if (outcome == Outcome.PASS) {
                troubleSince = null;
            }
        }
    }

    WatchedRow row() {
        Outcome now = last == null ? Outcome.NOT_TESTED : last;
        return new WatchedRow(requirement, now, counts, changes, longest, timeline.cells(), timeline.each());
    }
}
