// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Credentials;
import app.clearline.wire.SharedKey;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds the key that is shared with a responder: in a file, else in the environment. What is wrong with it
/// is told, and it is not.
final class ResponderKey {

    static final String VARIABLE = "CLEARLINE_RESPONDER_KEY";

    private static final int LONGEST_FILE = 4096;
    private static final String NOBODY = "responder";

    private ResponderKey() {}

    /// @return null where there is none
    /// @throws Misuse where it is no key
    static @Nullable Credentials find(Desk desk, @Nullable Path file) {
        if (file != null) {
            byte[] bytes = SmallFile.read(file, LONGEST_FILE);
            CharBuffer text = StandardCharsets.ISO_8859_1.decode(ByteBuffer.wrap(bytes));
            Arrays.fill(bytes, (byte) 0);
            return checked(text.array(), file.toString());
        }
        String variable = desk.environment().get(VARIABLE);
        return variable == null || variable.isBlank() ? null : checked(variable.toCharArray(), VARIABLE);
    }

    private static Credentials checked(char[] text, String where) {
        try {
            new SharedKey(text).close();
            return new Credentials(NOBODY, text);
        } catch (IllegalArgumentException e) {
            throw new Misuse(
                    "console.bad.key",
                    "where",
                    where,
                    "shortest",
                    String.valueOf(SharedKey.SHORTEST),
                    "longest",
                    String.valueOf(SharedKey.LONGEST));
        } finally {
            Arrays.fill(text, '\0');
        }
    }
}
