// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.HostPort;
import app.clearline.run.ProbeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final AtomicBoolean listening = new AtomicBoolean();
    private volatile @Nullable HostPort sender;
    private volatile @Nullable StunRequest ending;
    private volatile boolean ended;

    RelayPlace(Leg leg, Allocation allocation) {
        this.leg = leg;
        this.allocation = allocation;
    }

    /// Lets this machine's datagrams in (RFC 8656 §9), and begins to listen.
    ///
    /// @param outside addresses by which this machine may send
    /// @throws app.clearline.run.ProbeException `UNSUPPORTED` where the relay lets no such peer in
    void letIn(List<String> outside) throws IOException, InterruptedException {
        for (String host : outside) {
            allocation.permit(new HostPort(host, ANY));
        }
        beginToListen();
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

    private void beginToListen() {
        if (listening.compareAndSet(false, true)) {
            Thread.ofVirtual().name("relay-place").start(this::listen);
        }
    }

    private void listen() {
        ByteBuffer wanted = ByteBuffer.wrap(expected.bytes());
        for (int i = 0; i < MOST_MESSAGES && !ended; i++) {
            try {
                hear(leg.message(), wanted);
            } catch (IOException e) {
                // The relay has closed, or this side; else an ICMP error, and the packet that it is about is missed.
                ended = leg.closed();
            }
        }
    }

    private void hear(byte[] message, ByteBuffer wanted) {
        PeerData came = PeerData.in(message);
        if (came != null && sender == null && came.data().equals(wanted)) {
            sender = came.from();
        }
        StunRequest asked = ending;
        ended = asked != null && answered(asked, message);
    }

    private static boolean answered(StunRequest asked, byte[] message) {
        try {
            return asked.isAnsweredBy(StunAnswer.decode(message));
        } catch (ProbeException e) {
            // Garbage ends nothing: the request goes out again.
            return false;
        }
    }

    /// Asks the relay to take it back (RFC 8656 §8), else it would be held for ten minutes; once more each time, until
    /// [#isGivenBack].
    void giveBack() {
        if (ended) {
            return;
        }
        StunRequest asked = ending;
        if (asked == null) {
            asked = allocation.ending();
            ending = asked;
        }
        beginToListen();
        try {
            leg.tell(asked.bytes());
        } catch (IOException e) {
            // The way to it has broken; over a stream that gives it back as well.
            ended = true;
        }
    }

    boolean isGivenBack() {
        return ended;
    }
}
