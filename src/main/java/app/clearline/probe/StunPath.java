// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A way to a STUN server on which one request after the other is asked.
interface StunPath {

    /// Sends a request and waits for its answer.
    ///
    /// @throws app.clearline.run.ProbeException where none came, with what came instead
    Reply ask(StunRequest request) throws IOException, InterruptedException;

    /// Likewise, but waits no longer than `longest`.
    Reply ask(StunRequest request, Duration longest) throws IOException, InterruptedException;

    /// How many messages were sent on it so far, repetitions included.
    int sent();

    /// An answer.
    ///
    /// @param roundTrip null where the request had been repeated, since nothing tells which of them was answered
    record Reply(StunAnswer answer, @Nullable Duration roundTrip) {}
}
