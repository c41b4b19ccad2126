// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Credentials;
import app.clearline.model.FailureClass;
import app.clearline.model.Measured;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import app.clearline.model.Step;
import app.clearline.run.Probe;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Sends data through a relay, for that it gives out a place proves little. Two allocations on the same
/// kind of way, the one the peer of the other (RFC 8656 §10 to §12): what is sent on the first comes in
/// on the second, so up and down are measured together, as one round trip of the network.
final class RelayProbe implements Probe {

    /// Of speech at 32 kbit/s.
    private static final int BYTES = 80;

    private static final int BURST = 8;
    private static final Duration DRAIN = Duration.ofSeconds(1);
    /// Once more where nothing came, slowly: one silence may be an accident.
    private static final int SLOW = 6;

    private static final Duration SLOWLY = Duration.ofMillis(600);
    private static final Duration CLIMB = Duration.ofMillis(2500);

    private final Legs legs;
    private final Streams streams;
    private final @Nullable Credentials credentials;

    RelayProbe(Legs legs, Streams streams, @Nullable Credentials credentials) {
        this.legs = legs;
        this.streams = streams;
        this.credentials = credentials;
    }

    @Override
    public Measured.RelayData run(Step step, Scene scene) throws IOException, InterruptedException {
        if (credentials == null || step.endpoint().role() != Role.MEDIA_RELAY) {
            throw new ProbeException(FailureClass.UNSUPPORTED, "there is no login for this relay");
        }
        try (Leg out = legs.to(step, scene);
                Leg in = legs.to(step, scene)) {
            return streams.patient()
                    ? new Data(step, scene, out, in, credentials).stream()
                    : new Data(step, scene, out, in, credentials).burst();
        }
    }

    /// Data that is on its way by two legs. The channel is closed before the traffic: whoever ends a thread
    /// that listens at a socket closes that, too, and by a closed one no place is given back.
    private final class Data {

        private final Scene scene;
        private final String carrier;
        private final Leg out;
        private final Leg in;
        private final Credentials login;

        Data(Step step, Scene scene, Leg out, Leg in, Credentials login) {
            this.scene = scene;
            this.carrier = carrier(step.probe());
            this.out = out;
            this.in = in;
            this.login = login;
        }

        Measured.RelayData burst() throws IOException, InterruptedException {
            Channel channel = open();
            try (var traffic = new Traffic(new RelayFlow(out, in));
                    channel) {
                Tape tape = traffic.play(BURST, Streams.PACE, BYTES, DRAIN);
                return channel.carried(sure(channel, traffic, tape), 0, Ramp.none());
            }
        }

        Measured.RelayData stream() throws IOException, InterruptedException {
            Channel channel = streams.beside(this::open);
            try (var traffic = new Traffic(new RelayFlow(out, in));
                    channel) {
                Tape tape = streams.beside(() -> {
                    Tape steady = traffic.play(streams.packets(), Streams.PACE, BYTES, DRAIN);
                    return sure(channel, traffic, steady);
                });
                Duration idle = tape.quickest();
                Duration wait = Watchdog.left(scene).minus(CLIMB);
                Ramp.Result climbed = !streams.climbing() || idle == null || wait.isNegative()
                        ? Ramp.none()
                        : streams.alone(
                                wait,
                                () -> Ramp.climb(traffic, idle, streams.pictures(), Watchdog.left(scene)),
                                Ramp.none());
                return channel.carried(tape, Streams.WARM_UP, climbed);
            }
        }

        /// The tape where anything came, else that of a second, slower try.
        private Tape sure(Channel channel, Traffic traffic, Tape tape) throws IOException, InterruptedException {
            if (tape.received() > 0) {
                return tape;
            }
            IOException broken = traffic.broken();
            Tape again = broken == null ? traffic.play(SLOW, SLOWLY, BYTES, DRAIN) : tape;
            if (again.received() > 0) {
                return again;
            }
            throw channel.lost(tape.sent() + (broken == null ? again.sent() : 0), broken);
        }

        private Channel open() throws IOException, InterruptedException {
            return out instanceof Leg.Bytes one && in instanceof Leg.Bytes other
                    ? Watchdog.within(
                            Watchdog.left(scene),
                            one.raw(),
                            () -> Watchdog.within(
                                    Watchdog.left(scene), other.raw(), () -> Channel.between(carrier, out, in, login)))
                    : Channel.between(carrier, out, in, login);
        }
    }

    private static String carrier(ProbeKind kind) {
        return kind == ProbeKind.RELAY_UDP ? "udp" : kind == ProbeKind.RELAY_TCP ? "tcp" : "tls";
    }
}
