// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Failure;
import app.clearline.model.FailureClass;
import app.clearline.model.HostPort;
import app.clearline.model.Measured;
import app.clearline.model.Step;
import app.clearline.run.Failures;
import app.clearline.run.Probe;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;

/// A handshake whose ClientHello is as long as that of a browser with a post-quantum key share, about 1,800 bytes: too
/// long for one packet. What makes it long are names of protocols that nobody has, offered (RFC 7301) after
/// `http/1.1`, of which a server may take its pick. A cut is tried once more, on a connection of its own.
final class LargeHelloProbe implements Probe {

    private static final int FILLERS = 6;
    private static final int FILLER = 220;
    private static final List<String> OFFER = offer();

    private final Dialer dialer;

    LargeHelloProbe(Dialer dialer) {
        this.dialer = dialer;
    }

    @Override
    public Measured.Hello run(Step step, Scene scene) throws IOException, InterruptedException {
        HostPort at = step.endpoint().at();
        int bytes = new TlsLayer().helloBytes(at, OFFER);
        try {
            return shake(step, scene, bytes, Watchdog.left(scene).dividedBy(2));
        } catch (IOException first) {
            if (!cut(Failures.of(first))) {
                throw told(first, bytes);
            }
        }
        try {
            return shake(step, scene, bytes, Watchdog.left(scene));
        } catch (IOException again) {
            throw told(again, bytes);
        }
    }

    private Measured.Hello shake(Step step, Scene scene, int bytes, Duration time)
            throws IOException, InterruptedException {
        try (Dialled dialled = dialer.dial(step, scene)) {
            SSLSocket socket =
                    new TlsLayer().over(dialled.socket(), step.endpoint().at(), OFFER, time);
            return new Measured.Hello(bytes, socket.getSession().getProtocol());
        }
    }

    private static boolean cut(Failure failure) {
        return switch (failure.type()) {
            case TIMEOUT, RESET, CLOSED -> true;
            default -> false;
        };
    }

    private static ProbeException told(IOException e, int bytes) {
        Failure failure = Failures.of(e);
        boolean here = failure.type() == FailureClass.INTERNAL;
        return new ProbeException(
                failure.type(),
                "a ClientHello of " + bytes + " bytes: " + failure.detail(),
                here ? null : new Measured.Hello(bytes, ""));
    }

    private static List<String> offer() {
        var offer = new ArrayList<String>();
        offer.add("http/1.1");
        for (int i = 0; i < FILLERS; i++) {
            offer.add("filler-" + i + "-" + "x".repeat(FILLER));
        }
        return List.copyOf(offer);
    }
}
