// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

/// What can be done to an endpoint; each kind has one class in `probe`.
public enum ProbeKind implements Named {
    /// Look the name up with the system's resolver and, beside it, with a resolver of our own.
    DNS,
    /// Open a TCP connection; through an HTTP proxy: `CONNECT` and nothing more.
    TCP,
    /// Complete a TLS handshake and look at the chain.
    TLS,
    /// An HTTPS request with a known kind of answer.
    HTTPS,
    /// The same without TLS.
    HTTP,
    /// An RFC 6455 upgrade, then a ping that must come back.
    WEBSOCKET,
    /// A STUN Binding request over UDP (RFC 8489).
    STUN_UDP,
    /// A TURN Allocate request (RFC 8656) over UDP.
    TURN_UDP,
    /// The same over TCP.
    TURN_TCP,
    /// The same over TLS.
    TURN_TLS,
    /// An OCSP exchange (RFC 6960) over HTTP.
    OCSP,
    /// A certificate revocation list (RFC 5280 §5) fetched over HTTP.
    CRL,
    /// A request that shows what the proxy says to somebody without credentials, and with them where there are some.
    PROXY,
    /// The PAC file fetched and asked for each host, twice.
    PAC;

    /// Whether the kind runs over TCP, and so can go through a proxy.
    public boolean overTcp() {
        return switch (this) {
            case TCP, TLS, HTTPS, HTTP, WEBSOCKET, TURN_TCP, TURN_TLS, OCSP, CRL -> true;
            case DNS, STUN_UDP, TURN_UDP, PROXY, PAC -> false;
        };
    }
}
