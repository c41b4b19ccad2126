// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Keeps ice4j quiet. It serves here as a codec of STUN messages and nothing else: no stack, agent or socket of it is
/// ever made.
final class Ice4j {

    /// Held, because the log manager keeps loggers by weak references only, and a new one would speak again.
    private static final List<Logger> LOGGERS = List.of(Logger.getLogger("org.ice4j"), Logger.getLogger("org.jitsi"));

    private Ice4j() {}

    /// Shuts its loggers, which print addresses. Every class that calls into it says this first.
    static void silence() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
    }
}
