// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Credentials;
import java.nio.file.Path;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads `{"username": …, "password": …}`. What is wrong with the file is told by place, never by its content.
final class CredentialsFile {

    private static final int LONGEST = 64 * 1024;

    private CredentialsFile() {}

    /// @throws Misuse where the file cannot be read or holds no credentials
    static Credentials read(Path file) {
        byte[] json = SmallFile.read(file, LONGEST);
        try {
            JsonNode root = JsonMapper.shared().readTree(json);
            return new Credentials(
                    text(file, root, "username"), text(file, root, "password").toCharArray());
        } catch (JacksonException e) {
            // The message of the parser quotes the content, which is secret: only the place is told.
            var at = e.getLocation();
            throw new Misuse(
                    "console.bad.json",
                    "file",
                    file.toString(),
                    "line",
                    Integer.toString(at == null ? 1 : at.getLineNr()),
                    "column",
                    Integer.toString(at == null ? 1 : at.getColumnNr()));
        } finally {
            Arrays.fill(json, (byte) 0);
        }
    }

    private static String text(Path file, JsonNode root, String key) {
        JsonNode value = root.get(key);
        if (value == null || !value.isString() || value.stringValue().isEmpty()) {
            throw new Misuse("console.bad.credentials", "file", file.toString(), "key", key);
        }
        return value.stringValue();
    }
}
