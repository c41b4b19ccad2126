// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Credentials;
import app.clearline.run.ProbeException;
import java.nio.charset.StandardCharsets;

/// Loads the classes of the STUN codec and the ciphers, which takes some 400 ms once in a JVM, off the clock of any
/// measurement.
final class WarmUp {

    private WarmUp() {}

    /// Starts it in the background, and returns at once.
    static void start() {
        Thread.ofVirtual().name("warm-up").start(WarmUp::run);
    }

    /// Writes a request of each kind and reads an answer.
    static void run() {
        byte[] anything = "warm-up".getBytes(StandardCharsets.US_ASCII);
        try (var nobody = new Credentials("nobody", new char[0])) {
            var login = new LongTermLogin(nobody, anything, anything);
            StunRequest.allocate(login);
            StunRequest.release(login);
            byte[] answer = StunRequest.binding().bytes();
            answer[0] = 1;
            StunAnswer.decode(answer);
        } catch (ProbeException e) {
            throw new IllegalStateException("our own message is well-formed", e);
        }
    }
}
