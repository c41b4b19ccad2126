// SPDX-License-Identifier: Apache-2.0
package app.clearline.run;

import app.clearline.model.Cause;
import java.time.Duration;
import java.util.Set;

/// How a person wants a run to be.
///
/// @param budget for the whole run
/// @param practiceFaults what is broken in the practice network; empty for every other service
public record Wishes(Duration budget, Set<Cause> practiceFaults) {

    public static final Wishes DEFAULT = new Wishes(Duration.ofSeconds(30), Set.of());

    public Wishes {
        practiceFaults = Set.copyOf(practiceFaults);
    }
}
