// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a probe saw, one kind a record. Addresses are literals as text. Lists are bounded by the probe that makes them.
public sealed interface Finding
        permits Finding.Dns,
                Finding.Tcp,
                Finding.Tls,
                Finding.Http,
                Finding.WebSocket,
                Finding.Stun,
                Finding.Turn,
                Finding.Ocsp,
                Finding.Crl,
                Finding.Proxy,
                Finding.Pac,
                Measured {

    /// A look-up, by the system's resolver and by our own beside it.
    ///
    /// @param system what the system's resolver gave; empty where it gave nothing
    /// @param own what our own query gave; empty where it gave nothing
    /// @param ownResult the response code of our own query (`NOERROR`, `NXDOMAIN`, …) or `TIMEOUT`
    /// @param resolvers that our own query asked
    /// @param ownTook from sending our own query until its answer; null where none came, or where this machine was
    ///     itself too busy to tell
    /// @param silent those of `resolvers` that had a second or longer and gave our query no answer, while
    ///     another one did; null where there is none, or where this cannot be told
    record Dns(
            List<String> system,
            List<String> own,
            String ownResult,
            List<String> resolvers,
            Duration systemTook,
            @Nullable Duration ownTook,
            @Nullable List<String> silent)
            implements Finding {

        /// The same, where this machine was itself too busy to tell how long it took, and who was silent.
        public Dns untimed() {
            return new Dns(system, own, ownResult, resolvers, systemTook, null, null);
        }
    }

    /// A connection, from where to where.
    ///
    /// @param tried each address in turn with what came of it: `open` or the id of a failure class
    record Tcp(String local, String remote, Map<String, String> tried) implements Finding {}

    /// A completed handshake, or as much of one as there was.
    ///
    /// @param chain as served, leaf first; at most 10
    /// @param publicRoots whether the chain ends in a root of the public list
    /// @param systemRoots whether it ends in a root that this system trusts; null where its store could not be read
    /// @param nameMatches whether the leaf is for the host that was asked
    /// @param publicProblem why the public check failed; null where it passed
    /// @param systemProblem likewise for the system's store
    record Tls(
            String protocol,
            String cipher,
            @Nullable String alpn,
            List<Certificate> chain,
            boolean publicRoots,
            @Nullable Boolean systemRoots,
            boolean nameMatches,
            @Nullable String publicProblem,
            @Nullable String systemProblem)
            implements Finding {}

    /// One certificate of a chain. Names are RFC 2253 distinguished names.
    ///
    /// @param der the certificate itself, Base64, for later looks
    record Certificate(
            String subject,
            String issuer,
            Instant notBefore,
            Instant notAfter,
            List<String> names,
            @Nullable String ocsp,
            List<String> crls,
            String der) {}

    /// An HTTP answer, whatever it was.
    ///
    /// @param headers the first value of each of at most 40 headers, names in lower case
    /// @param start of the body, as text, at most 2,000 characters
    /// @param title of an HTML page; null where the body is none
    /// @param date of the far end's clock by its `Date` header; null where it has none
    /// @param asked when this side asked, by its own clock
    /// @param redirects the addresses that were followed, at most 5
    record Http(
            int status,
            Map<String, String> headers,
            String start,
            @Nullable String title,
            @Nullable Instant date,
            Instant asked,
            List<String> redirects)
            implements Finding {}

    /// An upgrade and its ping.
    ///
    /// @param status of the answer to the upgrade; 101 where it went well
    /// @param pong round trip of the ping; null where none came
    record WebSocket(
            int status,
            Map<String, String> headers,
            @Nullable Duration pong) implements Finding {}

    /// Answers to STUN Binding requests.
    ///
    /// @param mapped this side's address and port as the server saw it
    /// @param other the server's other address (RFC 5780), null where it has none
    /// @param roundTrip of the request that was answered; the first sample is dropped
    record Stun(
            int sent,
            int answered,
            @Nullable HostPort local,
            HostPort mapped,
            @Nullable HostPort other,
            @Nullable Duration roundTrip)
            implements Finding {}

    /// An answer to a TURN Allocate request.
    ///
    /// @param sent how many requests it took
    /// @param challenge the error code of the answer without a login; 0 where there was none
    /// @param realm named by the challenge
    /// @param nonce whether the challenge carried one
    /// @param relayed the relay's address after a real allocation; null where none was tried or it was refused
    record Turn(
            int sent,
            int challenge,
            @Nullable String realm,
            boolean nonce,
            @Nullable HostPort relayed,
            @Nullable Duration roundTrip)
            implements Finding {}

    /// An answer of an OCSP responder.
    ///
    /// @param responseStatus by RFC 6960 §4.2.1: 0 successful, 6 unauthorized, …
    /// @param certificateStatus `good`, `revoked`, `unknown`; null where the answer holds none
    record Ocsp(URI at, int responseStatus, @Nullable String certificateStatus) implements Finding {}

    /// A certificate revocation list.
    record Crl(URI at, String issuer, int entries, @Nullable Instant nextUpdate) implements Finding {}

    /// What a proxy said to `CONNECT` for one endpoint: by name and, where an address of it is known, by address.
    ///
    /// @param byName the answer to `CONNECT name:port` without credentials
    /// @param byAddress the same for an address literal; null where none is known, or the login comes first
    /// @param login the answer to `CONNECT name:port` with credentials; null where there were none
    /// @param product from `Via`, `Server` or the page; null where nothing names one
    record Proxy(
            ConnectAnswer byName,
            @Nullable ConnectAnswer byAddress,
            @Nullable ConnectAnswer login,
            @Nullable String product)
            implements Finding {}

    /// One answer to `CONNECT`.
    ///
    /// @param status of HTTP, or the reply of SOCKS 5 (RFC 1928 §6), which is below 100
    /// @param schemes of its `Proxy-Authenticate` headers, in lower case, in their order
    record ConnectAnswer(HostPort asked, int status, List<String> schemes) {}

    /// What a PAC file says, each host asked twice.
    ///
    /// @param first the answer for each `host:port` that was asked, as the script gave it
    /// @param second the answers of the second look
    record Pac(URI at, int bytes, Map<String, String> first, Map<String, String> second) implements Finding {}
}
