// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Credentials;
import app.clearline.model.Finding;
import app.clearline.model.Role;
import app.clearline.model.Step;
import app.clearline.run.Probe;
import app.clearline.run.Scene;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Asks a TURN server for a relay over UDP.
final class TurnUdpProbe implements Probe {

    private final Relays relays;
    private final @Nullable Credentials credentials;

    TurnUdpProbe(Relays relays, @Nullable Credentials credentials) {
        this.relays = relays;
        this.credentials = credentials;
    }

    @Override
    public Finding.Turn run(Step step, Scene scene) throws IOException, InterruptedException {
        // The login is for the service's relays; a control is a stranger.
        boolean own = step.endpoint().role() == Role.MEDIA_RELAY;
        try (StunDatagrams path = relays.datagrams(step, scene)) {
            var dialogue = new TurnDialogue(path, own ? credentials : null);
            try {
                return dialogue.run();
            } catch (IOException e) {
                // Told with what was seen until then.
                throw dialogue.failed(e);
            }
        }
    }
}
