// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads a file that the command line names, as long as it is not larger than such a file can sensibly be.
final class SmallFile {

    private SmallFile() {}

    /// @throws Misuse where there is no such file
    static void check(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Misuse(
                    Files.exists(file) ? "console.bad.not-a-file" : "console.bad.no-such-file",
                    "file",
                    file.toString());
        }
    }

    /// @param longest in bytes
    /// @throws Misuse where the file is missing, no file, unreadable or larger
    static byte[] read(Path file, int longest) {
        check(file);
        try (var in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(longest + 1);
            if (content.length > longest) {
                throw new Misuse(
                        "console.bad.too-large", "file", file.toString(), "longest", Integer.toString(longest / 1024));
            }
            return content;
        } catch (IOException e) {
            // The person named a file that this account may not read, or its disk is broken.
            throw new Misuse("console.bad.unreadable", "file", file.toString());
        }
    }
}
