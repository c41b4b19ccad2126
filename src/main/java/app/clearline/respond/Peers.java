// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;

/// Who has asked lately, how much each may still ask, and who has proved to be where its datagrams come from. Of the
/// least recent nothing is known any more. Safe for several threads.
final class Peers {

    private static final int MOST = 4096;
    private static final long PROVED = Duration.ofMinutes(10).toNanos();
    private static final double NANOS = 1e9;

    private final int most;
    private final double perSecond;
    private final Map<Long, Peer> peers = new LastUsed<>(MOST);

    private static final class Peer {

        private double allowance;
        private long looked = System.nanoTime();
        private long provedUntil = looked;
    }

    /// @param perSecond what one peer may ask in a second, and once all at a time
    Peers(int perSecond) {
        this(perSecond, perSecond);
    }

    /// @param most what one peer may ask all at a time
    /// @param perSecond how fast that fills up again
    Peers(int most, double perSecond) {
        this.most = most;
        this.perSecond = perSecond;
    }

    /// Whether the peer may ask this much more; if so it counts.
    synchronized boolean admits(InetAddress address, int cost) {
        Peer peer = peer(address);
        long now = System.nanoTime();
        peer.allowance = Math.min(most, peer.allowance + perSecond * ((now - peer.looked) / NANOS));
        peer.looked = now;
        if (peer.allowance < cost) {
            return false;
        }
        peer.allowance -= cost;
        return true;
    }

    /// The peer holds a connection and the key: nobody else can be answered in its name for a while.
    synchronized void prove(InetAddress address) {
        peer(address).provedUntil = System.nanoTime() + PROVED;
    }

    synchronized boolean proved(InetAddress address) {
        Peer peer = peers.get(network(address));
        return peer != null && peer.provedUntil - System.nanoTime() > 0;
    }

    synchronized int known() {
        return peers.size();
    }

    private Peer peer(InetAddress address) {
        return peers.computeIfAbsent(network(address), network -> {
            var peer = new Peer();
            peer.allowance = most;
            return peer;
        });
    }

    /// An IPv4 address, or the first half of an IPv6 address, which one household has for itself.
    private static long network(InetAddress address) {
        var bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet6Address ? bytes.getLong() | Long.MIN_VALUE : bytes.getInt() & 0xFFFFFFFFL;
    }
}
