// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import app.clearline.wire.Seal;
import app.clearline.wire.SharedKey;
import app.clearline.wire.StreamOrder;
import app.clearline.wire.StreamPacket;
import java.io.Closeable;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Streams that peers order. Nothing begins before the peer has sent back what only its own address was told, and
/// nobody gets more than the bounds here allow: an order is no way to flood somebody else.
final class StreamDesk implements Closeable {

    /// Bits a second of one stream, in each direction.
    static final int MOST_KILOBITS = 6000;

    static final int MOST_PACKETS = 1600;
    static final Duration LONGEST = Duration.ofSeconds(30);
    static final int MOST_AT_ONCE = 8;
    /// Of one run: the steady stream, and the rates that are tried.
    static final int MOST_PLAYS = 24;
    /// Kilobytes for one peer: so many at once, and again after ten minutes.
    static final int SHARE = 16_000;

    private static final int MOST_RUNS = 16;
    private static final int SHORTEST_GAP = 1000;

    private final SharedKey key;
    private final SharedKey nonces;
    private final KnownRuns runs;
    private final Tally tally;
    private final Peers shares = new Peers(SHARE, SHARE / 600.0);
    private final Map<Long, Session> sessions = new LastUsed<>(MOST_RUNS);
    private final long epoch = System.nanoTime();
    private final Set<Thread> playing = ConcurrentHashMap.newKeySet();

    private record Session(InetSocketAddress peer, Map<Integer, StreamPlay> plays) {}

    /// @param nonces the responder's own secret
    StreamDesk(SharedKey key, SharedKey nonces, KnownRuns runs, Tally tally) {
        this.key = key;
        this.nonces = nonces;
        this.runs = runs;
        this.tally = tally;
    }

    /// What an order is answered; a stream begins where it may.
    ///
    /// @param channel that the stream leaves by
    synchronized Optional<StreamOrder> take(StreamOrder order, InetSocketAddress from, DatagramChannel channel) {
        if (order.answer() || !runs.good(order.run())) {
            return Optional.empty();
        }
        long cookie = cookie(from, order.run());
        if (order.cookie() != cookie) {
            return Optional.of(order.back(StreamOrder.PROVE, cookie));
        }
        return Optional.of(order.back(state(order, from, channel), cookie));
    }

    private int state(StreamOrder order, InetSocketAddress from, DatagramChannel channel) {
        Session session = sessions.get(order.run());
        if (session == null || !session.peer().equals(from)) {
            session = new Session(from, session == null ? new HashMap<>() : session.plays());
            sessions.put(order.run(), session);
        }
        StreamPlay known = session.plays().get(order.play());
        if (known != null) {
            known.keep();
            return StreamOrder.PLAYING;
        }
        if (!modest(order) || session.plays().size() >= MOST_PLAYS) {
            return StreamOrder.TOO_MUCH;
        }
        boolean own = session.plays().values().stream().allMatch(StreamPlay::over);
        long kilobytes = 1 + (long) order.packets() * order.bytes() / 1000;
        if (!own || playing.size() >= MOST_AT_ONCE || !shares.admits(from.getAddress(), (int) kilobytes)) {
            return StreamOrder.BUSY;
        }
        begin(order, session, channel);
        return StreamOrder.PLAYING;
    }

    private void begin(StreamOrder order, Session session, DatagramChannel channel) {
        var play = new StreamPlay(order, epoch);
        session.plays().put(order.play(), play);
        tally.streams.increment();
        Seal seal = key.seal();
        Thread thread = Thread.ofPlatform().daemon().name("stream").unstarted(() -> {
            try {
                play.send(channel, session.peer(), seal);
            } finally {
                playing.remove(Thread.currentThread());
            }
        });
        playing.add(thread);
        thread.start();
    }

    private static boolean modest(StreamOrder order) {
        long micros = (long) order.packets() * order.gapMicros();
        return order.packets() > 0
                && order.packets() <= MOST_PACKETS
                && order.gapMicros() >= SHORTEST_GAP
                && micros <= LONGEST.toNanos() / 1000
                && order.bytes() >= StreamPacket.SHORTEST
                && order.bytes() <= StreamPacket.LONGEST
                && order.bytes() * 8000L <= (long) MOST_KILOBITS * order.gapMicros();
    }

    /// A packet of a peer came.
    void hear(StreamPacket packet, InetSocketAddress from) {
        StreamPlay play;
        synchronized (this) {
            Session session = sessions.get(packet.run());
            play = session != null && session.peer().equals(from)
                    ? session.plays().get(packet.play())
                    : null;
        }
        if (play != null && !packet.down()) {
            play.hear(packet.number());
        }
    }

    /// What came of a stream.
    synchronized Optional<String> report(long run, int play) {
        return Optional.ofNullable(sessions.get(run))
                .map(session -> session.plays().get(play))
                .map(StreamPlay::report);
    }

    /// What only this responder can make, and tells nobody but this address.
    private long cookie(InetSocketAddress from, long run) {
        byte[] text = ("stream " + from + " " + run).getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.wrap(nonces.seal().of(text, text.length)).getLong() | 1;
    }

    @Override
    public void close() {
        playing.forEach(Thread::interrupt);
    }
}
