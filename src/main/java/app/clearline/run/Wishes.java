// SPDX-License-Identifier: Apache-2.0
package app.clearline.run;

import app.clearline.model.Cause;
import java.time.Duration;
import java.util.Set;

/// How a person wants a run to be.
///
/// @param budget for the whole run, quality not counted
/// @param quality how long to measure quality; zero: not at all
/// @param sweep whether every port of a range is tried, else a sample
/// @param practiceFaults what is broken in the practice network; empty for every other service
public record Wishes(Duration budget, Duration quality, boolean sweep, Set<Cause> practiceFaults) {

    public static final Wishes DEFAULT = new Wishes(Duration.ofSeconds(30), Duration.ofSeconds(10), false, Set.of());

    public Wishes {
        practiceFaults = Set.copyOf(practiceFaults);
    }
}
