// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Criterion;
import app.clearline.model.Observation;
import app.clearline.model.Requirement;

/// Which requirements fail because of which cause.
final class Explains {

    private Explains() {}

    /// Whether `cause` is why `requirement` did not pass: they rest on the same observations, or the cause is about the
    /// browser, which leaves none.
    static boolean explains(CauseFound cause, Requirement requirement, Verdict verdict) {
        return verdict.evidence().stream().map(Observation::id).anyMatch(cause.evidence()::contains)
                || whole(cause)
                || byNature(cause.cause(), requirement.criterion());
    }

    /// Whether nothing else can be seen behind the cause.
    static boolean whole(CauseFound cause) {
        return switch (cause.cause()) {
            case NO_NETWORK, CAPTIVE_PORTAL, PAC_BROKEN -> true;
            case PROXY_UNREACHABLE -> !PacRules.PART.equals(cause.details().get("variant"));
            default -> false;
        };
    }

    private static boolean byNature(Cause cause, Criterion criterion) {
        return switch (cause) {
            case BROWSER_OUTDATED -> criterion instanceof Criterion.Versions;
            case BROWSER_UNSUPPORTED -> criterion instanceof Criterion.Versions || criterion instanceof Criterion.Rule;
            case BROWSER_PROXY_INCOMPATIBLE -> criterion instanceof Criterion.Rule;
            case BROWSER_POLICY -> criterion instanceof Criterion.Policies;
            case UDP_BLOCKED, UDP_REPLIES_LOST ->
                criterion instanceof Criterion.UdpPort
                        || criterion instanceof Criterion.UdpMedia
                        || criterion instanceof Criterion.UdpRange;
            default -> false;
        };
    }
}
