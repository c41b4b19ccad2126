// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Conclusion;
import app.clearline.model.Criterion;
import app.clearline.model.Level;
import app.clearline.model.Outcome;
import app.clearline.model.RequirementResult;
import app.clearline.model.Who;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Outcomes and causes become one headline.
final class Summary {

    /// Causes that stop calls whatever else passes. A service of which only a part is down is not stopped by that:
    /// media servers are reached directly where UDP is open, and the rows speak of hosts. Of some causes it
    /// depends: they say so themselves (`stops`).
    private static final Set<Cause> STOPPING = EnumSet.of(
            Cause.NO_NETWORK,
            Cause.CAPTIVE_PORTAL,
            Cause.SERVICE_DOWN,
            Cause.LOCATION_REFUSED,
            Cause.TURN_CREDENTIALS_REJECTED,
            Cause.BROWSER_UNSUPPORTED);

    private Summary() {}

    static Conclusion of(List<RequirementResult> results, List<CauseFound> causes) {
        if (stopped(causes) || results.stream().anyMatch(Summary::fatal) || noWayForMedia(results)) {
            return Conclusion.DOES_NOT_WORK;
        }
        if (results.isEmpty() || results.stream().anyMatch(Summary::unknown)) {
            return Conclusion.CANNOT_TELL;
        }
        boolean limits = results.stream()
                .filter(r -> r.requirement().level() != Level.INFORMATION)
                .anyMatch(r -> r.outcome() == Outcome.FAIL || r.outcome() == Outcome.WARN);
        boolean trouble = causes.stream().anyMatch(c -> c.cause().who() != Who.NOBODY);
        return limits || trouble ? Conclusion.WORKS_WITH_LIMITS : Conclusion.WORKS;
    }

    private static boolean stopped(List<CauseFound> causes) {
        return causes.stream()
                .filter(c -> !c.details().containsKey("part"))
                .anyMatch(c ->
                        STOPPING.contains(c.cause()) || "yes".equals(c.details().get("stops")));
    }

    /// A browser that cannot, or may not, makes no calls, though looking for it is only recommended.
    private static boolean fatal(RequirementResult result) {
        Criterion criterion = result.requirement().criterion();
        boolean browser = criterion instanceof Criterion.Versions || criterion instanceof Criterion.Policies;
        return result.outcome() == Outcome.FAIL && (browser || weighty(result));
    }

    private static boolean weighty(RequirementResult result) {
        return switch (result.requirement().level()) {
            case REQUIRED, RULE -> true;
            case RECOMMENDED, OPTIMAL, INFORMATION -> false;
        };
    }

    /// A requirement without which calls do not work was not tried.
    private static boolean unknown(RequirementResult result) {
        return result.outcome() == Outcome.NOT_TESTED && result.requirement().level() == Level.REQUIRED;
    }

    /// Sound and picture find no way: not by UDP, and not by a relay over TCP or TLS. Of ways that were not tried
    /// nothing is said.
    private static boolean noWayForMedia(List<RequirementResult> results) {
        return all(results, r -> r.requirement().criterion() instanceof Criterion.UdpMedia)
                && all(results, r -> r.requirement().criterion() instanceof Criterion.Relay);
    }

    private static boolean all(List<RequirementResult> results, Predicate<RequirementResult> which) {
        List<RequirementResult> some = results.stream().filter(which).toList();
        return !some.isEmpty() && some.stream().allMatch(r -> r.outcome() == Outcome.FAIL);
    }
}
