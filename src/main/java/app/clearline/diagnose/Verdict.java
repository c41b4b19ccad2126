// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Failure;
import app.clearline.model.Observation;
import app.clearline.model.Outcome;
import app.clearline.model.Phrase;
import java.util.List;

/// The outcome of one requirement, why, and by which observations.
record Verdict(Outcome outcome, Phrase reason, List<Observation> evidence) {

    static Verdict pass(List<Observation> evidence, String key, String... values) {
        return new Verdict(Outcome.PASS, Phrase.of(key, values), evidence);
    }

    static Verdict warn(List<Observation> evidence, String key, String... values) {
        return new Verdict(Outcome.WARN, Phrase.of(key, values), evidence);
    }

    static Verdict fail(List<Observation> evidence, String key, String... values) {
        return new Verdict(Outcome.FAIL, Phrase.of(key, values), evidence);
    }

    static Verdict notTested(List<Observation> evidence, String key, String... values) {
        return new Verdict(Outcome.NOT_TESTED, Phrase.of(key, values), evidence);
    }

    static Verdict notApplicable(String key, String... values) {
        return new Verdict(Outcome.NOT_APPLICABLE, Phrase.of(key, values), List.of());
    }

    /// Nothing that bears on the requirement was tried: the reason is what kept it from being tried.
    static Verdict untried(List<Observation> some) {
        if (some.isEmpty()) {
            return notTested(some, "reason.not-run");
        }
        Failure failure = some.getFirst().failure();
        if (failure == null) {
            return notTested(some, "reason.not-run");
        }
        if (BusyProxy.leftAlone(some)) {
            return notTested(some, "reason.proxy.left-alone");
        }
        return switch (failure.type()) {
            case CANCELLED -> notTested(some, "reason.cancelled");
            case BUDGET -> notTested(some, "reason.budget");
            case BUSY -> notTested(some, "reason.busy");
            case NEED_FAILED -> notTested(some, "reason.need-failed", "step", failure.detail());
            case UNSUPPORTED -> notTested(some, "reason.unsupported");
            default -> notTested(some, "reason.not-run");
        };
    }
}
