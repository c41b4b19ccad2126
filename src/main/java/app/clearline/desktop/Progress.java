// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Diagnosis;
import app.clearline.model.Observation;
import app.clearline.model.Run;
import app.clearline.model.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the checks stand at one moment; what the pages draw.
///
/// @param service null before one is chosen
/// @param done how many steps have ended, of `total`
/// @param atMost how long the checks can take
/// @param observations by the id of their step
/// @param diagnosis of what is known so far; null before anything is
/// @param run the whole run once it has ended; null before
/// @param trouble why there can be no checks, in English as the system said it; null where there can
record Progress(
        Phase phase,
        @Nullable Service service,
        int done,
        int total,
        Duration elapsed,
        Duration atMost,
        List<RowState> rows,
        Map<String, Observation> observations,
        @Nullable Diagnosis diagnosis,
        @Nullable Run run,
        @Nullable String trouble) {

    /// What the checks are doing.
    enum Phase {
        /// No service has been chosen.
        IDLE,
        /// The service is being made ready.
        OPENING,
        /// What needs no answers runs while the person still answers.
        EARLY,
        /// What needs no answers has ended; the rest waits for them.
        READY,
        /// All of it runs.
        RUNNING,
        ENDED,
        /// A saved run is looked at.
        SAVED,
        /// The service could not be made ready.
        TROUBLE;

        boolean underWay() {
            return this == EARLY || this == RUNNING;
        }
    }

    static final Progress NONE =
            new Progress(Phase.IDLE, null, 0, 0, Duration.ZERO, Duration.ZERO, List.of(), Map.of(), null, null, null);

    Progress {
        rows = List.copyOf(rows);
        observations = Map.copyOf(observations);
    }

    /// How many rows of the checklist have their outcome.
    long rowsEnded() {
        return rows.stream().filter(row -> row.stage().ended()).count();
    }

    /// The rows that did not pass, and could be tried again.
    List<RowState> unwell() {
        return rows.stream().filter(RowState::unwell).toList();
    }

    Optional<RowState> row(String requirement) {
        return rows.stream()
                .filter(row -> row.requirement().id().equals(requirement))
                .findFirst();
    }

    static Progress opening(Service service) {
        return bare(Phase.OPENING, service, null);
    }

    static Progress trouble(Service service, String why) {
        return bare(Phase.TROUBLE, service, why);
    }

    /// A run that was made earlier.
    static Progress saved(Run run) {
        var seen = new LinkedHashMap<String, Observation>();
        run.observations().forEach(observation -> seen.put(observation.id(), observation));
        List<RowState> rows = run.diagnosis().requirements().stream()
                .map(result -> new RowState(
                        result.requirement(),
                        RowState.Stage.of(result.outcome()),
                        result.reason(),
                        result.evidence().stream()
                                .map(seen::get)
                                .filter(Objects::nonNull)
                                .map(observation -> run.started()
                                        .plus(observation.started())
                                        .plus(observation.took()))
                                .max(Instant::compareTo)
                                .orElse(null),
                        result.evidence(),
                        result,
                        null))
                .toList();
        return new Progress(
                Phase.SAVED,
                run.service(),
                seen.size(),
                seen.size(),
                run.took(),
                run.took(),
                rows,
                seen,
                run.diagnosis(),
                run,
                null);
    }

    private static Progress bare(Phase phase, Service service, @Nullable String trouble) {
        return new Progress(
                phase,
                service,
                0,
                0,
                Duration.ZERO,
                Duration.ZERO,
                Tally.waiting(service),
                Map.of(),
                null,
                null,
                trouble);
    }
}
