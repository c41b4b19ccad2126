// SPDX-License-Identifier: Apache-2.0
package app.clearline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.clearline.report.Reports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The package for Debian, as `mvn -Pdist verify` makes it: what it weighs and holds, and what it does in a fresh
/// system.
/// Skipped where none was made.
@Tag("dist")
class PackageTest {

    private static final Path DIST = Path.of("target/dist").toAbsolutePath();
    private static final Path IMAGE = DIST.resolve("clearline");
    private static final int NO_DEBIAN = 75;

    @TempDir
    Path folder;

    @Test
    void itIsNoHeavierThanPromised() throws IOException {
        assertThat(Files.size(deb())).isLessThan(85_000_000);
        assertThat(weight(IMAGE)).isLessThan(150_000_000);
    }

    @Test
    void noClassIsInItTwice() throws IOException {
        deb();
        var places = new TreeMap<String, String>();
        try (Stream<Path> jars = Files.list(IMAGE.resolve("lib/app"))) {
            for (Path jar :
                    jars.filter(each -> each.toString().endsWith(".jar")).toList()) {
                try (var file = new JarFile(jar.toFile())) {
                    file.stream()
                            .map(entry -> entry.getName())
                            .filter(name -> name.endsWith(".class") && !name.contains("-info.class"))
                            .forEach(name -> assertThat(places.put(name, jar.toString()))
                                    .as(name)
                                    .isNull());
                }
            }
        }
        assertThat(places).hasSizeGreaterThan(5000);
    }

    /// Java tells of archives that do not fit where a program reads our answer.
    @Test
    void whereItsArchivesDoNotFitItStartsWithoutThemAndSaysNothing() throws IOException, InterruptedException {
        deb();
        String usual = said(IMAGE);
        assertThat(usual).startsWith("clearline ");
        Path other = folder.resolve("clearline");
        new ProcessBuilder("cp", "-a", IMAGE.toString(), other.toString())
                .start()
                .waitFor();
        try (Stream<Path> jars = Files.list(other.resolve("lib/app"))) {
            Path jar = jars.filter(each -> each.getFileName().toString().startsWith("picocli"))
                    .findFirst()
                    .orElseThrow();
            Files.setLastModifiedTime(jar, FileTime.from(Instant.now()));
        }
        assertThat(said(other)).isEqualTo(usual);
        Files.delete(other.resolve("lib/app/clearline.jsa"));
        assertThat(said(other)).isEqualTo(usual);
        Files.delete(other.resolve("lib/app/clearline.aot"));
        assertThat(said(other)).isEqualTo(usual);
    }

    private static String said(Path image) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(image.resolve("bin/clearline").toString(), "--version")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void aFreshDebianTakesItUsesItAndIsRidOfItWithoutATrace() throws IOException, InterruptedException {
        Path out = DIST.resolve("tried");
        Path log = Files.createDirectories(DIST).resolve("tried.log");
        Process process = new ProcessBuilder("src/test/scripts/try-package", deb().toString(), out.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(15, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(log);
        assumeTrue(process.exitValue() != NO_DEBIAN, said);
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(Reports.read(out.resolve("run.clearline")).service().id()).isEqualTo("practice");
        for (String language : List.of("en", "de", "es", "fr")) {
            assertThat(Files.size(out.resolve(language + ".pdf"))).isGreaterThan(50_000);
        }
    }

    private static Path deb() throws IOException {
        assumeTrue(Files.isDirectory(DIST), "no package was made: mvn -Pdist verify");
        try (Stream<Path> files = Files.list(DIST)) {
            List<Path> found =
                    files.filter(each -> each.toString().endsWith(".deb")).toList();
            assumeTrue(found.size() == 1, "no package was made: mvn -Pdist verify");
            return found.getFirst();
        }
    }

    private static long weight(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(each -> Files.isRegularFile(each) && !Files.isSymbolicLink(each))
                    .mapToLong(each -> {
                        try {
                            return Files.size(each);
                        } catch (IOException e) {
                            // It was there a moment ago.
                            throw new UncheckedIOException(e);
                        }
                    })
                    .sum();
        }
    }
}
