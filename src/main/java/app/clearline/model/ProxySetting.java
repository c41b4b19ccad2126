// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.net.URI;

/// How this client is told to leave the network.
public sealed interface ProxySetting {

    /// No proxy is configured, and none is known of.
    record None() implements ProxySetting {}

    /// A proxy stands in the path without being configured.
    record Transparent() implements ProxySetting {}

    /// A forward proxy reached by HTTP `CONNECT` (RFC 9110 §9.3.6).
    record Http(HostPort at) implements ProxySetting {}

    /// A SOCKS version 5 proxy (RFC 1928).
    record Socks(HostPort at) implements ProxySetting {}

    /// A file of JavaScript that names a proxy for each address.
    record Pac(URI at) implements ProxySetting {}

    /// Nobody knows.
    record Unknown() implements ProxySetting {}

    /// The kind, without its address.
    default ProxyKind kind() {
        return switch (this) {
            case None n -> ProxyKind.NONE;
            case Transparent t -> ProxyKind.TRANSPARENT;
            case Http h -> ProxyKind.HTTP;
            case Socks s -> ProxyKind.SOCKS;
            case Pac p -> ProxyKind.PAC;
            case Unknown u -> ProxyKind.UNKNOWN;
        };
    }
}
