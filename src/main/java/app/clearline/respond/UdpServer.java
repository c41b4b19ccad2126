// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads datagrams on a loopback port and sends back at most one for each, to where it came from.
final class UdpServer {

    /// The longest request that is looked at, in bytes.
    static final int LONGEST = 4096;

    /// What is sent back; null: nothing. It must be quick, for one thread serves the port.
    @FunctionalInterface
    interface Answer {

        /// Swallows everything, as a filter does that drops.
        Answer SILENCE = (request, from) -> null;

        byte @Nullable [] to(byte[] request, InetSocketAddress from);
    }

    private UdpServer() {}

    static void start(DatagramSocket socket, Lifetimes lifetimes, Answer answer) {
        lifetimes.run(() -> serve(socket, answer));
    }

    private static void serve(DatagramSocket socket, Answer answer) {
        var packet = new DatagramPacket(new byte[LONGEST], LONGEST);
        while (!socket.isClosed()) {
            try {
                packet.setLength(LONGEST);
                socket.receive(packet);
                byte[] request = Arrays.copyOf(packet.getData(), packet.getLength());
                var from = (InetSocketAddress) packet.getSocketAddress();
                byte[] response = answer.to(request, from);
                if (response != null) {
                    socket.send(new DatagramPacket(response, response.length, from));
                }
            } catch (IOException e) {
                // Either the socket was closed, which ends the loop, or this one asker cannot be answered.
            }
        }
    }
}
