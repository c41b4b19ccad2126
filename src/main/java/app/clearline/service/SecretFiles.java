// SPDX-License-Identifier: Apache-2.0
package app.clearline.service;

import app.clearline.model.Credentials;
import app.clearline.model.SessionPass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads files of JSON that let one into a service. What is wrong with them is told by place, never by content.
public final class SecretFiles {

    private static final int LONGEST = 64 * 1024;
    private static final String WORD = "[A-Za-z0-9._~=+-]{1,500}";
    private static final String TOKEN = "[!-~]{1,8000}";
    private static final String ANY = "(?s).{1,8000}";

    private SecretFiles() {}

    /// A session: `{"apiKey": …, "sessionId": …, "token": …}`.
    ///
    /// @throws ProfileException where the file cannot be read or opens no session
    public static SessionPass session(Path file) throws ProfileException {
        byte[] json = bytes(file);
        try {
            return session(file, json);
        } finally {
            Arrays.fill(json, (byte) 0);
        }
    }

    static SessionPass session(Path file, byte[] json) throws ProfileException {
        JsonNode root = tree(file, json);
        return new SessionPass(
                text(file, root, "apiKey", WORD),
                text(file, root, "sessionId", WORD),
                text(file, root, "token", TOKEN).toCharArray());
    }

    /// The login of relays: `{"username": …, "password": …}`.
    ///
    /// @throws ProfileException where the file cannot be read or holds no login
    public static Credentials login(Path file) throws ProfileException {
        byte[] json = bytes(file);
        try {
            return login(file, json);
        } finally {
            Arrays.fill(json, (byte) 0);
        }
    }

    static Credentials login(Path file, byte[] json) throws ProfileException {
        JsonNode root = tree(file, json);
        return new Credentials(
                text(file, root, "username", ANY),
                text(file, root, "password", ANY).toCharArray());
    }

    private static byte[] bytes(Path file) throws ProfileException {
        if (!Files.isRegularFile(file)) {
            // A pipe or a device might never end, a directory holds no text.
            throw mistake(file, Files.exists(file) ? "this is not a file" : "no such file");
        }
        try (var in = Files.newInputStream(file)) {
            byte[] json = in.readNBytes(LONGEST + 1);
            if (json.length > LONGEST) {
                throw mistake(file, "the file is larger than " + LONGEST / 1024 + " KiB");
            }
            return json;
        } catch (IOException e) {
            // Rights, a share that went away.
            throw mistake(file, "cannot be read");
        }
    }

    private static JsonNode tree(Path file, byte[] json) throws ProfileException {
        try {
            return JsonMapper.shared().readTree(json);
        } catch (JacksonException e) {
            // The message of the parser quotes the content, which is secret: only the place is told.
            var at = e.getLocation();
            throw new ProfileException(
                    file.toString(),
                    at == null ? 0 : at.getLineNr(),
                    at == null ? 0 : at.getColumnNr(),
                    "this is no JSON");
        }
    }

    private static String text(Path file, JsonNode root, String key, String pattern) throws ProfileException {
        JsonNode value = root.get(key);
        if (value == null || !value.isString() || !value.stringValue().matches(pattern)) {
            throw mistake(file, "\"" + key + "\" is missing, or is no text that can stand there");
        }
        return value.stringValue();
    }

    private static ProfileException mistake(Path file, String what) {
        return new ProfileException(file.toString(), 0, 0, what);
    }
}
