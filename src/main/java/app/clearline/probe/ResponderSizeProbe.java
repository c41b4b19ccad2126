// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Credentials;
import app.clearline.model.FailureClass;
import app.clearline.model.Measured;
import app.clearline.model.Step;
import app.clearline.run.Probe;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import app.clearline.wire.Echo;
import app.clearline.wire.Seal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Asks the responder by datagrams of growing size, once for an answer as long and once for a short one: the way out
/// and the way back are told apart.
///
/// Nothing is set that would split them or forbid to, as [UdpSizeProbe] has it. A responder that gives no short answers
/// is not asked: with it the two ways cannot be told apart.
final class ResponderSizeProbe implements Probe {

    /// Bytes of UDP payload, those of [UdpSizeProbe], from the shortest that the responder answers on.
    private static final int[] SIZES = {Echo.SHORTEST, 548, 1000, 1200, 1252, 1372, 1472};
    /// In milliseconds: four seconds, so that a line that is down for a moment is not all there is.
    private static final int[] TIMES = {
        0, 150, 400, 700, 1000, 1300, 1600, 1900, 2200, 2500, 2800, 3100, 3400, 3700, 4000
    };
    private static final int LULL = 1400;
    private static final int NAP_MILLIS = 4;
    private static final int MOST_DATAGRAMS = 2000;
    private static final int BUFFER = 1024 * 1024;
    private static final int MEDIA = 3478;

    private final Names names;
    private final @Nullable Credentials key;

    ResponderSizeProbe(Names names, @Nullable Credentials key) {
        this.names = names;
        this.key = key;
    }

    @Override
    public Measured.TwoWaySize run(Step step, Scene scene) throws IOException, InterruptedException {
        try (FarResponder far = FarResponder.of(step, scene, names, key)) {
            FarResponder.Hello hello = far.hello();
            int port = port(hello, step.endpoint().at().port());
            SizeTally tally = new Ladder(far, hello.run(), port).climb(Watchdog.left(scene, Duration.ofSeconds(8)));
            if (!tally.heard()) {
                throw new ProbeException(FailureClass.TIMEOUT, "no echo from port " + port + ", whatever its size");
            }
            return tally.measured();
        }
    }

    /// The port to ask: where the responder was found, that of media, or any.
    ///
    /// @throws ProbeException `UNSUPPORTED` where it cannot tell the two ways apart, or serves no UDP
    static int port(FarResponder.Hello hello, int web) throws ProbeException {
        if (hello.brief() < SIZES[SIZES.length - 1]) {
            throw FarResponder.unusable("it gives no short answers to long datagrams");
        }
        if (hello.counted().has(web)) {
            return web;
        }
        return hello.counted().has(MEDIA)
                ? MEDIA
                : hello.counted().stream()
                        .findFirst()
                        .orElseThrow(() -> FarResponder.unusable("it serves no UDP port"));
    }

    /// One socket, and what comes to it.
    private static final class Ladder {

        private final InetSocketAddress to;
        private final long run;
        private final Seal seal;
        private final SizeTally tally = new SizeTally(SIZES);
        private final ByteBuffer in = ByteBuffer.allocate(Echo.LONGEST + 1);
        private int heard;

        Ladder(FarResponder far, long run, int port) {
            this.to = new InetSocketAddress(far.address(), port);
            this.run = run;
            this.seal = far.key().seal();
        }

        SizeTally climb(Duration longest) throws IOException, InterruptedException {
            long began = System.nanoTime();
            try (DatagramChannel channel = DatagramChannel.open()) {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
                channel.configureBlocking(false);
                for (int round = 0; round < TIMES.length && !tally.whole(); round++) {
                    listen(channel, Math.min(began + nanos(TIMES[round]), began + longest.toNanos()));
                    if (!tally.whole()) {
                        for (SizeTally.Ask ask : tally.round(round)) {
                            send(channel, ask);
                        }
                    }
                }
                listen(channel, Math.min(System.nanoTime() + nanos(LULL), began + longest.toNanos()));
            } catch (ClosedByInterruptException e) {
                throw new InterruptedException("stopped while sizes were tried");
            }
            return tally;
        }

        private void send(DatagramChannel channel, SizeTally.Ask ask) throws ClosedByInterruptException {
            Echo echo = ask.brief()
                    ? Echo.brief(to.getPort(), run, ask.number())
                    : Echo.request(to.getPort(), run, ask.number());
            try {
                channel.send(ByteBuffer.wrap(echo.bytes(seal, ask.size())), to);
            } catch (ClosedByInterruptException e) {
                throw e;
            } catch (IOException e) {
                // A filter of this machine refused it, or it is too long for its link: as lost as further out.
                Thread.onSpinWait();
            }
        }

        /// Until `end` or until all is clear; what has come by then is taken even where this machine was late.
        private void listen(DatagramChannel channel, long end) throws IOException, InterruptedException {
            drain(channel);
            while (System.nanoTime() - end < 0 && !tally.whole()) {
                Thread.sleep(NAP_MILLIS);
                drain(channel);
            }
        }

        private void drain(DatagramChannel channel) throws IOException {
            while (heard < MOST_DATAGRAMS && channel.receive(in.clear()) instanceof InetSocketAddress from) {
                heard++;
                int length = in.flip().remaining();
                if (from.equals(to)) {
                    Echo.read(in.array(), length, seal)
                            .filter(e -> e.answer() && e.run() == run && e.port() == to.getPort())
                            .ifPresent(e -> tally.came(e.sequence(), e.brief()));
                }
            }
        }

        private static long nanos(int millis) {
            return TimeUnit.MILLISECONDS.toNanos(millis);
        }
    }
}
