// SPDX-License-Identifier: Apache-2.0
package app.clearline.keep;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// The log: two files of bounded size, for their owner alone. Of exceptions it holds the classes
/// and the places in the code, never their messages, so that no address, name or path of the person
/// gets into it.
public final class Journal {

    private static final int LONGEST = 256 * 1024;
    private static final int FRAMES = 25;
    private static final int CAUSES = 5;

    private final Path folder;

    Journal(Path folder) {
        this.folder = folder;
    }

    /// The log of this account.
    public static Journal at(Whereabouts where) {
        return new Journal(where.state().resolve("log"));
    }

    public Path folder() {
        return folder;
    }

    /// The files that there are, the older one first.
    public List<Path> files() {
        return Stream.of(older(), newest()).filter(Files::isRegularFile).toList();
    }

    /// Writes down that something went wrong that should not have.
    ///
    /// @return a short code, the same for the same place in the code
    public String incident(Throwable thrown) {
        var told = new StringBuilder();
        Throwable each = thrown;
        for (int i = 0; i < CAUSES && each != null; i++) {
            told.append(i == 0 ? "" : "  caused by ")
                    .append(each.getClass().getName())
                    .append('\n');
            Stream.of(each.getStackTrace())
                    .limit(FRAMES)
                    .forEach(frame -> told.append("    at ").append(frame).append('\n'));
            each = each.getCause() == each ? null : each.getCause();
        }
        String code = code(thrown);
        note(code + " " + told.toString().strip());
        return code;
    }

    static String code(Throwable thrown) {
        String place = Stream.of(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("app.clearline."))
                .findFirst()
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .orElse("");
        int hash = (thrown.getClass().getName() + "@" + place).hashCode();
        return String.format(Locale.ROOT, "CL-%04X", (hash ^ (hash >>> 16)) & 0xffff);
    }

    /// Writes a line. Where the log cannot be written, the program goes on without it.
    public synchronized void note(String text) {
        String line = Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + text + "\n";
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        try {
            PrivateFile.folder(folder);
            if (Files.isRegularFile(newest()) && Files.size(newest()) + bytes.length > LONGEST) {
                Files.move(newest(), older(), StandardCopyOption.REPLACE_EXISTING);
            }
            try (var out = Files.newByteChannel(
                    newest(),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                    PrivateFile.attributes("rw-------"))) {
                out.write(ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, LONGEST)));
            }
        } catch (IOException e) {
            // A full disk, or no right to write: there is nobody left to tell.
            return;
        }
    }

    private Path newest() {
        return folder.resolve("clearline.log");
    }

    private Path older() {
        return folder.resolve("clearline.log.1");
    }
}
