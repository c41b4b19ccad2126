// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Credentials;
import app.clearline.model.FailureClass;
import app.clearline.model.Measured;
import app.clearline.model.Step;
import app.clearline.run.Probe;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Packets like those of speech to the responder and from it, each direction counted for itself, and then as many as a
/// picture needs.
final class ResponderStreamProbe implements Probe {

    /// Of speech at 32 kbit/s.
    private static final int BYTES = 80;
    /// What a responder plays at most, in one piece.
    private static final int LONGEST = 1490;

    private static final Duration DRAIN = Duration.ofSeconds(1);
    /// What asking for the last report takes on a slow line.
    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final Names names;
    private final @Nullable Credentials key;
    private final Streams streams;

    ResponderStreamProbe(Names names, @Nullable Credentials key, Streams streams) {
        this.names = names;
        this.key = key;
        this.streams = streams;
    }

    @Override
    public Measured.TwoWay run(Step step, Scene scene) throws IOException, InterruptedException {
        try (FarResponder far = FarResponder.of(step, scene, names, key)) {
            int web = step.endpoint().at().port();
            FarResponder.Hello hello = far.hello();
            int port = hello.counted().has(web)
                    ? web
                    : hello.counted().stream().findFirst().orElse(0);
            if (hello.stream() == 0 || port == 0) {
                throw new ProbeException(FailureClass.UNSUPPORTED, "the responder offers no stream");
            }
            try (var line = new FarStream(far, hello.run(), port, web)) {
                return measured(line, hello, scene);
            }
        }
    }

    private Measured.TwoWay measured(FarStream line, FarResponder.Hello hello, Scene scene)
            throws IOException, InterruptedException {
        int packets = Math.min(LONGEST, streams.packets());
        TwoWayTape steady = streams.beside(() -> line.play(packets, Streams.PACE, BYTES, DRAIN));
        if (steady.up().received() == 0 && steady.down().received() == 0) {
            throw new ProbeException(
                    FailureClass.TIMEOUT,
                    "none of " + packets + " came in either direction",
                    steady.measured(Streams.WARM_UP, Ramp.none()));
        }
        return steady.measured(Streams.WARM_UP, climbed(line, steady, hello, scene));
    }

    private Ramp.Result climbed(FarStream line, TwoWayTape steady, FarResponder.Hello hello, Scene scene)
            throws IOException, InterruptedException {
        Duration up = steady.up().quickest();
        Duration down = steady.down().quickest();
        Duration trip = steady.roundTrip();
        if (!streams.climbing() || up == null || down == null || trip == null) {
            return Ramp.none();
        }
        var modest = streams.pictures().stream()
                .filter(p -> p.kilobitsPerSecond() <= hello.stream())
                .toList();
        Duration patience = trip.plus(Duration.ofMillis(300));
        Duration wait = Watchdog.left(scene).minus(CLOSING);
        return streams.alone(
                wait.isNegative() ? Duration.ZERO : wait,
                () -> Ramp.climb(modest, Watchdog.left(scene).minus(CLOSING), (count, gap) -> {
                    TwoWayTape tape = line.play(count, gap, Ramp.BYTES, patience);
                    return new Ramp.Try(
                            tape.up().carried(Ramp.BYTES, up) / 1000,
                            tape.down().carried(Ramp.BYTES, down) / 1000,
                            tape.roundTrip(),
                            Ramp.late(tape.lateness(0)) || Ramp.late(tape.up().stall()));
                }),
                Ramp.none());
    }
}
