// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.BrowserSupport;
import app.clearline.model.Cause;
import app.clearline.model.Condition;
import app.clearline.model.Confidence;
import app.clearline.model.Criterion;
import app.clearline.model.Outcome;
import app.clearline.model.RuleCase;
import java.util.List;
import java.util.Optional;

/// What the browser itself stands in the way of.
final class BrowserRules {

    private BrowserRules() {}

    /// The product never works with the service, or this version is older than those that do. Silent where the version
    /// is not known.
    static void product(Inquiry inquiry) {
        Evidence evidence = inquiry.evidence();
        Optional<BrowserSupport> support = BrowserJudge.support(evidence);
        if (support.isEmpty()) {
            return;
        }
        Outcome outcome = BrowserJudge.versions(evidence).outcome();
        boolean never = support.get().floor() == null;
        if (never || outcome == Outcome.FAIL || outcome == Outcome.WARN) {
            inquiry.accept(Findings.of(
                            inquiry,
                            never ? Cause.BROWSER_UNSUPPORTED : Cause.BROWSER_OUTDATED,
                            Confidence.CERTAIN,
                            List.of())
                    .with("browser", BrowserJudge.name(evidence.answers()))
                    .with(
                            "advice",
                            Optional.ofNullable(support.get().advice())
                                    .map(b -> b.id())
                                    .orElse(""))
                    .done());
        }
    }

    /// A rule of the document about this browser with this proxy holds, and by what is known today it still counts.
    static void withProxy(Inquiry inquiry) {
        Evidence evidence = inquiry.evidence();
        inquiry.verdicts().keySet().stream()
                .filter(r -> Conditions.hold(r.when(), evidence.answers()))
                .filter(r -> r.criterion() instanceof Criterion.Rule)
                .flatMap(r -> BrowserJudge.holding((Criterion.Rule) r.criterion(), evidence.answers()).stream())
                .filter(c -> aboutProxy(c.when()) && c.today() == Outcome.FAIL)
                .findFirst()
                .ifPresent(c -> tell(inquiry, c));
    }

    /// Something is laid down for the browser that stops or limits calls. Silent where the calls are made elsewhere.
    static void policy(Inquiry inquiry) {
        Evidence evidence = inquiry.evidence();
        Outcome outcome = PolicyJudge.policies(evidence).outcome();
        if (outcome != Outcome.FAIL && outcome != Outcome.WARN) {
            return;
        }
        List<PolicyEffect> effects = PolicyEffect.all(evidence);
        inquiry.accept(
                Findings.of(inquiry, Cause.BROWSER_POLICY, effects.getFirst().confidence(), List.of())
                        .with("browser", BrowserJudge.name(evidence.answers()))
                        .with("policies", PolicyJudge.said(effects))
                        .with("source", PolicyJudge.sources(effects))
                        .done());
    }

    private static void tell(Inquiry inquiry, RuleCase found) {
        inquiry.accept(Findings.of(inquiry, Cause.BROWSER_PROXY_INCOMPATIBLE, Confidence.LIKELY, List.of())
                .with("browser", BrowserJudge.name(inquiry.evidence().answers()))
                .with("rule", found.text())
                .done());
    }

    private static boolean aboutProxy(Condition when) {
        return !when.proxies().isEmpty()
                || !when.logins().isEmpty()
                || !when.inspection().isEmpty();
    }
}
