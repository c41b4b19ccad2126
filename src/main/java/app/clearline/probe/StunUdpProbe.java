// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.Step;
import app.clearline.run.Probe;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Asks a STUN server how it sees this side (RFC 8489 §6), three times from one port.
final class StunUdpProbe implements Probe {

    private static final int REQUESTS = 3;
    /// Between two requests, as ICE paces them (RFC 8445 §14.2).
    private static final Duration PACE = Duration.ofMillis(50);
    /// For the second and the third: that the path is open is known by then.
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Relays relays;

    StunUdpProbe(Relays relays) {
        this.relays = relays;
    }

    @Override
    public Finding.Stun run(Step step, Scene scene) throws IOException, InterruptedException {
        try (StunDatagrams path = relays.datagrams(step, scene)) {
            // 1. One answer shows that requests get out and answers come back in.
            StunAnswer first = path.ask(StunRequest.binding()).answer();
            if (!first.success()) {
                throw new ProbeException(FailureClass.STUN_ERROR, first.said());
            }
            HostPort mapped = first.mapped();
            if (mapped == null) {
                throw new ProbeException(FailureClass.GARBAGE, "a Binding success without an address");
            }

            // 2. Two more measure the round trip, without what the first one had to wait for besides. One that is lost
            // takes nothing back of what the first has shown.
            int answered = 1;
            Duration best = null;
            for (int i = 1; i < REQUESTS && scene.remaining().compareTo(PACE.multipliedBy(2)) > 0; i++) {
                Thread.sleep(PACE);
                StunPath.Reply reply = again(path, Watchdog.left(scene, AGAIN));
                if (reply != null) {
                    answered++;
                    best = shorter(best, reply.roundTrip());
                }
            }
            return new Finding.Stun(path.sent(), answered, path.local(), mapped, first.other(), best);
        }
    }

    private static StunPath.@Nullable Reply again(StunDatagrams path, Duration longest) throws InterruptedException {
        try {
            return path.ask(StunRequest.binding(), longest);
        } catch (IOException e) {
            // Counted as sent and not as answered.
            return null;
        }
    }

    private static @Nullable Duration shorter(@Nullable Duration one, @Nullable Duration other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) < 0 ? one : other;
    }
}
