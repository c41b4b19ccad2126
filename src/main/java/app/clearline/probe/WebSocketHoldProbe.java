// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Failure;
import app.clearline.model.FailureClass;
import app.clearline.model.Measured;
import app.clearline.model.Step;
import app.clearline.run.Failures;
import app.clearline.run.Probe;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Keeps a WebSocket open for some seconds, with a ping (RFC 6455 §5.5.2) now and then, each of which must come back
/// within the client's patience. A server that closes it in due form, because nobody logged in, ends it well.
final class WebSocketHoldProbe implements Probe {

    private static final Duration EVERY = Duration.ofMillis(2500);
    private static final Duration BEYOND = Duration.ofMillis(2100);

    private final Dialer dialer;
    private final Duration patience;
    private final Duration hold;

    /// @param quality how long things may be measured: it is kept open at least for `patience`, and at most a little
    ///     longer
    /// @param patience how long a ping may take
    WebSocketHoldProbe(Dialer dialer, Duration quality, Duration patience) {
        this.dialer = dialer;
        this.patience = patience;
        Duration longest = patience.plus(BEYOND);
        Duration wished = quality.compareTo(patience) < 0 ? patience : quality;
        this.hold = wished.compareTo(longest) < 0 ? wished : longest;
    }

    private record Arrival(@Nullable Frame frame, @Nullable IOException end) {}

    @Override
    public Measured.Held run(Step step, Scene scene) throws IOException, InterruptedException {
        try (Dialled stream = dialer.dial(step, scene)) {
            Socket tls = new TlsLayer()
                    .over(stream.socket(), step.endpoint().at(), List.of("http/1.1"), Watchdog.left(scene));
            WebSocketProbe.upgraded(stream, tls, step.endpoint(), Watchdog.left(scene));
            return Watchdog.within(Watchdog.left(scene), stream, () -> new Holding(tls).run());
        }
    }

    /// One WebSocket while it is held.
    private final class Holding {
        private final Socket tls;
        private final LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
        private final long begin = System.nanoTime();
        private long alive = begin;
        private long due = begin;
        /// When the oldest ping left that nothing has answered yet; 0 where there is none.
        private long waiting;

        private byte[] last = new byte[0];
        private long lastSent;
        private int pings;
        private int pongs;
        private @Nullable Duration slowest;

        Holding(Socket tls) {
            this.tls = tls;
        }

        Measured.Held run() throws IOException, InterruptedException {
            Thread.ofVirtual().start(this::read);
            while (true) {
                long now = System.nanoTime();
                boolean over = now - begin >= hold.toNanos();
                if (over && waiting == 0) {
                    tls.getOutputStream().write(Frame.masked(Frame.CLOSE, WebSocketProbe.NORMAL));
                    return held();
                }
                if (waiting != 0 && now - waiting >= patience.toNanos()) {
                    throw new ProbeException(
                            FailureClass.STALLED,
                            "open, then no answer to a ping within " + patience.toMillis() + " ms",
                            held());
                }
                if (!over && now >= due) {
                    ping(now);
                }
                Arrival arrival = arrivals.poll(next(now) - now, TimeUnit.NANOSECONDS);
                if (arrival != null && ended(arrival)) {
                    return held();
                }
            }
        }

        /// When something is to be done though nothing arrives.
        private long next(long now) {
            long end = begin + hold.toNanos();
            long next = now < end ? Math.min(due, end) : Long.MAX_VALUE;
            return waiting == 0 ? next : Math.min(next, waiting + patience.toNanos());
        }

        private void ping(long now) throws IOException {
            last = WebSocketProbe.random(8);
            lastSent = now;
            waiting = waiting == 0 ? now : waiting;
            pings++;
            due = now + EVERY.toNanos();
            tls.getOutputStream().write(Frame.masked(Frame.PING, last));
        }

        /// Whether the other side closed it in due form.
        private boolean ended(Arrival arrival) throws ProbeException {
            if (arrival.end() != null) {
                Failure failure = Failures.of(arrival.end());
                throw new ProbeException(failure.type(), "open, then: " + failure.detail(), held());
            }
            Frame frame = arrival.frame();
            alive = System.nanoTime();
            // A pong may answer only the last of several pings (RFC 6455 §5.5.3).
            if (frame != null && frame.opcode() == Frame.PONG && frame.holds(last)) {
                pongs++;
                waiting = 0;
                var took = Duration.ofNanos(alive - lastSent);
                slowest = slowest == null || took.compareTo(slowest) > 0 ? took : slowest;
            }
            return frame != null && frame.opcode() == Frame.CLOSE;
        }

        private void read() {
            try {
                var in = new DataInputStream(tls.getInputStream());
                while (true) {
                    arrivals.add(new Arrival(Frame.read(in), null));
                }
            } catch (IOException e) {
                // However it ended, it is told to whoever holds the WebSocket.
                arrivals.add(new Arrival(null, e));
            }
        }

        private Measured.Held held() {
            return new Measured.Held(pings, pongs, Duration.ofNanos(alive - begin), slowest);
        }
    }
}
