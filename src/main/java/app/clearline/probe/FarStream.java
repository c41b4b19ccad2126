// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.FailureClass;
import app.clearline.run.ProbeException;
import app.clearline.wire.Proof;
import app.clearline.wire.Seal;
import app.clearline.wire.StreamOrder;
import app.clearline.wire.StreamPacket;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Streams with the responder (`docs/responder.md`), from one socket and one after the other: ordered, sent up at an
/// even pace, and heard as they come down.
final class FarStream implements AutoCloseable {

    private static final int MOST_ERRORS = 1000;
    private static final int BUFFER = 1024 * 1024;
    /// An order is repeated until it is answered: more often than all of it can be lost by chance.
    private static final int MOST_ORDERS = 20;

    private static final long PATIENCE_MILLIS = 250;
    private static final Duration SIGN_OF_LIFE = Duration.ofMillis(300);
    private static final long NAP_MILLIS = 20;

    private final FarResponder far;
    private final int webPort;
    private final long run;
    private final DatagramSocket socket;
    private final Seal seal;
    private final Seal ears;
    private final long epoch = System.nanoTime();
    private final BlockingQueue<StreamOrder> answers = new ArrayBlockingQueue<>(32);
    private final Thread ear;
    private final AtomicInteger current = new AtomicInteger();
    private volatile TwoWayTape tape = new TwoWayTape(0, Duration.ZERO, epoch);
    private long cookie;

    /// @param port for UDP
    /// @param webPort where the report is asked for
    FarStream(FarResponder far, long run, int port, int webPort) throws IOException {
        this.far = far;
        this.run = run;
        this.webPort = webPort;
        seal = far.key().seal();
        ears = far.key().seal();
        socket = new DatagramSocket();
        try {
            socket.setReceiveBufferSize(BUFFER);
            socket.connect(new InetSocketAddress(far.address(), port));
        } catch (SocketException e) {
            socket.close();
            throw e;
        }
        ear = Thread.ofVirtual().name("two-way-ear").start(this::hear);
    }

    /// Plays packets both ways.
    ///
    /// @param patience how long packets may be late that were sent last
    /// @throws ProbeException where the responder does not answer, or will not
    TwoWayTape play(int packets, Duration gap, int bytes, Duration patience) throws IOException, InterruptedException {
        // 1. The far end begins when it is asked to.
        var fresh = new TwoWayTape(packets, gap, epoch);
        tape = fresh;
        int play = current.incrementAndGet();
        int micros = (int) (gap.toNanos() / 1000);
        var order = new StreamOrder(false, 0, play, run, packets, micros, bytes, cookie);
        order(order, fresh);

        // 2. Up, at an even pace.
        long begin = System.nanoTime();
        for (int i = 0; i < packets; i++) {
            long due = begin + gap.toNanos() * i;
            long wait = due - System.nanoTime();
            if (wait > 0) {
                Thread.sleep(Duration.ofNanos(wait));
            }
            long now = System.nanoTime();
            fresh.leaves(i, due, now);
            send(new StreamPacket(false, play, run, i, (now - epoch) / 1000, -1, 0).bytes(seal, bytes));
        }

        // 3. Until all has come down, or what is missing will not come any more; and what the far end has heard.
        long end = begin + gap.toNanos() * packets + patience.toNanos();
        await(fresh, end, order.with(cookie));
        StreamReport report = report(packets);
        if (report.numbers().length < packets && System.nanoTime() - end < 0) {
            Thread.sleep(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            report = report(packets);
        }
        fresh.far(report);
        return fresh;
    }

    private void order(StreamOrder asked, TwoWayTape fresh) throws IOException, InterruptedException {
        StreamOrder order = asked;
        answers.clear();
        for (int i = 0; i < MOST_ORDERS; i++) {
            send(order.bytes(seal));
            StreamOrder answer = answer(order.play());
            if (fresh.heard() > 0) {
                return;
            }
            switch (answer == null ? 0 : answer.state()) {
                case StreamOrder.PLAYING -> {
                    return;
                }
                case StreamOrder.TOO_MUCH -> throw FarResponder.unusable("it sends no such stream");
                case StreamOrder.BUSY -> Thread.sleep(PATIENCE_MILLIS);
                default -> {
                    // No answer yet; or it has told what is to be sent back.
                }
            }
            if (answer != null) {
                cookie = answer.cookie();
                order = order.with(cookie);
            }
        }
        if (cookie != 0) {
            throw FarResponder.unusable("it is busy, or this address has had its share");
        }
        throw new ProbeException(FailureClass.TIMEOUT, "no answer to " + MOST_ORDERS + " orders");
    }

    private @Nullable StreamOrder answer(int play) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        StreamOrder answer;
        do {
            answer = answers.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } while (answer != null && answer.play() != play);
        return answer;
    }

    private void await(TwoWayTape fresh, long end, StreamOrder alive) throws IOException, InterruptedException {
        long told = System.nanoTime();
        for (long now = told; !fresh.allCame() && now - end < 0; now = System.nanoTime()) {
            Thread.sleep(NAP_MILLIS);
            fresh.up().stalls(System.nanoTime() - now - TimeUnit.MILLISECONDS.toNanos(NAP_MILLIS));
            if (now - told > SIGN_OF_LIFE.toNanos()) {
                send(alive.bytes(seal));
                told = now;
            }
        }
    }

    private StreamReport report(int packets) throws ProbeException, InterruptedException {
        String target = Proof.STREAM + "?run=" + HexFormat.of().toHexDigits(run) + "&play=" + current.get();
        return StreamReport.read(far.ask(webPort, target, List.of()), packets)
                .orElseThrow(() -> FarResponder.unusable("it does not tell what it heard"));
    }

    private void send(byte[] bytes) throws IOException, InterruptedException {
        try {
            socket.send(new DatagramPacket(bytes, bytes.length));
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped while sending");
            }
            if (socket.isClosed()) {
                throw e;
            }
            // An ICMP error, about an earlier packet: that one is missed anyway.
        }
    }

    private void hear() {
        var packet = new DatagramPacket(new byte[2048], 2048);
        for (int errors = 0; errors < MOST_ERRORS; ) {
            try {
                packet.setLength(2048);
                socket.receive(packet);
                take(packet.getData(), packet.getLength(), System.nanoTime());
            } catch (IOException e) {
                if (socket.isClosed()) {
                    return;
                }
                // An ICMP error: the packet that it is about is missed anyway.
                errors++;
            }
        }
    }

    private void take(byte[] bytes, int length, long now) {
        if (StreamPacket.likely(bytes, length)) {
            StreamPacket.read(bytes, length, ears)
                    .filter(p -> p.down() && p.run() == run && p.play() == current.get())
                    .ifPresent(p -> tape.comes(p.number(), p.stamp(), p.heard(), p.held(), now));
        } else {
            // Whoever asks repeats itself: an answer too many may be dropped.
            boolean unused = StreamOrder.read(bytes, length, ears)
                    .filter(o -> o.answer() && o.run() == run)
                    .map(answers::offer)
                    .orElse(false);
        }
    }

    @Override
    public void close() {
        socket.close();
        ear.interrupt();
    }
}
