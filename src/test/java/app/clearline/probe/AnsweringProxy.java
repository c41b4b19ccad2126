// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// A proxy that says the same to everybody, once it has heard something, and hangs up.
final class AnsweringProxy implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final byte[] answer;

    AnsweringProxy(byte[] answer) throws IOException {
        this.answer = answer;
        Thread.ofVirtual().start(this::serve);
    }

    HostPort at() {
        return new HostPort("127.0.0.1", listener.getLocalPort());
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (var connection = listener.accept()) {
                connection.setSoTimeout(1000);
                connection.getInputStream().read(new byte[4096]);
                connection.getOutputStream().write(answer);
            } catch (IOException e) {
                // Closed, or the other side left: the loop's head knows which.
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
