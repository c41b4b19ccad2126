// SPDX-License-Identifier: Apache-2.0
package app.clearline.keep;

import app.clearline.model.Run;
import app.clearline.report.RunFormatException;
import app.clearline.report.RunHead;
import app.clearline.report.RunJson;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The runs that are kept on this computer, each as a file of `clearline-run/1` that its owner
/// alone may read. Oldest ones give way to new ones, by count and by size. What else lies in the
/// folder, whoever put it there, is neither read nor removed; links are not followed.
public final class History {

    /// How many runs are kept.
    public static final int MOST = 50;

    /// How many bytes they may have together.
    public static final long MOST_BYTES = 64L * 1024 * 1024;

    private static final Pattern NAME = Pattern.compile("([0-9]{8}T[0-9]{6}Z-[0-9a-f]{8})\\.json");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String END = ".json";
    /// Enough for all that stands before the conclusion.
    private static final int HEAD = 256 * 1024;
    /// A folder that somebody filled is looked at so far.
    private static final int MOST_LOOKED_AT = 5_000;

    private final Path folder;
    private final int most;
    private final long mostBytes;

    /// A run in the list.
    ///
    /// @param head null where the file is damaged
    public record Entry(String id, long bytes, @Nullable RunHead head) {}

    History(Path folder, int most, long mostBytes) {
        this.folder = folder;
        this.most = most;
        this.mostBytes = mostBytes;
    }

    /// The history of this account.
    public static History at(Whereabouts where) {
        return new History(where.state().resolve("history"), MOST, MOST_BYTES);
    }

    public Path folder() {
        return folder;
    }

    /// Keeps a run, and lets the oldest go where there are too many.
    ///
    /// @return its id
    /// @throws IOException where it cannot be written
    public String keep(Run run) throws IOException {
        byte[] json = RunJson.write(run);
        if (json.length > Math.min(RunJson.LONGEST, mostBytes)) {
            throw new IOException("the run is too long to be kept");
        }
        String id = MOMENT.format(run.started()) + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        PrivateFile.write(folder.resolve(id + END), json);
        long bytes = 0;
        List<Path> files = files();
        for (int i = 0; i < files.size(); i++) {
            bytes += size(files.get(i));
            if (i >= most || bytes > mostBytes) {
                Files.deleteIfExists(files.get(i));
            }
        }
        return id;
    }

    /// The runs, the latest first. Reads their first lines only.
    ///
    /// @throws IOException where the folder is there and cannot be read
    public List<Entry> list() throws IOException {
        var entries = new ArrayList<Entry>();
        for (Path file : files()) {
            entries.add(new Entry(id(file), size(file), head(file)));
        }
        return entries;
    }

    /// The whole run.
    ///
    /// @throws RunFormatException where it is damaged
    /// @throws IOException where there is none of this id, or it cannot be read
    public Run open(String id) throws IOException {
        Path file = folder.resolve(id + END);
        if (!NAME.matcher(id + END).matches() || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(id);
        }
        return RunJson.read(PrivateFile.read(file, RunJson.LONGEST, false), id);
    }

    /// Removes one run, if it is there.
    public void forget(String id) throws IOException {
        if (NAME.matcher(id + END).matches()) {
            Files.deleteIfExists(folder.resolve(id + END));
        }
    }

    /// Removes all runs, and what a broken-off start left of one.
    ///
    /// @return how many runs there were
    public int wipe() throws IOException {
        int gone = 0;
        for (Path file : files()) {
            gone += Files.deleteIfExists(file) ? 1 : 0;
        }
        for (Path part : named(name -> name.startsWith(".") && name.endsWith(PrivateFile.PART))) {
            Files.deleteIfExists(part);
        }
        return gone;
    }

    private static String id(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - END.length());
    }

    private static @Nullable RunHead head(Path file) {
        try {
            return RunHead.of(PrivateFile.read(file, HEAD, false), id(file));
        } catch (IOException e) {
            // Damaged, or gone meanwhile: the list shows it without a head.
            return null;
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            // Gone meanwhile: another window let it go.
            return 0;
        }
    }

    private List<Path> files() throws IOException {
        var files = new ArrayList<>(named(name -> NAME.matcher(name).matches()));
        files.sort(Collections.reverseOrder(Comparator.comparing(file -> String.valueOf(file.getFileName()))));
        return files;
    }

    private List<Path> named(Predicate<String> wanted) throws IOException {
        var found = new ArrayList<Path>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        int looked = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path file : all) {
                if (++looked > MOST_LOOKED_AT) {
                    break;
                }
                if (wanted.test(String.valueOf(file.getFileName()))
                        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    found.add(file);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return found;
    }
}
