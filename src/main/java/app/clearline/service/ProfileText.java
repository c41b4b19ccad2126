// SPDX-License-Identifier: Apache-2.0
package app.clearline.service;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The text of a profile, not yet understood.
///
/// @param file as it is named in mistakes
record ProfileText(String file, String text) {

    /// The most that is read of a file.
    static final int MOST_BYTES = 256 * 1024;

    /// Reads a file of the user's.
    static ProfileText of(Path path) throws ProfileException {
        String file = path.toString();
        if (!Files.isRegularFile(path)) {
            // A pipe or a device might never end, a directory holds no text.
            throw new ProfileException(file, 0, 0, "this is not a file");
        }
        try (var in = Files.newInputStream(path)) {
            return of(file, in);
        } catch (IOException e) {
            // Rights, a share that went away: nothing of the file is known.
            throw new ProfileException(file, 0, 0, "cannot be read");
        }
    }

    /// Reads a profile that is part of this program.
    static ProfileText builtIn(String id) throws ProfileException {
        String file = id + ".yaml";
        try (var in = ProfileText.class.getResourceAsStream("/app/clearline/services/" + file)) {
            if (in == null) {
                throw new ProfileException(file, 0, 0, "is missing in this program");
            }
            return of(file, in);
        } catch (IOException e) {
            // The program's own jar is damaged.
            throw new ProfileException(file, 0, 0, "cannot be read");
        }
    }

    /// @param file as it is named in mistakes
    static ProfileText of(String file, InputStream in) throws IOException, ProfileException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new ProfileException(file, 0, 0, "the file is larger than " + MOST_BYTES / 1024 + " KiB");
        }
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (result.isError()) {
            String before = text.toString();
            throw new ProfileException(file, line(before), column(before), "this byte is not UTF-8 text");
        }
        return new ProfileText(file, text.toString());
    }

    /// The line, counted from 1, of what follows `before`.
    static int line(String before) {
        return 1 + (int) before.chars().filter(c -> c == '\n').count();
    }

    /// The column, counted from 1, of what follows `before`.
    static int column(String before) {
        String last = before.substring(before.lastIndexOf('\n') + 1);
        return 1 + last.codePointCount(0, last.length());
    }
}
