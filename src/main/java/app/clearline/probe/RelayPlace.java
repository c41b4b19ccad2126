// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A place on a relay that is taken for a moment, to see what arrives there from this machine.
final class RelayPlace {

    /// Whatever else arrives there: nobody knows the place for so long that it would be more.
    private static final int MOST_MESSAGES = 500;

    /// Leave is given to an address; its port is not looked at.
    private static final int ANY = 9;

    private final Leg leg;
    private final Allocation allocation;
    private final StunRequest expected = StunRequest.binding();
    private volatile @Nullable HostPort sender;

    private RelayPlace(Leg leg, Allocation allocation) {
        this.leg = leg;
        this.allocation = allocation;
    }

    /// Lets this machine's datagrams in (RFC 8656 §9), and begins to listen.
    ///
    /// @param outside addresses by which this machine may send
    /// @throws app.clearline.run.ProbeException `UNSUPPORTED` where the relay lets no such peer in
    static RelayPlace on(Leg leg, Allocation allocation, List<String> outside)
            throws IOException, InterruptedException {
        for (String host : outside) {
            allocation.permit(new HostPort(host, ANY));
        }
        var place = new RelayPlace(leg, allocation);
        Thread.ofVirtual().name("relay-place").start(place::listen);
        return place;
    }

    HostPort relayed() {
        return allocation.relayed();
    }

    InetSocketAddress at() {
        HostPort at = allocation.relayed();
        return new InetSocketAddress(InetAddress.ofLiteral(at.host()), at.port());
    }

    /// What has to arrive there.
    StunRequest expected() {
        return expected;
    }

    /// This machine as the place saw it; null while nothing has arrived.
    @Nullable
    HostPort sender() {
        return sender;
    }

    /// Has the relay send from there.
    void send(byte[] data, HostPort to) throws IOException {
        leg.tell(StunRequest.indication(to, data));
    }

    private void listen() {
        ByteBuffer wanted = ByteBuffer.wrap(expected.bytes());
        try {
            for (int i = 0; i < MOST_MESSAGES && sender == null; i++) {
                PeerData came = PeerData.in(leg.message());
                if (came != null && came.data().equals(wanted)) {
                    sender = came.from();
                }
            }
        } catch (IOException e) {
            // The place was given back, or the relay has closed: nothing more arrives.
        }
    }

    /// Gives it back (RFC 8656 §8): else it would be held for ten minutes.
    void giveBack() {
        try {
            leg.tell(allocation.release());
        } catch (IOException e) {
            // The way to it has broken; over a stream that gives it back as well.
        }
    }
}
