// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.wire.Seal;
import app.clearline.wire.SharedKey;
import app.clearline.wire.StreamOrder;
import app.clearline.wire.StreamPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.DatagramChannel;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who gets a stream, how much of it, and what the desk says of the other direction.
class StreamDeskTest {

    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    private final SharedKey key = new SharedKey("a-key-that-is-long-enough".toCharArray());
    private final Seal seal = key.seal();
    private final KnownRuns runs = new KnownRuns(InstantSource.system());
    private final Tally tally = new Tally();
    private final StreamDesk desk =
            new StreamDesk(key, new SharedKey(SharedKey.fresh().toCharArray()), runs, tally);
    private final long run = runs.begin();
    private DatagramChannel channel;
    private DatagramSocket peer;
    private InetSocketAddress from;

    @BeforeEach
    void open() throws Exception {
        channel = DatagramChannel.open().bind(new InetSocketAddress(HERE, 0));
        channel.configureBlocking(false);
        peer = new DatagramSocket(0, HERE);
        peer.setSoTimeout(2000);
        from = new InetSocketAddress(HERE, peer.getLocalPort());
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
        channel.close();
        peer.close();
    }

    private static StreamOrder order(long run, int play, int packets, int gap, int bytes) {
        return new StreamOrder(false, 0, play, run, packets, gap, bytes, 0);
    }

    private StreamOrder take(StreamOrder order) {
        return desk.take(order, from, channel).orElseThrow();
    }

    /// Asks with the cookie that the first answer holds.
    private int proved(StreamOrder order) {
        StreamOrder first = take(order);
        assertThat(first.state()).isEqualTo(StreamOrder.PROVE);
        return take(order.with(first.cookie())).state();
    }

    private StreamPacket next() throws Exception {
        var packet = new java.net.DatagramPacket(new byte[2048], 2048);
        peer.receive(packet);
        return StreamPacket.read(packet.getData(), packet.getLength(), seal).orElseThrow();
    }

    @Test
    void aProvedPeerIsSentWhatItOrderedAndToldWhatCame() throws Exception {
        assertThat(proved(order(run, 7, 10, 5000, 200))).isEqualTo(StreamOrder.PLAYING);
        desk.hear(new StreamPacket(false, 7, run, 3, 1, -1, 0), from);
        desk.hear(new StreamPacket(false, 7, run, 1, 2, -1, 0), from);
        desk.hear(new StreamPacket(false, 7, run, 1, 2, -1, 0), from);
        desk.hear(new StreamPacket(false, 7, run, 10, 2, -1, 0), from);
        long last = 0;
        for (int i = 0; i < 10; i++) {
            StreamPacket packet = next();
            assertThat(packet.down()).isTrue();
            assertThat(packet.number()).isEqualTo(i);
            assertThat(packet.stamp()).isGreaterThan(last);
            last = packet.stamp();
        }
        String report = desk.report(run, 7).orElseThrow();
        assertThat(report).matches("(?s)sent 10\nlate [0-9]+\nheard 2\n3 [0-9]+\n1 [0-9]+\n");
        assertThat(tally.now().streams()).isEqualTo(1);
    }

    /// Whoever writes somebody else's address on an order is not told the cookie, so nothing is sent there.
    @Test
    void nothingIsSentToAnAddressThatProvedNothing() {
        StreamOrder order = order(run, 1, 10, 5000, 200);
        var other = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.2"), peer.getLocalPort());
        long foreign = desk.take(order, other, channel).orElseThrow().cookie();
        StreamOrder answer = take(order.with(foreign));
        assertThat(answer.state()).isEqualTo(StreamOrder.PROVE);
        assertThat(answer.bytes(seal)).hasSize(order.bytes(seal).length);
        assertThat(tally.now().streams()).isZero();
        assertThat(desk.take(order(5, 1, 10, 5000, 200), from, channel)).isEmpty();
    }

    @Test
    void nobodyGetsMoreThanTheBoundsAllow() {
        for (StreamOrder much : new StreamOrder[] {
            order(run, 1, 2000, 5000, 200),
            order(run, 1, 10, 500, 200),
            order(run, 1, 0, 5000, 200),
            order(run, 1, 10, 5000, 1201),
            order(run, 1, 10, 5000, 20),
            order(run, 1, 1600, 20_000, 200),
            order(run, 1, 10, 1000, 1200),
            order(run, 1, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE)
        }) {
            assertThat(proved(much)).as(much.toString()).isEqualTo(StreamOrder.TOO_MUCH);
        }
        assertThat(tally.now().streams()).isZero();
    }

    @Test
    void oneStreamOfARunAtATimeAndARepeatedOrderIsNone() {
        assertThat(proved(order(run, 1, 500, 20_000, 100))).isEqualTo(StreamOrder.PLAYING);
        assertThat(proved(order(run, 1, 500, 20_000, 100))).isEqualTo(StreamOrder.PLAYING);
        assertThat(proved(order(run, 2, 500, 20_000, 100))).isEqualTo(StreamOrder.BUSY);
        assertThat(tally.now().streams()).isEqualTo(1);
    }

    @Test
    void aPeerHasAShareAndNoMore() {
        int streams = 0;
        // Each of these is a tenth of what one address gets.
        while (streams < 30 && proved(order(runs.begin(), 1, 1334, 2000, 1200)) == StreamOrder.PLAYING) {
            streams++;
            desk.close();
        }
        assertThat(streams).isBetween(1, 10);
    }

    @Test
    void whoFallsSilentIsSentNothingMore() throws Exception {
        assertThat(proved(order(run, 1, 500, 20_000, 100))).isEqualTo(StreamOrder.PLAYING);
        int came = 0;
        try {
            for (; came < 500; came++) {
                next();
            }
        } catch (SocketTimeoutException e) {
            // It ended, as it should.
            came++;
        }
        assertThat(came).isLessThan(150);
        assertThat(desk.report(run, 1).orElseThrow()).startsWith("sent ").doesNotContain("sent 500");
    }
}
