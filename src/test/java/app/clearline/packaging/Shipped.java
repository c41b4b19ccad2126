// SPDX-License-Identifier: Apache-2.0
package app.clearline.packaging;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// A library that is shipped: a line of `packaging/notices/dependencies.tsv`.
///
/// @param name its `group:artifact`
/// @param licence the SPDX name of the licence by which it is used; several may be had from some
/// @param holder whose it is
/// @param home where its source is
record Shipped(String name, String licence, String holder, String home) {

    static final Path LIST = Path.of("packaging/notices/dependencies.tsv");

    static List<Shipped> all() throws IOException {
        return Files.readAllLines(LIST).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .map(cells -> new Shipped(cells[0], cells[1], cells[2], cells[3]))
                .toList();
    }

    String artifact() {
        return name.substring(name.indexOf(':') + 1);
    }

    /// Its archive on the class path of the tests.
    Path archive() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String folder = "/" + name.replace('.', '/').replace(':', '/') + "/";
        Pattern file = Pattern.compile(Pattern.quote(artifact()) + "-[0-9][^-]*(-[^-]*)*\\.jar");
        return Arrays.stream(path.split(File.pathSeparator))
                .map(Path::of)
                .filter(each -> file.matcher(each.getFileName().toString()).matches())
                .filter(each -> each.toString().replace('\\', '/').contains(folder))
                .min(Path::compareTo)
                .orElseThrow(() -> new AssertionError(name + " is on the list but not on the class path"));
    }

    /// The version, which is the name of the folder of a local repository.
    String version() {
        Path folder = Objects.requireNonNull(archive().getParent(), name);
        return folder.getFileName().toString();
    }
}
