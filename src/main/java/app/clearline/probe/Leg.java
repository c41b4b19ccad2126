// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/// The way from this side to a relay, once for requests and, when those are done, for data on a channel.
sealed interface Leg extends Closeable {

    StunPath path();

    void send(byte[] data) throws IOException;

    /// Waits for the next data of the channel; null where something else came.
    byte @Nullable [] receive() throws IOException;

    /// Waits for the next STUN message of the relay, while no channel is in use.
    byte[] message() throws IOException;

    /// Whether nothing can come any more: an error on a way that is not is one packet's.
    boolean closed();

    /// Sends a message that nobody waits on.
    void tell(byte[] message) throws IOException;

    /// By datagrams.
    record Datagrams(StunDatagrams path) implements Leg {

        @Override
        public void send(byte[] data) throws IOException {
            path.send(ChannelData.of(data, false));
        }

        @Override
        public byte @Nullable [] receive() throws IOException {
            return ChannelData.in(path.receive());
        }

        @Override
        public byte[] message() throws IOException {
            return path.receive();
        }

        @Override
        public boolean closed() {
            return path.closed();
        }

        @Override
        public void tell(byte[] message) throws IOException {
            path.send(message);
        }

        @Override
        public void close() {
            path.close();
        }
    }

    /// By a stream.
    ///
    /// @param socket what is written to and read from, TLS or not
    /// @param raw the stream below it, which is what is closed: TLS would wait for the far end to say
    ///     good-bye
    record Bytes(StunStream path, Socket socket, Socket raw) implements Leg {

        @Override
        public void send(byte[] data) throws IOException {
            socket.getOutputStream().write(ChannelData.of(data, true));
        }

        @Override
        public byte @Nullable [] receive() throws IOException {
            return ChannelData.read(socket.getInputStream());
        }

        @Override
        public byte[] message() throws IOException {
            return path.next();
        }

        @Override
        public boolean closed() {
            return true;
        }

        @Override
        public void tell(byte[] message) throws IOException {
            socket.getOutputStream().write(message);
        }

        @Override
        public void close() throws IOException {
            raw.close();
        }
    }
}
