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
import org.jspecify.annotations.Nullable;

/// Asks many ports of one host for an echo, from one port, at an even pace; those that are silent again and again,
/// until
/// chance does not explain their silence any more.
///
/// How likely chance is comes from the ports that do answer: of what was sent to them, so much was lost. Rounds go on
/// until less than one port in a hundred runs would be silent by that chance alone.
final class PortSweep {

    /// What a port is asked at least before it counts as silent.
    static final int LEAST_ROUNDS = 5;

    static final int MOST_ROUNDS = 14;

    private static final int LENGTH = 48;
    private static final int BUFFER = 8 * 1024 * 1024;
    private static final double FLOOR = 0.01;
    private static final double ACCEPTED = 0.01;
    private static final int TICK_MILLIS = 2;

    private final SharedKey key;
    private final InetAddress far;
    private final FarResponder.Hello hello;
    private final int[] ports;
    private final Duration pause;
    private final BiConsumer<Long, Long> progress;
    private final int[] answeredIn = new int[65_536];
    private final boolean[] asked = new boolean[65_536];
    private final ByteBuffer in = ByteBuffer.allocateDirect(Echo.LONGEST + 1);
    private final byte[] bytes = new byte[Echo.LONGEST + 1];
    private int round;
    private int sent;
    private int answered;
    private long sending;

    /// What came of it.
    ///
    /// @param rounds that were finished
    /// @param perSecond how many datagrams left in a second, pauses between rounds not counted
    record Result(PortSet open, PortSet silent, int sent, int answered, int rounds, int perSecond) {}

    /// @param pause after each round, for answers that are still on their way
    PortSweep(
            FarResponder far,
            FarResponder.Hello hello,
            PortSet ports,
            Duration pause,
            BiConsumer<Long, Long> progress) {
        this.key = far.key();
        this.far = far.address();
        this.hello = hello;
        this.ports = ports.stream().toArray();
        this.pause = pause;
        this.progress = progress;
        ports.stream().forEach(port -> asked[port] = true);
    }

    /// Asks until it is clear, at most for `longest`.
    Result within(Duration longest) throws IOException, InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        Seal seal = key.seal();
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
            channel.configureBlocking(false);
            int finished = 0;
            while (answered < ports.length && !clear() && fits(end)) {
                round++;
                round(channel, seal);
                rest(channel, seal, pause);
                finished = round;
            }
            if (answered < ports.length) {
                rest(channel, seal, pause);
            }
            progress.accept((long) ports.length, (long) ports.length);
            PortSet open = PortSet.of(Arrays.stream(ports).filter(port -> answeredIn[port] > 0));
            return new Result(
                    open,
                    PortSet.of(Arrays.stream(ports)).without(open),
                    sent,
                    answered,
                    finished,
                    sending == 0 ? 0 : (int) (sent * TimeUnit.SECONDS.toNanos(1) / sending));
        } catch (ClosedByInterruptException e) {
            throw new InterruptedException("stopped while ports were tried");
        }
    }

    /// Whether there is time for a round and for its answers.
    private boolean fits(long end) {
        long needed = TimeUnit.SECONDS.toNanos(ports.length - answered) / hello.rate() + 2 * pause.toNanos();
        return System.nanoTime() + needed < end;
    }

    private boolean clear() {
        if (round < LEAST_ROUNDS) {
            return false;
        }
        double lost = answered == 0 ? 0 : 1 - (double) answered / sendsOfAnswered();
        double chance = (ports.length - answered) * Math.pow(Math.max(FLOOR, lost), round);
        return chance < ACCEPTED || round >= MOST_ROUNDS;
    }

    private long sendsOfAnswered() {
        return Arrays.stream(ports).map(port -> answeredIn[port]).asLongStream().sum();
    }

    /// Every silent port once, in an order that jumps about: neighbours do not share the fate of a moment.
    private void round(DatagramChannel channel, Seal seal) throws IOException, InterruptedException {
        int[] pending =
                Arrays.stream(ports).filter(port -> answeredIn[port] == 0).toArray();
        int stride = pending.length % 7919 == 0 ? 7907 : 7919;
        long began = System.nanoTime();
        int done = 0;
        while (done < pending.length) {
            long due = 1 + (System.nanoTime() - began) * hello.rate() / TimeUnit.SECONDS.toNanos(1);
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
            channel.send(
                    ByteBuffer.wrap(Echo.request(port, hello.run(), round).bytes(seal, LENGTH)),
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
            boolean ours = from.getAddress().equals(far) && asked[port] && answeredIn[port] == 0;
            if (ours
                    && Echo.read(bytes, length, seal)
                            .filter(e -> e.answer() && e.run() == hello.run() && e.port() == port)
                            .isPresent()) {
                answeredIn[port] = round;
                answered++;
            }
        }
    }

    private @Nullable InetSocketAddress receive(DatagramChannel channel) throws IOException {
        return (InetSocketAddress) channel.receive(in.clear());
    }
}
