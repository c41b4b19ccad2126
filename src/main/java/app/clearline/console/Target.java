// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/// Where a document goes.
///
/// @param option that named it
/// @param file null: standard output
record Target(String option, @Nullable Path file) {

    /// Writes a document to a path.
    @FunctionalInterface
    interface Writing {
        void to(Path path) throws IOException;
    }

    /// @param value a path, or `-` for standard output
    /// @throws Misuse where it can be no path on this system
    static Target of(String option, String value) {
        try {
            return new Target(option, value.equals("-") ? null : Path.of(value));
        } catch (InvalidPathException e) {
            // A character that this file system has no place for.
            throw new Misuse("console.bad.path", "option", option, "file", value);
        }
    }

    boolean standardOutput() {
        return file == null;
    }

    /// Sees to it, before anything runs, that the document can be written later.
    ///
    /// @throws Misuse where it cannot
    void check() {
        if (file == null) {
            return;
        }
        Path folder = folder(file);
        if (!Files.isDirectory(folder)) {
            throw new Misuse("console.bad.no-folder", "option", option, "folder", folder.toString());
        }
        if (Files.isDirectory(file)) {
            throw new Misuse("console.bad.is-folder", "option", option, "file", file.toString());
        }
        if (!Files.isWritable(folder)) {
            throw new Misuse("console.bad.not-writable", "option", option, "file", file.toString());
        }
    }

    /// Writes the document beside its place and then moves it there, so that it is there whole or not at all.
    ///
    /// @throws IOException naming the file
    void write(Desk desk, Writing writing) throws IOException {
        if (file == null) {
            Path passing = Files.createTempFile("clearline-", ".part");
            try {
                writing.to(passing);
                Files.copy(passing, desk.terminal().out());
                desk.terminal().out().flush();
            } finally {
                Files.deleteIfExists(passing);
            }
            return;
        }
        try {
            Path beside = Files.createTempFile(folder(file), ".clearline-", ".part");
            try {
                writing.to(beside);
                Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new IOException(
                    desk.say("console.not-written", "file", file.toString(), "why", String.valueOf(e)), e);
        }
    }

    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }
}
