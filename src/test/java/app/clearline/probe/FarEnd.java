// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A far end on loopback that does to every connection what the test says; ends with all its connections.
final class FarEnd implements AutoCloseable {

    /// What it does; it need not close, and an exception ends the connection.
    @FunctionalInterface
    interface Manner {
        void with(Socket socket, InputStream in, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    FarEnd(Manner manner) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")), manner);
    }

    /// @param server may be one for TLS
    FarEnd(ServerSocket server, Manner manner) {
        this.server = server;
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Socket socket = server.accept();
                    sockets.add(socket);
                    Thread.ofVirtual().start(() -> serve(socket, manner));
                }
            } catch (IOException e) {
                // Closed: the test is over.
            }
        });
    }

    private void serve(Socket socket, Manner manner) {
        try (socket) {
            manner.with(socket, socket.getInputStream(), socket.getOutputStream());
        } catch (IOException | InterruptedException e) {
            // The other side has gone, or the test is over.
        } finally {
            sockets.remove(socket);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /// Reads a request's head and forgets it.
    static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("closed");
            }
            head.append((char) c);
        }
        return head.toString();
    }

    static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /// A byte a second, without end.
    static void drip(OutputStream out, String text) throws IOException, InterruptedException {
        for (int i = 0; ; i++) {
            say(out, text.substring(i % text.length(), i % text.length() + 1));
            Thread.sleep(1_000);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
