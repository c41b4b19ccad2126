// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import app.clearline.model.Cause;
import java.net.InetSocketAddress;

/// What a broken practice network does to datagrams on their way to a server.
final class UdpMiddlebox {

    /// Of payload: with the headers of UDP and IPv4 one more than fits into 1,228 bytes.
    private static final int MOST = 1200;
    private static final int BINDING = 1;
    private static final int FIRST = 1024;
    private static final int PORTS = 60_000;

    private UdpMiddlebox() {}

    /// The server as it looks from inside: long datagrams never reach it, and it sees a STUN client
    /// under a port that depends on whom it asks.
    ///
    /// @param place what tells one server from the others
    static UdpServer.Answer before(Faults faults, int place, UdpServer.Answer server) {
        boolean dropsLong = faults.has(Cause.UDP_LARGE_PACKETS_LOST);
        boolean strict = faults.has(Cause.NAT_STRICT);
        return (request, from) -> {
            if (dropsLong && request.length > MOST) {
                return null;
            }
            boolean binding = request.length > 1 && request[0] == 0 && request[1] == BINDING;
            return server.to(request, strict && binding ? translated(from, place) : from);
        };
    }

    private static InetSocketAddress translated(InetSocketAddress from, int place) {
        return new InetSocketAddress(from.getAddress(), FIRST + (from.getPort() + place) % PORTS);
    }
}
