// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/// A loopback port number that is held until the far end closes.
///
/// @param tcp the listener; null where connections are refused
/// @param udp the socket; null where there is no UDP
record Ports(
        int number, @Nullable ServerSocket tcp, @Nullable DatagramSocket udp) {

    private static final int TRIES = 20;
    private static final int BACKLOG = 64;

    /// 127.0.0.1, whatever the machine prefers.
    static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    /// One number for both.
    ///
    /// @param tcp whether connections are taken; else they are refused, by a socket that is bound and does not
    ///     listen, so that nobody else can take the number meanwhile
    /// @throws IOException where no port is free
    static Ports open(Lifetimes lifetimes, boolean tcp, boolean udp) throws IOException {
        for (int i = 0; ; i++) {
            DatagramSocket socket = udp ? new DatagramSocket(0, loopback()) : null;
            int number = socket == null ? 0 : socket.getLocalPort();
            try {
                if (tcp) {
                    var listener = lifetimes.keep(new ServerSocket(number, BACKLOG, loopback()));
                    return new Ports(listener.getLocalPort(), listener, keep(lifetimes, socket));
                }
                var refusing = lifetimes.keep(new Socket());
                refusing.bind(new InetSocketAddress(loopback(), number));
                return new Ports(refusing.getLocalPort(), null, keep(lifetimes, socket));
            } catch (BindException e) {
                // The number is free for UDP and taken for TCP: another one will do.
                if (socket != null) {
                    socket.close();
                }
                if (i >= TRIES) {
                    throw e;
                }
            }
        }
    }

    private static @Nullable DatagramSocket keep(Lifetimes lifetimes, @Nullable DatagramSocket socket) {
        return socket == null ? null : lifetimes.keep(socket);
    }
}
