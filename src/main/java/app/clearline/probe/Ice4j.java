// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import java.util.logging.Logger;

/// Keeps ice4j quiet. It serves here as a codec of STUN messages and nothing else: no stack, agent or socket of it is
/// ever made.
final class Ice4j {

    /// Held, because the log manager keeps loggers by weak references only, and a new one would speak again.
    private static final Logger LOGGER = Logger.getLogger("org.ice4j");

    private Ice4j() {}

    /// Cuts its loggers off from where the program's go, since they print addresses. Their level would not do: some set
    /// one of their own. Every class that calls into the library says this first.
    static void silence() {
        LOGGER.setUseParentHandlers(false);
    }
}
