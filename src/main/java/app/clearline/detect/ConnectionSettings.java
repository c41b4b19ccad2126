// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The registry value `DefaultConnectionSettings`: little-endian words for version, counter and flags, then proxy,
/// bypass list and script address, each after its length in bytes. A text counts only when its flag is set.
final class ConnectionSettings {

    private static final int SHORTEST = 12;
    private static final int MANUAL = 0x02;
    private static final int SCRIPT = 0x04;
    private static final int AUTOMATIC = 0x08;

    private ConnectionSettings() {}

    /// Empty where the bytes end too early or a length is out of bounds.
    static Optional<WindowsProxy> parse(byte[] value) {
        if (value.length < SHORTEST || value.length > Place.LARGEST_FILE) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        int flags = bytes.getInt(8);
        bytes.position(SHORTEST);
        try {
            String proxy = text(bytes);
            String bypass = text(bytes);
            String script = text(bytes);
            return Optional.of(new WindowsProxy(
                    (flags & AUTOMATIC) != 0,
                    (flags & SCRIPT) == 0 ? "" : script,
                    (flags & MANUAL) == 0 ? "" : proxy,
                    bypass));
        } catch (BufferUnderflowException e) { // cut short
            return Optional.empty();
        }
    }

    private static String text(ByteBuffer bytes) {
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] text = new byte[length];
        bytes.get(text);
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
