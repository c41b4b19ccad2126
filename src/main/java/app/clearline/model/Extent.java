// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How far the checks go, beside what the answers ask for.
///
/// @param quality how long streams are measured; zero: not at all, and nothing else that takes as long
/// @param sweep whether every port of a range is tried, or a sample
/// @param relayLogin whether there is a login for the service's relays
/// @param responder a far end of our own; null where there is none
public record Extent(
        Duration quality,
        boolean sweep,
        boolean relayLogin,
        @Nullable HostPort responder) {

    /// What can be done in a few seconds, with nobody's help.
    public static final Extent QUICK = new Extent(Duration.ZERO, false, false, null);

    /// Whether anything is measured for as long as the person gives it.
    public boolean patient() {
        return quality.isPositive();
    }
}
