// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Answers;
import app.clearline.model.BrowserName;
import app.clearline.model.BrowserPolicy;
import app.clearline.model.Device;
import app.clearline.model.OsName;
import app.clearline.model.Outcome;
import app.clearline.model.Phrase;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Judges what is laid down for the browser. What was read here speaks for this computer alone.
final class PolicyJudge {

    private static final Set<BrowserName> READ =
            EnumSet.of(BrowserName.CHROME, BrowserName.EDGE, BrowserName.BRAVE, BrowserName.FIREFOX);

    private PolicyJudge() {}

    static Verdict policies(Evidence evidence) {
        Answers answers = evidence.answers();
        String browser = BrowserJudge.name(answers);
        if (!here(answers)) {
            return Verdict.notApplicable("reason.policies.elsewhere");
        }
        if (answers.browser().name() == BrowserName.UNKNOWN) {
            return Verdict.notTested(List.of(), "reason.browser.unknown");
        }
        if (!READ.contains(answers.browser().name())) {
            return Verdict.notApplicable("reason.policies.not-read", "browser", browser);
        }
        if (evidence.machine().os().name() == OsName.UNKNOWN
                || evidence.machine().policies().contains(BrowserPolicy.UNREAD)) {
            return Verdict.notTested(List.of(), "reason.policies.machine-unknown");
        }
        List<PolicyEffect> effects = PolicyEffect.all(evidence);
        if (effects.isEmpty()) {
            return Verdict.pass(List.of(), "reason.policies.none", "browser", browser);
        }
        PolicyEffect worst = effects.getFirst();
        return new Verdict(
                worst.outcome(),
                Phrase.of(worst.reason(), "browser", browser, "policies", said(effects), "source", sources(effects)),
                List.of());
    }

    /// Whether the calls are made on the computer that was looked at.
    static boolean here(Answers answers) {
        OsName os = answers.os().name();
        return answers.device() == Device.THIS_COMPUTER && os != OsName.IOS && os != OsName.ANDROID;
    }

    /// Those that are as weighty as the first.
    static String said(List<PolicyEffect> effects) {
        return weightiest(effects).stream().map(PolicyEffect::said).collect(Collectors.joining("; "));
    }

    static String sources(List<PolicyEffect> effects) {
        return weightiest(effects).stream()
                .map(e -> e.policy().source())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static List<PolicyEffect> weightiest(List<PolicyEffect> effects) {
        Outcome worst = effects.getFirst().outcome();
        return effects.stream().filter(e -> e.outcome() == worst).toList();
    }
}
