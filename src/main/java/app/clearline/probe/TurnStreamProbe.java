// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Credentials;
import app.clearline.model.Finding;
import app.clearline.model.Role;
import app.clearline.model.Step;
import app.clearline.run.Probe;
import app.clearline.run.Scene;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks a TURN server for a relay over TCP, or over TLS (`turns:`, RFC 7065), directly or through a proxy.
///
/// The TLS of it accepts any certificate, so that a relay behind an inspecting middlebox or with a wrong name is told
/// from one that is blocked: trust is what the `tls` probe judges. A login goes over it only as an HMAC, never as a
/// password, so nothing is given away to whoever is in between that plain TURN would not show as well.
final class TurnStreamProbe implements Probe {

    private final Dialer dialer;
    private final boolean tls;
    private final @Nullable Credentials credentials;

    TurnStreamProbe(Dialer dialer, boolean tls, @Nullable Credentials credentials) {
        this.dialer = dialer;
        this.tls = tls;
        this.credentials = credentials;
    }

    @Override
    public Finding.Turn run(Step step, Scene scene) throws IOException, InterruptedException {
        // The login is for the service's relays; a control is a stranger.
        boolean own = step.endpoint().role() == Role.MEDIA_RELAY;
        // The raw stream is what is closed in the end: TLS would wait for the far end to say good-bye.
        try (Socket stream = dialer.open(step, scene)) {
            Socket socket =
                    tls ? new TlsLayer().over(stream, step.endpoint().at(), List.of(), Watchdog.left(scene)) : stream;
            var dialogue = new TurnDialogue(new StunStream(socket), own ? credentials : null);
            try {
                return Watchdog.within(Watchdog.left(scene), stream, dialogue::run);
            } catch (IOException e) {
                // Told with what was seen until then.
                throw dialogue.failed(e);
            }
        }
    }
}
