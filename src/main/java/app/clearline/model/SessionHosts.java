// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The hosts that a session uses, and the login of its relays. It is handed on in memory and never saved.
///
/// @param signalling where the WebSocket is; null where the session names none
/// @param path of the WebSocket; `/` where the session names none
/// @param relays in the order in which the session names them
/// @param login for the relays; null where the session gives none
public record SessionHosts(
        @Nullable HostPort signalling,
        String path,
        List<Relay> relays,
        @Nullable Credentials login) {

    /// One relay and how it is reached: `STUN_UDP`, `TURN_UDP`, `TURN_TCP` or `TURN_TLS`.
    public record Relay(HostPort at, ProbeKind by) {}

    public SessionHosts {
        relays = List.copyOf(relays);
    }
}
