// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.function.Function;

/// Answers one request on a connection (RFC 9112), and goes on with a WebSocket where the answer switches to it.
///
/// @param pages what is answered to a request
/// @param clock of this far end
record HttpServer(Function<HttpRequest, HttpAnswer> pages, InstantSource clock) {

    /// @param upgraded is called before a WebSocket begins, which needs more time than a request
    void talk(InputStream in, OutputStream out, Runnable upgraded) throws IOException {
        HttpAnswer answer;
        try {
            answer = pages.apply(HttpRequest.read(in));
        } catch (HttpRequest.Refused e) {
            // Malformed or oversized: the asker is told, and nothing of it is looked at.
            answer = HttpAnswer.of(e.status(), "text/plain", e.getMessage() + "\n");
        }
        answer.write(out, clock.instant());
        if (answer.switchesProtocols()) {
            upgraded.run();
            WebSocket.talk(in, out);
        }
    }
}
