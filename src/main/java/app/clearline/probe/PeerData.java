// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.HostPort;
import app.clearline.run.ProbeException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// What arrived at a relay's place, as the relay hands it on: a Data indication (RFC 8656 §11.4).
///
/// @param from the sender as the relay saw it, at an IPv4 address
record PeerData(HostPort from, ByteBuffer data) {

    private static final int DATA_INDICATION = 0x0017;
    private static final int XOR_PEER_ADDRESS = 0x0012;
    private static final int DATA = 0x0013;
    private static final int IPV4 = 8;

    /// Reads a message; null where it is something else.
    static @Nullable PeerData in(byte[] message) {
        try {
            StunWire.check(message);
        } catch (ProbeException e) {
            // A keep-alive, or garbage: no data of a peer either way.
            return null;
        }
        int peer = StunWire.find(message, XOR_PEER_ADDRESS);
        int data = StunWire.find(message, DATA);
        if (StunWire.number(message, 0) != DATA_INDICATION
                || peer < 0
                || data < 0
                || StunWire.number(message, peer + 2) != IPV4) {
            return null;
        }
        int port = StunWire.number(message, peer + 6) ^ StunWire.COOKIE >>> 16;
        byte[] address = ByteBuffer.allocate(4)
                .putInt(ByteBuffer.wrap(message).getInt(peer + 8) ^ StunWire.COOKIE)
                .array();
        return port == 0
                ? null
                : new PeerData(
                        new HostPort(text(address), port),
                        ByteBuffer.wrap(message, data + 4, StunWire.number(message, data + 2)));
    }

    private static String text(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException e) {
            // Only for lengths other than 4 and 16.
            throw new IllegalStateException(e);
        }
    }
}
