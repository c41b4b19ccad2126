// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.wire.Echo;
import app.clearline.wire.PortSet;
import app.clearline.wire.Seal;
import app.clearline.wire.SharedKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Asks many ports of one host for an echo, from one port, at an even pace; those that are silent again and again,
/// until neither chance nor a line that was down for a moment explains their silence any more.
///
/// How likely chance is comes from the ports that do answer: of what was sent to them, so much was lost. Rounds go on
/// until chance alone would leave a port silent in less than one of ten thousand runs. A few ports that answered are
/// asked again in each round, and where any answers at all, only rounds in which one did count: otherwise nothing
/// passed then.
final class PortSweep {

    /// What a port is asked at least before it counts as silent.
    static final int LEAST_ROUNDS = 5;

    private static final int MOST_ROUNDS = 24;
    private static final int LENGTH = 48;
    private static final int BUFFER = 8 * 1024 * 1024;
    private static final double FLOOR = 0.01;
    private static final double ACCEPTED = 0.0001;
    private static final int TICK_MILLIS = 2;
    private static final int WITNESSES = 6;

    private final SharedKey key;
    private final InetAddress far;
    private final FarResponder.Hello hello;
    private final int[] ports;
    private final Pace pace;
    private final int rate;
    private final BiConsumer<Long, Long> progress;
    private final SweepClock clock;
    private final int[] asks = new int[65_536];
    /// A bit for each round whose request was answered.
    private final int[] answers = new int[65_536];
    private final ByteBuffer in = ByteBuffer.allocateDirect(Echo.LONGEST + 1);
    private final byte[] bytes = new byte[Echo.LONGEST + 1];
    private int rounds;
    /// A bit for each round of which anything came back.
    private int witnessed;
    private int sent;
    private int answered;
    private long sending;
    /// When the socket was last found empty.
    private long emptied;

    /// How fast is asked.
    ///
    /// @param perSecond datagrams at most; the far end may wish for fewer
    /// @param pause after each of the first rounds, for answers that are still on their way
    /// @param tail after the last round that has to be, and after each further one, while nothing has ever answered
    /// @param brief likewise where answers came, and came soon
    record Pace(int perSecond, Duration pause, Duration tail, Duration brief) {

        /// A pace that waits for stragglers as long where answers came as where none did.
        Pace(int perSecond, Duration pause, Duration tail) {
            this(perSecond, pause, tail, tail);
        }
    }

    /// What came of it.
    ///
    /// @param settled whether the silence of the silent ports is beyond chance
    /// @param perSecond how many datagrams left in a second, pauses between rounds not counted
    record Result(PortSet open, PortSet silent, int sent, int answered, int rounds, boolean settled, int perSecond) {}

    PortSweep(FarResponder far, FarResponder.Hello hello, PortSet ports, Pace pace, BiConsumer<Long, Long> progress) {
        this.key = far.key();
        this.far = far.address();
        this.hello = hello;
        this.ports = ports.stream().toArray();
        this.pace = pace;
        this.clock = new SweepClock(pace, MOST_ROUNDS);
        this.rate = Math.min(pace.perSecond(), hello.rate());
        this.progress = progress;
    }

    /// Asks until it is clear, at most for `longest`.
    Result within(Duration longest) throws IOException, InterruptedException {
        emptied = System.nanoTime();
        long end = emptied + longest.toNanos();
        Seal seal = key.seal();
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
            channel.configureBlocking(false);
            while (!settled() && rounds < MOST_ROUNDS && fits(end)) {
                rounds++;
                clock.begin(rounds);
                round(channel, seal);
                clock.end();
                rest(channel, seal, rounds < LEAST_ROUNDS ? pace.pause() : clock.tail());
                if (rounds == LEAST_ROUNDS - 1) {
                    rest(channel, seal, clock.untilSpread());
                }
            }
            progress.accept((long) ports.length, (long) ports.length);
            PortSet open = PortSet.of(Arrays.stream(ports).filter(this::open));
            return new Result(
                    open,
                    PortSet.of(Arrays.stream(ports)).without(open),
                    sent,
                    answered,
                    rounds,
                    settled(),
                    sending == 0 ? 0 : (int) (sent * TimeUnit.SECONDS.toNanos(1) / sending));
        } catch (ClosedByInterruptException e) {
            throw new InterruptedException("stopped while ports were tried");
        }
    }

    private boolean open(int port) {
        return answers[port] != 0;
    }

    /// Whether there is time for a round and for its answers.
    private boolean fits(long end) {
        long needed = TimeUnit.SECONDS.toNanos(ports.length - answered) / rate
                + clock.tail().toNanos();
        return System.nanoTime() + needed < end;
    }

    /// Whether each port has answered, or been silent for long enough: by chance hardly one of all of them would.
    private boolean settled() {
        int counted = answered == 0 ? rounds : Integer.bitCount(witnessed);
        return answered == ports.length
                || (counted >= LEAST_ROUNDS && ports.length * Math.pow(Math.max(FLOOR, lost()), counted) < ACCEPTED);
    }

    /// What part of that which was sent to ports that do answer was not answered.
    private double lost() {
        long sends = 0;
        long backs = 0;
        for (int port : ports) {
            if (open(port)) {
                sends += asks[port];
                backs += Integer.bitCount(answers[port]);
            }
        }
        return sends == 0 ? 0 : 1 - (double) backs / sends;
    }

    /// Every silent port once and a few of the others, in an order that jumps about: neighbours do not share the fate
    /// of a moment.
    private void round(DatagramChannel channel, Seal seal) throws IOException, InterruptedException {
        int[] pending = IntStream.concat(
                        Arrays.stream(ports).filter(port -> !open(port)),
                        Arrays.stream(ports).filter(this::open).limit(WITNESSES))
                .toArray();
        int stride = pending.length % 7919 == 0 ? 7907 : 7919;
        long began = System.nanoTime();
        int done = 0;
        while (done < pending.length) {
            long due = 1 + (System.nanoTime() - began) * rate / TimeUnit.SECONDS.toNanos(1);
            for (; done < pending.length && done < due; done++) {
                send(channel, seal, pending[(int) ((long) done * stride % pending.length)]);
                if (done % 32 == 31) {
                    drain(channel, seal);
                }
            }
            drain(channel, seal);
            progress.accept((long) answered, (long) ports.length);
            Thread.sleep(TICK_MILLIS);
        }
        sending += System.nanoTime() - began;
    }

    private void send(DatagramChannel channel, Seal seal, int port) throws InterruptedException, IOException {
        try {
            sent++;
            asks[port]++;
            clock.sent(port);
            channel.send(
                    ByteBuffer.wrap(Echo.request(port, hello.run(), rounds).bytes(seal, LENGTH)),
                    new InetSocketAddress(far, port));
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            // A filter of this machine refused it, or there was no room: for the port it is one more silence.
            Thread.onSpinWait();
        }
    }

    private void rest(DatagramChannel channel, Seal seal, Duration time) throws IOException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end && answered < ports.length) {
            Thread.sleep(TICK_MILLIS);
            drain(channel, seal);
        }
    }

    private void drain(DatagramChannel channel, Seal seal) throws IOException {
        for (var from = receive(channel); from != null; from = receive(channel)) {
            int length = in.flip().remaining();
            in.get(bytes, 0, length);
            int port = from.getPort();
            int of = from.getAddress().equals(far) && asks[port] > 0 ? read(seal, length, port) : 0;
            if (of > 0) {
                answered += open(port) ? 0 : 1;
                answers[port] |= 1 << of;
                clock.heard(port, of, emptied);
                witnessed |= 1 << of;
            }
        }
        emptied = System.nanoTime();
    }

    /// The round whose request this answers; 0 where it answers none.
    private int read(Seal seal, int length, int port) {
        return Echo.read(bytes, length, seal)
                .filter(e -> e.answer() && e.run() == hello.run() && e.port() == port)
                .filter(e -> e.sequence() > 0 && e.sequence() <= rounds)
                .map(Echo::sequence)
                .orElse(0);
    }

    private @Nullable InetSocketAddress receive(DatagramChannel channel) throws IOException {
        return (InetSocketAddress) channel.receive(in.clear());
    }
}
