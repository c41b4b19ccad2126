// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

/// The closed vocabulary of what goes wrong on a wire; no opinion on why.
public enum FailureClass implements Named {
    /// Nothing came back in time, after all retransmissions.
    TIMEOUT,
    /// Refused at once: a TCP reset to the SYN, or ICMP port unreachable.
    REFUSED,
    /// No route, or ICMP host, network or administratively unreachable.
    UNREACHABLE,
    /// An established connection was reset.
    RESET,
    /// The far end closed before it answered.
    CLOSED,
    /// The name does not exist (RFC 1035 RCODE 3).
    NAME_NOT_FOUND,
    /// The resolver answered with an error other than that, or with no address.
    NAME_REFUSED,
    /// No resolver answered.
    NAME_TIMEOUT,
    /// The TLS handshake broke off: an alert, or bytes that are not TLS.
    TLS_HANDSHAKE,
    /// The far end speaks TLS 1.3, was asked for an older version though 1.3 had been offered, and marked its answer
    /// (RFC 8446 §4.1.3).
    TLS_DOWNGRADED,
    /// The answer breaks the protocol, or is longer than allowed.
    GARBAGE,
    /// HTTP: an answer that is not the real server's by the endpoint's expectation.
    UNEXPECTED_ANSWER,
    /// HTTP 5xx of the expected server.
    SERVER_ERROR,
    /// The WebSocket upgrade was answered with something other than 101.
    UPGRADE_REFUSED,
    /// The WebSocket opened but the ping did not come back in time.
    STALLED,
    /// STUN or TURN answered with an error other than the login's.
    STUN_ERROR,
    /// Login refused with the credentials that were given.
    CREDENTIALS_REJECTED,
    /// The proxy itself cannot be reached.
    PROXY_UNREACHABLE,
    /// 407: the proxy asks for a login that is missing or wrong.
    PROXY_LOGIN,
    /// The proxy answered `CONNECT` (or the request) with a refusal other than 407.
    PROXY_REFUSED,
    /// The script of a PAC file failed, ran too long, or gave no usable answer.
    SCRIPT,
    /// Not run: a step that it needs failed.
    NEED_FAILED,
    /// Not run to the end: somebody stopped the run.
    CANCELLED,
    /// Not run to the end: the run's budget was used up.
    BUDGET,
    /// Nothing was heard, while this machine was too busy to hear in time.
    BUSY,
    /// Not run: this machine cannot do it.
    UNSUPPORTED,
    /// A fault of ours.
    INTERNAL;

    /// Whether the step was really tried, so that its failure says something about the network.
    public boolean tried() {
        return switch (this) {
            case NEED_FAILED, CANCELLED, BUDGET, BUSY, UNSUPPORTED, INTERNAL -> false;
            default -> true;
        };
    }

    /// Whether nothing was heard in time, and nothing else is known.
    public boolean silence() {
        return switch (this) {
            case TIMEOUT, NAME_TIMEOUT, STALLED -> true;
            default -> false;
        };
    }
}
