// SPDX-License-Identifier: Apache-2.0
package app.clearline.run;

import app.clearline.model.Credentials;
import app.clearline.model.HostPort;
import app.clearline.model.SessionPass;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the probes are given beside their steps: trust, resolvers and credentials. Never written anywhere.
///
/// @param stores the roots that count; asked for when the first served chain is judged, and perhaps again
/// @param resolvers DNS servers that stand for the system's resolver and for our own queries; empty: the system's
/// @param proxy credentials for the proxy; null where none were given
/// @param turn credentials for the relays; null where none were given
/// @param session a real session whose hosts are to be checked; null where none was given
/// @param responder the key that is shared with the responder, as a password; null where none was given
public record Surroundings(
        Supplier<TrustStores> stores,
        List<HostPort> resolvers,
        @Nullable Credentials proxy,
        @Nullable Credentials turn,
        @Nullable SessionPass session,
        @Nullable Credentials responder) {

    /// This machine as it is, and no credentials.
    public static final Surroundings DEFAULT = new Surroundings(TrustStores.DEFAULT, List.of(), null, null, null, null);

    /// With roots that are at hand, and without a session and a responder.
    public Surroundings(
            List<X509Certificate> publicRoots,
            @Nullable List<X509Certificate> systemRoots,
            List<HostPort> resolvers,
            @Nullable Credentials proxy,
            @Nullable Credentials turn) {
        this(new TrustStores(publicRoots, systemRoots), resolvers, proxy, turn, null, null);
    }

    /// With roots that are at hand.
    public Surroundings(
            TrustStores stores,
            List<HostPort> resolvers,
            @Nullable Credentials proxy,
            @Nullable Credentials turn,
            @Nullable SessionPass session,
            @Nullable Credentials responder) {
        this(() -> stores, resolvers, proxy, turn, session, responder);
    }

    /// The same with another login for the relays.
    public Surroundings with(@Nullable Credentials relays) {
        return new Surroundings(stores, resolvers, proxy, relays, session, responder);
    }

    public Surroundings {
        resolvers = List.copyOf(resolvers);
    }
}
