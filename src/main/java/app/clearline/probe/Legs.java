// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.ProbeKind;
import app.clearline.model.Step;
import app.clearline.run.Scene;
import java.io.IOException;
import java.net.Socket;
import java.util.List;

/// Opens ways to relays: over UDP, TCP or TLS, as the kind of the step says.
final class Legs {

    private final Dialer dialer;
    private final Relays relays;

    Legs(Dialer dialer, Relays relays) {
        this.dialer = dialer;
        this.relays = relays;
    }

    /// A way of its own to the step's relay.
    Leg to(Step step, Scene scene) throws IOException, InterruptedException {
        ProbeKind kind = step.probe();
        if (kind == ProbeKind.RELAY_UDP || kind == ProbeKind.TURN_UDP) {
            return new Leg.Datagrams(relays.datagrams(step, scene));
        }
        return stream(step, scene, kind == ProbeKind.RELAY_TLS || kind == ProbeKind.TURN_TLS);
    }

    private Leg stream(Step step, Scene scene, boolean tls) throws IOException, InterruptedException {
        Socket raw = dialer.open(step, scene);
        boolean done = false;
        try {
            Socket socket = tls ? new TlsLayer().over(raw, step.endpoint().at(), List.of(), Watchdog.left(scene)) : raw;
            socket.setTcpNoDelay(true);
            done = true;
            return new Leg.Bytes(new StunStream(socket), socket, raw);
        } finally {
            if (!done) {
                raw.close();
            }
        }
    }
}
