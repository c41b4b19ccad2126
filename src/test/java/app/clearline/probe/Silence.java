// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/// An address (127.0.0.2) and port that leave connection requests unanswered, as a firewall does that drops them: a
/// listener whose queue is full.
final class Silence implements AutoCloseable {

    private final ServerSocket server;
    private final List<SocketChannel> fillers = new ArrayList<>();

    Silence() throws IOException, InterruptedException {
        server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.2"));
        for (int i = 0; i < 4; i++) {
            SocketChannel filler = SocketChannel.open();
            filler.configureBlocking(false);
            filler.connect(new InetSocketAddress("127.0.0.2", server.getLocalPort()));
            fillers.add(filler);
        }
        Thread.sleep(50);
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.2", server.getLocalPort()), 300);
            throw new IllegalStateException("the queue is not full");
        } catch (SocketTimeoutException e) {
            // As it should be.
        }
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel filler : fillers) {
            filler.close();
        }
        server.close();
    }
}
