// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Finding;
import app.clearline.model.Step;
import app.clearline.run.Probe;
import app.clearline.run.Scene;
import java.io.IOException;

/// Opens a connection and closes it again; through an HTTP proxy: `CONNECT` and nothing more.
final class TcpProbe implements Probe {

    private final Dialer dialer;

    TcpProbe(Dialer dialer) {
        this.dialer = dialer;
    }

    @Override
    public Finding.Tcp run(Step step, Scene scene) throws IOException, InterruptedException {
        try (Dialled dialled = dialer.dial(step, scene)) {
            return dialled.finding();
        }
    }
}
