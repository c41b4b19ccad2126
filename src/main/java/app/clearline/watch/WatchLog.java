// SPDX-License-Identifier: Apache-2.0
package app.clearline.watch;

import app.clearline.model.Conclusion;
import app.clearline.model.Diagnosis;
import app.clearline.model.Group;
import app.clearline.model.Outcome;
import app.clearline.model.Requirement;
import app.clearline.model.RequirementResult;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was seen while checks were repeated. Its room is bounded, however long that takes: counts,
/// a timeline for each row, and the last changes. May be used by several threads.
public final class WatchLog {

    /// How many changes are remembered.
    public static final int MOST_CHANGES = 500;

    private final Set<Group> only;
    private final Map<String, RowWatch> rows = new LinkedHashMap<>();
    private final Deque<Change> changes = new ArrayDeque<>();
    private final Map<Conclusion, Long> conclusions = new EnumMap<>(Conclusion.class);
    private long looks;
    private @Nullable Instant first;
    private @Nullable Instant last;

    /// A row that became another.
    ///
    /// @param from its outcome before
    public record Change(Instant at, Requirement requirement, Outcome from, RequirementResult now) {}

    /// All of it at one moment.
    ///
    /// @param looks how often was checked
    /// @param first when the first look ended; null before
    /// @param conclusions how often which headline held; where only some groups are watched,
    ///     that says little
    /// @param changes the last ones, oldest first
    public record Summary(
            long looks,
            @Nullable Instant first,
            @Nullable Instant last,
            Map<Conclusion, Long> conclusions,
            List<WatchedRow> rows,
            List<Change> changes) {

        public Summary {
            conclusions = Map.copyOf(conclusions);
            rows = List.copyOf(rows);
            changes = List.copyOf(changes);
        }

        /// The rows that there is something to tell of.
        public List<WatchedRow> troubled() {
            return rows.stream().filter(WatchedRow::troubled).toList();
        }
    }

    /// An empty one.
    ///
    /// @param only the groups that are watched; empty: all
    public WatchLog(Set<Group> only) {
        this.only = Set.copyOf(only);
    }

    /// Takes what one look showed.
    ///
    /// @return the rows that became others by it
    public synchronized List<Change> take(Instant at, Diagnosis diagnosis) {
        looks++;
        first = first == null ? at : first;
        last = at;
        conclusions.merge(diagnosis.conclusion(), 1L, Long::sum);
        var news = new ArrayList<Change>();
        for (RequirementResult result : diagnosis.requirements()) {
            Requirement requirement = result.requirement();
            if (only.isEmpty() || only.contains(requirement.group())) {
                RowWatch row = rows.computeIfAbsent(requirement.id(), id -> new RowWatch(requirement));
                Outcome before = row.take(at, result.outcome());
                if (before != null) {
                    news.add(new Change(at, requirement, before, result));
                }
            }
        }
        changes.addAll(news);
        while (changes.size() > MOST_CHANGES) {
            changes.removeFirst();
        }
        return news;
    }

    /// How it stands.
    public synchronized Summary summary() {
        return new Summary(
                looks,
                first,
                last,
                conclusions,
                rows.values().stream().map(RowWatch::row).toList(),
                List.copyOf(changes));
    }
}
