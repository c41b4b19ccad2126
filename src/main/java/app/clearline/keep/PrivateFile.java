// SPDX-License-Identifier: Apache-2.0
package app.clearline.keep;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/// Files that only their owner may read, written whole or not at all. Where the system has no POSIX
/// permissions, the folder's own rules hold: on Windows those of the person's profile.
final class PrivateFile {

    /// How what is being written is called until it is complete.
    static final String PART = ".part";

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private PrivateFile() {}

    /// Creates the folder, if it is not there, for its owner alone.
    static void folder(Path folder) throws IOException {
        Files.createDirectories(folder, attributes("rwx------"));
    }

    /// Replaces the file, or writes it newly.
    static void write(Path file, byte[] content) throws IOException {
        Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = place.getParent();
        if (folder == null) {
            throw new IOException(file + " is no file");
        }
        folder(folder);
        Path beside = folder.resolve("." + UUID.randomUUID() + PART);
        try {
            try (var out = Files.newByteChannel(
                    beside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes("rw-------"))) {
                var bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
            move(beside, place);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            // Some network drives cannot; a plain move still leaves no half of a file under the name.
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// At most `longest` bytes and one more of a regular file, which tells that there are more.
    ///
    /// @param links whether a link is followed
    static byte[] read(Path file, int longest, boolean links) throws IOException {
        LinkOption[] options = links ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
        // A pipe would be waited for without end.
        if (!Files.isRegularFile(file, options)) {
            throw new IOException(file + " is not a file");
        }
        try (var in = Files.newInputStream(file, options)) {
            return in.readNBytes(longest + 1);
        }
    }

    static FileAttribute<?>[] attributes(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
