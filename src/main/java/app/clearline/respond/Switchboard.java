// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The places that a relay has given out, and the channels between them (RFC 8656 §11, §12). It leads
/// from one of its own places to another and nowhere else, so nobody can reach anything through it.
final class Switchboard {

    private static final int MOST_PLACES = 256;
    private static final int MOST_CHANNELS = 8;
    private static final int FIRST_PORT = 49152;
    private static final int PORTS = 16384;

    private final Map<Client, Place> places = new LinkedHashMap<>();
    private final boolean losesDatagrams;
    private int given;

    /// @param losesDatagrams whether data that came by UDP goes nowhere
    Switchboard(boolean losesDatagrams) {
        this.losesDatagrams = losesDatagrams;
    }

    /// Somebody who talks to the relay, by one flow or one connection.
    sealed interface Client {

        InetSocketAddress address();

        void deliver(byte[] message) throws IOException;
    }

    record ByDatagrams(DatagramSocket socket, InetSocketAddress address) implements Client {

        @Override
        public void deliver(byte[] message) throws IOException {
            socket.send(new DatagramPacket(message, message.length, address));
        }
    }

    record ByStream(OutputStream out, InetSocketAddress address) implements Client {

        /// Several may write to it: whoever answers requests, and whoever brings data.
        @Override
        public void deliver(byte[] message) throws IOException {
            synchronized (out) {
                out.write(message);
                out.write(new byte[-message.length & 3]);
                out.flush();
            }
        }
    }

    private record Place(InetSocketAddress at, Map<Integer, InetSocketAddress> channels) {}

    /// The relayed address of a client, its old one where it has one. The oldest goes where there are
    /// too many.
    synchronized InetSocketAddress place(Client client) {
        Place known = places.get(client);
        if (known != null) {
            return known.at();
        }
        if (places.size() >= MOST_PLACES) {
            places.remove(places.keySet().iterator().next());
        }
        var at = new InetSocketAddress(client.address().getAddress(), FIRST_PORT + given++ % PORTS);
        places.put(client, new Place(at, new HashMap<>()));
        return at;
    }

    synchronized void leave(Client client) {
        places.remove(client);
    }

    synchronized boolean has(Client client) {
        return places.containsKey(client);
    }

    /// Whether the channel now leads to `peer`; not where the client has no place.
    synchronized boolean bind(Client client, int channel, InetSocketAddress peer) {
        Place place = places.get(client);
        if (place == null
                || (place.channels().size() >= MOST_CHANNELS
                        && !place.channels().containsKey(channel))) {
            return false;
        }
        place.channels().put(channel, peer);
        return true;
    }

    /// Passes a whole ChannelData message on, without its padding, to whoever has the place that the
    /// channel leads to and has a channel back.
    void data(Client from, byte[] message) {
        if (message.length < 4 || (losesDatagrams && from instanceof ByDatagrams)) {
            return;
        }
        ByteBuffer read = ByteBuffer.wrap(message);
        int length = read.getShort(2) & 0xFFFF;
        Onward onward = length > message.length - 4 ? null : onward(from, read.getShort(0) & 0xFFFF);
        if (onward == null) {
            return;
        }
        byte[] passed = new byte[4 + length];
        System.arraycopy(message, 0, passed, 0, passed.length);
        ByteBuffer.wrap(passed).putShort(0, (short) onward.channel());
        try {
            onward.to().deliver(passed);
        } catch (IOException e) {
            // Whoever it is for has gone: so goes the data.
            leave(onward.to());
        }
    }

    private record Onward(Client to, int channel) {}

    private synchronized @Nullable Onward onward(Client from, int channel) {
        Place place = places.get(from);
        InetSocketAddress peer = place == null ? null : place.channels().get(channel);
        if (place == null || peer == null) {
            return null;
        }
        for (var other : places.entrySet()) {
            if (other.getValue().at().equals(peer)) {
                for (var back : other.getValue().channels().entrySet()) {
                    if (back.getValue().equals(place.at())) {
                        return new Onward(other.getKey(), back.getKey());
                    }
                }
            }
        }
        return null;
    }
}
