// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a document goes.
///
/// @param option that named it
/// @param file null: standard output
record Target(String option, @Nullable Path file) {

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
        if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            throw new Misuse("console.bad.not-writable", "option", option, "file", file.toString());
        }
    }

    /// Writes the document; to a file by way of one beside it, so that it is there whole or not at all.
    ///
    /// @throws IOException naming the file
    void write(Desk desk, byte[] document) throws IOException {
        if (file == null) {
            desk.terminal().out().write(document);
            desk.terminal().out().flush();
            return;
        }
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                // A pipe or a device: it is written into, never replaced.
                Files.write(file, document, StandardOpenOption.WRITE);
            } else {
                replace(Files.exists(file) ? file.toRealPath() : file, document);
            }
        } catch (IOException e) {
            throw new IOException(desk.say("console.not-written", "file", file.toString(), "why", e.toString()), e);
        }
    }

    private static void replace(Path place, byte[] document) throws IOException {
        Path beside = folder(place).resolve(".clearline-" + UUID.randomUUID() + ".part");
        try {
            Files.write(beside, document, StandardOpenOption.CREATE_NEW);
            Files.move(beside, place, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }
}
