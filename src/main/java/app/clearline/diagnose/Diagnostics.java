// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Answers;
import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Conclusion;
import app.clearline.model.Confidence;
import app.clearline.model.Diagnosis;
import app.clearline.model.Machine;
import app.clearline.model.Observation;
import app.clearline.model.Outcome;
import app.clearline.model.Requirement;
import app.clearline.model.RequirementResult;
import app.clearline.model.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Observations become a diagnosis. Pure.
public final class Diagnostics {

    private Diagnostics() {}

    /// What the observations mean for a client with these answers on this machine. With only a part of the
    /// observations, what has not run counts as not tested.
    public static Diagnosis of(
            Service service, Answers answers, Machine machine, Collection<Observation> observations) {
        var evidence =
                new Evidence(service, answers, machine, BusyProxy.readThrough(UnknownNames.readThrough(observations)));
        Map<Requirement, Verdict> verdicts = new LinkedHashMap<>();
        for (Requirement requirement : service.requirements()) {
            verdicts.put(requirement, Judge.of(evidence, requirement));
        }
        var inquiry = new Inquiry(evidence, verdicts);
        CauseRule.ALL.forEach(rule -> rule.look(inquiry));

        List<CauseFound> causes = inquiry.found().stream()
                .map(cause -> explaining(cause, verdicts))
                .toList();
        List<RequirementResult> results = new ArrayList<>();
        verdicts.forEach((requirement, verdict) -> results.add(result(requirement, verdict, causes)));
        Conclusion conclusion = Summary.of(results, causes);
        return new Diagnosis(conclusion, causes.isEmpty() ? healthy(conclusion, evidence, verdicts) : causes, results);
    }

    private static List<CauseFound> healthy(
            Conclusion conclusion, Evidence evidence, Map<Requirement, Verdict> verdicts) {
        if (conclusion != Conclusion.WORKS) {
            return List.of();
        }
        Map<String, String> details =
                new TreeMap<>(Map.of("service", evidence.service().name()));
        List<String> untried = Untried.rows(evidence, verdicts);
        if (!untried.isEmpty()) {
            details.put("variant", CauseFound.PART);
            details.put("untried", String.join(", ", untried));
            details.put("rows", String.valueOf(untried.size()));
        }
        Confidence confidence = untried.isEmpty() ? Confidence.CERTAIN : Confidence.LIKELY;
        return List.of(new CauseFound(Cause.HEALTHY, confidence, List.of(), List.of(), details, List.of()));
    }

    /// The cause with the requirements that do not pass and rest on the same observations.
    private static CauseFound explaining(CauseFound cause, Map<Requirement, Verdict> verdicts) {
        List<String> ids = verdicts.entrySet().stream()
                .filter(e ->
                        e.getValue().outcome() == Outcome.FAIL || e.getValue().outcome() == Outcome.WARN)
                .filter(e -> Explains.explains(cause, e.getKey(), e.getValue()))
                .map(e -> e.getKey().id())
                .toList();
        return new CauseFound(
                cause.cause(), cause.confidence(), ids, cause.evidence(), cause.details(), cause.changes());
    }

    private static RequirementResult result(Requirement requirement, Verdict verdict, List<CauseFound> causes) {
        List<Cause> explaining = causes.stream()
                .filter(c -> c.requirements().contains(requirement.id()))
                .map(CauseFound::cause)
                .toList();
        List<String> evidence =
                verdict.evidence().stream().map(Observation::id).distinct().toList();
        return new RequirementResult(requirement, verdict.outcome(), verdict.reason(), evidence, explaining);
    }
}
