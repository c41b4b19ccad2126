// SPDX-License-Identifier: Apache-2.0
package app.clearline.run;

import app.clearline.model.Credentials;
import app.clearline.model.HostPort;
import app.clearline.model.SessionPass;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the probes are given beside their steps: trust, resolvers and credentials. Never written anywhere.
///
/// @param publicRoots certificates that count as public roots; empty: those of the JDK
/// @param systemRoots certificates that count as the system's store; null: the system's own
/// @param resolvers DNS servers that stand for the system's resolver and for our own queries; empty: the system's
/// @param proxy credentials for the proxy; null where none were given
/// @param turn credentials for the relays; null where none were given
/// @param session a real session whose hosts are to be checked; null where none was given
/// @param responder the key that is shared with the responder, as a password; null where none was given
public record Surroundings(
        List<X509Certificate> publicRoots,
        @Nullable List<X509Certificate> systemRoots,
        List<HostPort> resolvers,
        @Nullable Credentials proxy,
        @Nullable Credentials turn,
        @Nullable SessionPass session,
        @Nullable Credentials responder) {

    /// This machine as it is, and no credentials.
    public static final Surroundings DEFAULT = new Surroundings(List.of(), null, List.of(), null, null, null, null);

    /// Without a session and a responder.
    public Surroundings(
            List<X509Certificate> publicRoots,
            @Nullable List<X509Certificate> systemRoots,
            List<HostPort> resolvers,
            @Nullable Credentials proxy,
            @Nullable Credentials turn) {
        this(publicRoots, systemRoots, resolvers, proxy, turn, null, null);
    }

    /// Without a responder.
    public Surroundings(
            List<X509Certificate> publicRoots,
            @Nullable List<X509Certificate> systemRoots,
            List<HostPort> resolvers,
            @Nullable Credentials proxy,
            @Nullable Credentials turn,
            @Nullable SessionPass session) {
        this(publicRoots, systemRoots, resolvers, proxy, turn, session, null);
    }

    /// The same with another login for the relays.
    public Surroundings with(@Nullable Credentials relays) {
        return new Surroundings(publicRoots, systemRoots, resolvers, proxy, relays, session, responder);
    }

    public Surroundings {
        publicRoots = List.copyOf(publicRoots);
        resolvers = List.copyOf(resolvers);
    }
}
