// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Credentials;
import app.clearline.model.FailureClass;
import app.clearline.model.Measured;
import app.clearline.model.Step;
import app.clearline.run.Probe;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import app.clearline.wire.PortSet;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Tries the UDP ports on which the responder answers: every one, or a sample that is spread over them.
final class UdpPortsProbe implements Probe {

    private static final int FIRST = 1025;
    private static final int SAMPLE = 64;
    /// Where STUN and media servers are used to be: rules of firewalls often end just there.
    private static final List<Integer> USUAL = List.of(3478, 3479, 5349, 10000, 19302, 50000);
    /// At the far end's own wish.
    private static final PortSweep.Pace EVERY =
            new PortSweep.Pace(Integer.MAX_VALUE, Duration.ofMillis(350), Duration.ofMillis(700));
    /// A round in 100 ms; the fifth has left after 1.2 s, and its answers are there before two seconds are over.
    private static final PortSweep.Pace SOME =
            new PortSweep.Pace(640, Duration.ofMillis(160), Duration.ofMillis(550), Duration.ofMillis(200));

    private final Names names;
    private final @Nullable Credentials key;
    private final boolean sweep;

    UdpPortsProbe(Names names, @Nullable Credentials key, boolean sweep) {
        this.names = names;
        this.key = key;
        this.sweep = sweep;
    }

    @Override
    public Measured.Ports run(Step step, Scene scene) throws IOException, InterruptedException {
        try (FarResponder far = FarResponder.of(step, scene, names, key)) {
            // 1. Which ports may be asked, and how fast.
            FarResponder.Hello hello = far.hello();
            PortSet served = PortSet.of(hello.ports().stream().filter(port -> port >= FIRST));
            PortSet asked = sweep ? served : sample(served);
            if (asked.size() == 0) {
                throw new ProbeException(FailureClass.UNSUPPORTED, "the responder answers on no high UDP port");
            }

            // 2. Each until it answers, or has been silent often enough.
            var sweeping = new PortSweep(far, hello, asked, sweep ? EVERY : SOME, scene.progress());
            PortSweep.Result result = sweeping.within(Watchdog.left(scene));
            var finding = new Measured.Ports(
                    asked.size(), result.open().ranges(asked), result.silent().ranges(asked), result.perSecond());
            if (!result.settled()) {
                throw new ProbeException(
                        FailureClass.BUDGET,
                        "ports were asked " + result.rounds() + " times, too few to tell their silence from loss",
                        finding);
            }
            return finding;
        }
    }

    /// Evenly spread, the first and the last among them, and where servers usually are.
    static PortSet sample(PortSet served) {
        int[] all = served.stream().toArray();
        if (all.length <= SAMPLE) {
            return served;
        }
        PortSet usual = PortSet.of(USUAL.stream().mapToInt(port -> port).filter(served::has));
        int spread = SAMPLE - usual.size();
        var even = PortSet.of(
                IntStream.range(0, spread).map(i -> all[(int) ((long) i * (all.length - 1) / (spread - 1))]));
        return even.with(usual);
    }
}
