// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.HostPort;
import picocli.CommandLine.TypeConversionException;

/// Reads `HOST` or `HOST:PORT` of a responder.
final class ResponderPlace {

    /// Where `clearline respond` listens unless it is told otherwise: the port of STUN.
    static final int PORT = 3478;

    private ResponderPlace() {}

    static HostPort of(String text) {
        try {
            return text.matches(".*:[0-9]+") ? HostPort.parse(text) : new HostPort(text, PORT);
        } catch (IllegalArgumentException e) {
            // Told where it was typed.
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
