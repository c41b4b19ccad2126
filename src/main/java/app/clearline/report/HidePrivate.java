// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.CauseFound;
import app.clearline.model.Change;
import app.clearline.model.Diagnosis;
import app.clearline.model.Endpoint;
import app.clearline.model.Finding;
import app.clearline.model.Machine;
import app.clearline.model.Observation;
import app.clearline.model.Phrase;
import app.clearline.model.RequirementResult;
import app.clearline.model.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A run without what belongs to the person and their network alone: addresses, names of the machine, the user, proxies
/// and PAC files, whom foreign certificates and pages name. The same thing gets the same stand-in everywhere
/// (`address-1`, `proxy-2`), so that the run can still
/// be read. What belongs to the service, hosts and literals of its profile, stays. Pure.
public final class HidePrivate {

    private final PrivateWords words;
    private final Rewriting rewriting;
    private final Trimming trimming;
    private final Run run;

    private HidePrivate(Run run) {
        this.run = run;
        this.words = PrivateWords.of(run);
        this.rewriting = new Rewriting(words::hide);
        this.trimming = new Trimming(words::open);
    }

    /// The same run with stand-ins.
    public static Run in(Run run) {
        return new HidePrivate(run).hidden();
    }

    /// What [#in] hides in `run`, for a preview.
    public static List<Hidden> found(Run run) {
        var hiding = new HidePrivate(run);
        Run hidden = hiding.hidden();
        var found = new ArrayList<Hidden>();
        Machine machine = run.machine();
        if (!machine.host().isEmpty()) {
            found.add(new Hidden(machine.host(), hidden.machine().host()));
        }
        if (!machine.user().isEmpty()) {
            found.add(new Hidden(machine.user(), hidden.machine().user()));
        }
        hiding.words.met().forEach((shown, instead) -> found.add(new Hidden(shown, instead)));
        return found.stream().distinct().toList();
    }

    /// A private text of a run, and what stands in for it.
    public record Hidden(String shown, String instead) {}

    private Run hidden() {
        Machine machine = rewriting.of(run.machine());
        return new Run(
                run.tool(),
                run.started(),
                run.took(),
                run.service(),
                rewriting.of(run.answers()),
                new Machine(
                        machine.host().isEmpty() ? "" : PrivateWords.COMPUTER,
                        machine.user().isEmpty() ? "" : PrivateWords.USER,
                        machine.os(),
                        machine.browsers(),
                        machine.proxies(),
                        machine.links(),
                        machine.resolvers(),
                        machine.policies(),
                        machine.agents()),
                run.observations().stream().map(this::hidden).toList(),
                hidden(run.diagnosis()));
    }

    private Observation hidden(Observation seen) {
        boolean known = run.service().endpoints().contains(seen.endpoint());
        Endpoint endpoint = known ? seen.endpoint() : withoutPath(rewriting.of(seen.endpoint()));
        Finding finding = seen.finding() == null ? null : trimming.of(seen.finding());
        return new Observation(
                words.hide(seen.id()),
                seen.probe(),
                endpoint,
                rewriting.of(seen.route()),
                seen.started(),
                seen.took(),
                finding == null ? null : rewriting.of(finding),
                seen.failure() == null ? null : rewriting.of(seen.failure()));
    }

    /// That of a PAC file may say whose it is.
    private static Endpoint withoutPath(Endpoint e) {
        return new Endpoint(e.id(), e.role(), e.at(), e.port(), "/", e.probes(), e.sample(), e.expect());
    }

    private Diagnosis hidden(Diagnosis diagnosis) {
        return new Diagnosis(
                diagnosis.conclusion(),
                diagnosis.causes().stream().map(this::hidden).toList(),
                diagnosis.requirements().stream().map(this::hidden).toList());
    }

    private CauseFound hidden(CauseFound found) {
        List<Change> changes = found.changes().stream().map(rewriting::of).toList();
        return new CauseFound(
                found.cause(),
                found.confidence(),
                found.requirements(),
                hidden(found.evidence()),
                hidden(found.details()),
                changes);
    }

    private RequirementResult hidden(RequirementResult result) {
        return new RequirementResult(
                result.requirement(),
                result.outcome(),
                new Phrase(result.reason().key(), hidden(result.reason().values())),
                hidden(result.evidence()),
                result.causes());
    }

    private List<String> hidden(List<String> texts) {
        return texts.stream().map(words::hide).toList();
    }

    private Map<String, String> hidden(Map<String, String> values) {
        return values.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> words.hide(e.getValue())));
    }
}
