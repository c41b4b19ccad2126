// SPDX-License-Identifier: Apache-2.0
package app.clearline.run;

import app.clearline.model.Cause;
import app.clearline.model.HostPort;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a person wants a run to be.
///
/// @param budget for the whole run, what `quality` takes not counted
/// @param quality how long streams are measured; zero: not at all
/// @param sweep whether every port of a range is tried
/// @param responder a far end of our own; null where there is none
/// @param overHttps a resolver that is asked over HTTPS (RFC 8484); null for none
/// @param practiceFaults what is broken in the practice network; empty for every other service
public record Wishes(
        Duration budget,
        Duration quality,
        boolean sweep,
        @Nullable HostPort responder,
        @Nullable URI overHttps,
        Set<Cause> practiceFaults) {

    public static final Wishes DEFAULT =
            new Wishes(Duration.ofSeconds(30), Duration.ofSeconds(10), false, null, Set.of());

    /// Without a resolver over HTTPS.
    public Wishes(
            Duration budget, Duration quality, boolean sweep, @Nullable HostPort responder, Set<Cause> practiceFaults) {
        this(budget, quality, sweep, responder, null, practiceFaults);
    }

    public Wishes {
        practiceFaults = Set.copyOf(practiceFaults);
    }
}
