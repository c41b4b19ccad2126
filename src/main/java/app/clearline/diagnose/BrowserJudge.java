// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Answers;
import app.clearline.model.BrowserSupport;
import app.clearline.model.Criterion;
import app.clearline.model.Outcome;
import app.clearline.model.Phrase;
import app.clearline.model.Requirement;
import app.clearline.model.RuleCase;
import app.clearline.model.Version;
import java.util.List;
import java.util.Optional;

/// Judges browser and rules: what needs no network.
final class BrowserJudge {

    private BrowserJudge() {}

    static Verdict versions(Evidence evidence) {
        Answers answers = evidence.answers();
        Optional<BrowserSupport> support = support(evidence);
        if (support.isEmpty()) {
            return Verdict.notTested(List.of(), "reason.browser.unknown");
        }
        Version floor = support.get().floor();
        String browser = name(answers);
        if (floor == null) {
            return Verdict.fail(List.of(), "reason.browser.unsupported", "browser", browser);
        }
        Version version = answers.browser().version();
        if (version == null) {
            return Verdict.notTested(List.of(), "reason.browser.no-version", "browser", browser);
        }
        if (version.compareTo(floor) < 0) {
            return Verdict.fail(List.of(), "reason.browser.too-old", "browser", browser, "version", floor.text());
        }
        Version recommended = support.get().recommended();
        if (recommended != null && version.compareTo(recommended) < 0) {
            return Verdict.warn(List.of(), "reason.browser.old", "browser", browser, "version", recommended.text());
        }
        return Verdict.pass(List.of(), "reason.browser.new-enough", "browser", browser);
    }

    static Optional<BrowserSupport> support(Evidence evidence) {
        return evidence.service().browsers().stream()
                .filter(b -> b.name() == evidence.answers().browser().name())
                .findFirst();
    }

    /// The case of the rule that holds for these answers.
    static Optional<RuleCase> holding(Criterion.Rule rule, Answers answers) {
        return rule.cases().stream()
                .filter(c -> Conditions.hold(c.when(), answers))
                .findFirst();
    }

    static Verdict rule(Evidence evidence, Requirement requirement, Criterion.Rule rule) {
        Optional<RuleCase> holding = holding(rule, evidence.answers());
        if (holding.isEmpty()) {
            return Verdict.notApplicable("reason.rule.other-set-up");
        }
        RuleCase found = holding.get();
        String rests = found.document() == found.today() ? "reason.rule.both" : "reason.rule.today";
        return new Verdict(
                found.today(),
                Phrase.of(rests, "rule", found.text(), "document", word(found.document()), "id", requirement.id()),
                List.of());
    }

    static String name(Answers answers) {
        Version version = answers.browser().version();
        return answers.browser().name().id() + (version == null ? "" : " " + version.text());
    }

    private static String word(Outcome outcome) {
        return outcome.id();
    }
}
