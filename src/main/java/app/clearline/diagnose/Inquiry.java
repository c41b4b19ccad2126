// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Criterion;
import app.clearline.model.Observation;
import app.clearline.model.Outcome;
import app.clearline.model.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The search for causes: what was seen, how the requirements were judged, and what has been found so far. Rules run
/// from the root of the trouble outwards, so a later rule can stay silent where an earlier one explains it.
final class Inquiry implements Consumer<CauseFound> {

    private final Evidence evidence;
    private final Map<Requirement, Verdict> verdicts;
    private final List<CauseFound> found = new ArrayList<>();

    Inquiry(Evidence evidence, Map<Requirement, Verdict> verdicts) {
        this.evidence = evidence;
        this.verdicts = verdicts;
    }

    Evidence evidence() {
        return evidence;
    }

    Map<Requirement, Verdict> verdicts() {
        return verdicts;
    }

    List<CauseFound> found() {
        return List.copyOf(found);
    }

    /// Whether one of these was found already.
    boolean has(Cause... causes) {
        List<Cause> wanted = List.of(causes);
        return found.stream().anyMatch(f -> wanted.contains(f.cause()));
    }

    /// Whether one of these was found and rests on `observation`.
    boolean explained(Observation observation, Cause... causes) {
        List<Cause> wanted = List.of(causes);
        return found.stream()
                .anyMatch(f -> wanted.contains(f.cause()) && f.evidence().contains(observation.id()));
    }

    /// Whether something was found behind which nothing else can be seen.
    boolean nothingBehind() {
        return found.stream().anyMatch(Explains::whole);
    }

    @Override
    public void accept(CauseFound cause) {
        found.add(cause);
    }

    /// The failed requirements with a criterion of `type`.
    <C extends Criterion> List<Requirement> failed(Class<C> type) {
        return verdicts.entrySet().stream()
                .filter(e -> e.getValue().outcome() == Outcome.FAIL
                        && type.isInstance(e.getKey().criterion()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
