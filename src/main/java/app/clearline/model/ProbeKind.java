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
    PAC,
    /// A name that nobody has: whoever answers it rewrites names.
    DNS_UNKNOWN,
    /// The name asked for at a resolver that the person named, over HTTPS (RFC 8484).
    DNS_OVER_HTTPS,
    /// A TCP connection over IPv6 alone.
    TCP_IPV6,
    /// A handshake whose ClientHello is as long as that of a browser with a post-quantum key share.
    TLS_LARGE,
    /// A WebSocket that is kept open, with a ping now and then.
    WEBSOCKET_HOLD,
    /// Mapping, filtering and hairpinning of the NAT in between (RFC 5780 §4).
    NAT,
    /// Datagrams of growing size.
    UDP_SIZE,
    /// Datagrams of growing size over IPv6 alone.
    UDP_SIZE_IPV6,
    /// Silences of growing length on a flow, until its opening is gone.
    UDP_IDLE,
    /// A stream of datagrams and their echoes, paced like speech.
    UDP_STREAM,
    /// The same through a relay, which is reached over UDP.
    RELAY_UDP,
    /// The same through a relay, which is reached over TCP.
    RELAY_TCP,
    /// The same through a relay, which is reached over TLS.
    RELAY_TLS,
    /// Ports of a range, each asked for an echo of the responder.
    UDP_PORTS,
    /// UDP requests to the responder, and over TCP the question which of them came.
    UDP_HEARD,
    /// A request to the responder, which tells how it came to look on the way.
    HTTP_ECHO,
    /// Packets like those of a call to the responder and from it, each direction counted for itself.
    RESPONDER_STREAM,
    /// Datagrams of growing size to the responder and from it, each direction for itself.
    RESPONDER_SIZE,
    /// Datagrams to high ports of a relay, which tells over its own connection what came.
    RELAY_PORTS,
    /// The service is asked which hosts a session uses.
    SESSION;

    /// Whether the kind runs over TCP, and so can go through a proxy.
    public boolean overTcp() {
        return switch (this) {
            case TCP, TLS, HTTPS, HTTP, WEBSOCKET, TURN_TCP, TURN_TLS, OCSP, CRL -> true;
            case TLS_LARGE, WEBSOCKET_HOLD, RELAY_TCP, RELAY_TLS, SESSION, DNS_OVER_HTTPS -> true;
            case DNS, DNS_UNKNOWN, STUN_UDP, TURN_UDP, PROXY, PAC, TCP_IPV6, UDP_SIZE_IPV6 -> false;
            case NAT, UDP_SIZE, UDP_IDLE, UDP_STREAM, RELAY_UDP, UDP_PORTS, UDP_HEARD, HTTP_ECHO -> false;
            case RESPONDER_STREAM, RESPONDER_SIZE, RELAY_PORTS -> false;
        };
    }
}
