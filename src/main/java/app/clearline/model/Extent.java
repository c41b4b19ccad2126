// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How far the checks go, beside what the answers ask for.
///
/// @param quality how long streams are measured; zero: not at all, and nothing else that takes as long
/// @param sweep whether every port of a range is tried, or a sample
/// @param relayLogin whether there is a login for the service's relays
/// @param responder a far end of our own; null where there is none
/// @param overHttps a resolver that is asked over HTTPS beside the system's; null where nobody wished that
/// @param around a way out that this machine is set to, and that a client without a proxy does not take; null where
///     there is none
public record Extent(
        Duration quality,
        boolean sweep,
        boolean relayLogin,
        @Nullable HostPort responder,
        @Nullable URI overHttps,
        @Nullable Route around) {

    public Extent(
            Duration quality, boolean sweep, boolean relayLogin, @Nullable HostPort responder, @Nullable Route around) {
        this(quality, sweep, relayLogin, responder, null, around);
    }

    public Extent(Duration quality, boolean sweep, boolean relayLogin, @Nullable HostPort responder) {
        this(quality, sweep, relayLogin, responder, null, null);
    }

    /// What can be done in a few seconds, with nobody's help.
    public static final Extent QUICK = new Extent(Duration.ZERO, false, false, null);

    /// The same with a resolver that is asked over HTTPS; null for none.
    public Extent asking(@Nullable URI resolver) {
        return new Extent(quality, sweep, relayLogin, responder, resolver, around);
    }

    /// The same on this machine, whose system may be set to a proxy.
    public Extent on(Machine machine) {
        Route set = machine.proxies().stream()
                .filter(found -> found.owner().equals("system"))
                .map(found -> Route.of(found.setting()))
                .filter(route -> !(route instanceof Route.Direct))
                .findFirst()
                .orElse(null);
        return new Extent(quality, sweep, relayLogin, responder, overHttps, set);
    }

    /// Whether anything is measured for as long as the person gives it.
    public boolean patient() {
        return quality.isPositive();
    }
}
