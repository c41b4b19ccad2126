// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Answers;
import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Change;
import app.clearline.model.Conclusion;
import app.clearline.model.Confidence;
import app.clearline.model.Diagnosis;
import app.clearline.model.Level;
import app.clearline.model.Machine;
import app.clearline.model.Observation;
import app.clearline.model.Outcome;
import app.clearline.model.Phrase;
import app.clearline.model.Requirement;
import app.clearline.model.RequirementResult;
import app.clearline.model.Run;
import app.clearline.model.Service;
import app.clearline.model.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A run in the shape of `clearline-run/1`: names where the model has objects, and what people look for at the top.
///
/// @param service which service it was; all of it is in `profile`, so that the run can be diagnosed again anywhere
record RunDocument(
        String format,
        Tool tool,
        Instant started,
        Duration duration,
        ServiceName service,
        Answers answers,
        Conclusion conclusion,
        List<CauseEntry> causes,
        List<RequirementEntry> requirements,
        List<Observation> observations,
        Machine machine,
        Service profile) {

    private static final int MOST_OBSERVATIONS = 5000;
    private static final int MOST_ENDPOINTS = 1000;
    private static final int MOST_REQUIREMENTS = 500;
    private static final int MOST_CAUSES = 100;
    private static final int MOST_CHANGES = 20;
    private static final int MOST_RULES = 200;

    record Tool(String name, String version) {}

    record ServiceName(String id, String name, String date) {}

    /// @param who follows from the cause; written for readers that do not know the list
    record CauseEntry(
            Cause id,
            Confidence confidence,
            Who who,
            List<String> requirements,
            List<String> evidence,
            Map<String, String> details,
            List<Change> changes) {}

    /// @param level that of the profile, written for readers that do not look there
    /// @param advice the causes that explain it, whose texts tell what to do
    record RequirementEntry(
            String id, Level level, Outcome outcome, Phrase reason, List<String> evidence, List<Cause> advice) {}

    static RunDocument of(Run run) {
        Service service = run.service();
        Diagnosis diagnosis = run.diagnosis();
        return new RunDocument(
                RunJson.FORMAT,
                new Tool("clearline", run.tool()),
                run.started(),
                run.took(),
                new ServiceName(service.id(), service.name(), service.date()),
                run.answers(),
                diagnosis.conclusion(),
                diagnosis.causes().stream().map(RunDocument::entry).toList(),
                diagnosis.requirements().stream().map(RunDocument::entry).toList(),
                run.observations(),
                run.machine(),
                service);
    }

    private static CauseEntry entry(CauseFound found) {
        return new CauseEntry(
                found.cause(),
                found.confidence(),
                found.cause().who(),
                found.requirements(),
                found.evidence(),
                found.details(),
                found.changes());
    }

    private static RequirementEntry entry(RequirementResult result) {
        return new RequirementEntry(
                result.requirement().id(),
                result.requirement().level(),
                result.outcome(),
                result.reason(),
                result.evidence(),
                result.causes());
    }

    /// @throws IllegalArgumentException naming what does not fit together
    Run toRun() {
        if (!tool.name().equals("clearline")) {
            throw new IllegalArgumentException("/tool/name: not made by clearline");
        }
        if (!service.equals(new ServiceName(profile.id(), profile.name(), profile.date()))) {
            throw new IllegalArgumentException("/service: is not the service in /profile");
        }
        most("/observations", observations, MOST_OBSERVATIONS);
        most("/profile/endpoints", profile.endpoints(), MOST_ENDPOINTS);
        most("/profile/requirements", profile.requirements(), MOST_REQUIREMENTS);
        most("/requirements", requirements, MOST_REQUIREMENTS);
        most("/causes", causes, MOST_CAUSES);
        for (CauseEntry cause : causes) {
            most("/causes: changes of " + cause.id.id(), cause.changes, MOST_CHANGES);
            for (Change change : cause.changes) {
                most("/causes: rules of " + cause.id.id(), change.rules(), MOST_RULES);
            }
        }
        var diagnosis = new Diagnosis(
                conclusion,
                causes.stream()
                        .map(c -> new CauseFound(c.id, c.confidence, c.requirements, c.evidence, c.details, c.changes))
                        .toList(),
                requirements.stream()
                        .map(r -> new RequirementResult(required(r.id), r.outcome, r.reason, r.evidence, r.advice))
                        .toList());
        return new Run(tool.version(), started, duration, profile, answers, machine, observations, diagnosis);
    }

    /// A run has far fewer; so many more would make a report of gigabytes.
    private static void most(String place, List<?> list, int most) {
        if (list.size() > most) {
            throw new IllegalArgumentException(place + ": more than " + most);
        }
    }

    private Requirement required(String id) {
        return profile.requirements().stream()
                .filter(r -> r.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "/requirements: \"" + Clean.line(id) + "\" is none of /profile/requirements"));
    }
}
