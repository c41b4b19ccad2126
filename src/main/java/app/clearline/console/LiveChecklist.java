// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.diagnose.Relevance;
import app.clearline.model.Answers;
import app.clearline.model.Diagnosis;
import app.clearline.model.Machine;
import app.clearline.model.Observation;
import app.clearline.model.Outcome;
import app.clearline.model.Plan;
import app.clearline.model.Requirement;
import app.clearline.model.RequirementResult;
import app.clearline.run.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Shows each row of the checklist once, as soon as all that bears on it has ended.
final class LiveChecklist {

    private final Site site;
    private final Answers answers;
    private final Machine machine;
    private final RowText rows;
    private final Map<String, Set<String>> waiting = new HashMap<>();
    private final Map<String, RequirementResult> shown = new HashMap<>();
    private final List<Observation> seen = new ArrayList<>();

    LiveChecklist(Site site, Answers answers, Machine machine, Plan plan, RowText rows) {
        this.site = site;
        this.answers = answers;
        this.machine = machine;
        this.rows = rows;
        for (Requirement requirement : site.service().requirements()) {
            waiting.put(requirement.id(), new HashSet<>(Relevance.steps(site.service(), requirement, plan)));
        }
    }

    /// Shows the rows that no step decides.
    void begin() {
        showDecided();
    }

    void ended(Observation observation) {
        seen.add(observation);
        boolean decided = false;
        for (Set<String> steps : waiting.values()) {
            decided |= steps.remove(observation.id()) && steps.isEmpty();
        }
        if (decided) {
            showDecided();
        }
    }

    /// Shows what is still missing, rows that look different in the light of everything, and last those that do not
    /// apply.
    void finish(Diagnosis diagnosis) {
        for (RequirementResult result : diagnosis.requirements()) {
            RequirementResult before = shown.get(result.requirement().id());
            if (result.outcome() != Outcome.NOT_APPLICABLE
                    && (before == null || before.outcome() != result.outcome())) {
                rows.show(result, before != null);
            }
        }
        rows.showIdle(diagnosis.requirements().stream()
                .filter(result -> result.outcome() == Outcome.NOT_APPLICABLE)
                .toList());
    }

    private void showDecided() {
        for (RequirementResult result : site.diagnose(answers, machine, seen).requirements()) {
            String id = result.requirement().id();
            if (result.outcome() != Outcome.NOT_APPLICABLE
                    && waiting.getOrDefault(id, Set.of()).isEmpty()
                    && shown.putIfAbsent(id, result) == null) {
                rows.show(result, false);
            }
        }
    }
}
