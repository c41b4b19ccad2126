// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

/// Takes connections on a loopback port and lets each be talked to on a virtual thread of its own, for a bounded time.
final class TcpServer {

    /// Says what a server says on one connection; returning or throwing ends the connection.
    @FunctionalInterface
    interface Talk {
        void on(Socket connection) throws IOException;
    }

    private TcpServer() {}

    static void start(ServerSocket listener, Lifetimes lifetimes, Talk talk) {
        lifetimes.run(() -> accept(listener, lifetimes, talk));
    }

    private static void accept(ServerSocket listener, Lifetimes lifetimes, Talk talk) {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                if (lifetimes.admit(connection)) {
                    lifetimes.run(() -> serve(connection, lifetimes, talk));
                } else {
                    connection.close();
                }
            } catch (IOException e) {
                // Either the listener was closed, which ends the loop, or one connection was gone before it was taken.
            }
        }
    }

    private static void serve(Socket connection, Lifetimes lifetimes, Talk talk) {
        try {
            connection.setTcpNoDelay(true);
            talk.on(connection);
        } catch (IOException e) {
            // The other side left, was too slow or spoke garbage: nothing that a server could tell anybody.
        } finally {
            lifetimes.leave(connection);
        }
    }

    /// Ends a connection by a reset (RST), as a filter does, instead of in order.
    static void reset(Socket connection) throws IOException {
        connection.setSoLinger(true, 0);
        connection.close();
    }
}
