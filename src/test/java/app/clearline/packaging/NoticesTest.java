// SPDX-License-Identifier: Apache-2.0
package app.clearline.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whatever is shipped is listed, under a licence that goes with ours, with its text.
class NoticesTest {

    private static final Path NOTICES = Path.of("packaging/THIRD-PARTY-NOTICES.txt");

    /// Licences of libraries that a program under the Apache License 2.0 may be shipped beside, unchanged and
    /// replaceable.
    private static final Set<String> COMPATIBLE = Set.of(
            "Apache-2.0",
            "BSD-3-Clause",
            "GPL-2.0-with-classpath-exception",
            "LGPL-2.1-or-later",
            "MIT",
            "MPL-2.0",
            "NIST-PD");

    private static final Pattern DEPENDENCY = Pattern.compile(
            "<dependency>\\s*<groupId>([^<]+)</groupId><artifactId>([^<]+)</artifactId>(.*?)</dependency>");

    @Test
    void theNoticesAreThoseOfTheLibrariesAsTheyAre() throws IOException {
        String made = Notices.text();
        if (Boolean.getBoolean("notices.apply")) {
            Files.writeString(NOTICES, made);
        }
        assertThat(Files.readString(NOTICES))
                .as("after a change of libraries: packaging/notices/dependencies.tsv, then -Dnotices.apply=true")
                .isEqualTo(made);
    }

    @Test
    void everyLicenceGoesWithOursAndItsTextIsThere() throws IOException {
        assertThat(Shipped.all()).extracting(Shipped::licence).isSubsetOf(COMPATIBLE);
        assertThat(Shipped.all()).extracting(Shipped::home).allMatch(home -> home.startsWith("https://"));
        assertThat(Shipped.all())
                .extracting(Shipped::name)
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(Notices.text())
                .contains(
                        "Apache License\n",
                        "MIT License\n",
                        "BSD 3-Clause License\n",
                        "Mozilla Public License Version 2.0\n")
                .contains(
                        "GNU LESSER GENERAL PUBLIC LICENSE\n",
                        "\"CLASSPATH\" EXCEPTION TO THE GPL\n",
                        "Bitstream Vera");
    }

    @Test
    void everyPackageHoldsThem() throws IOException {
        for (String maker : List.of("linux/image", "Image.java")) {
            assertThat(Files.readString(Path.of("packaging").resolve(maker)))
                    .as(maker)
                    .contains("packaging/THIRD-PARTY-NOTICES.txt", "LICENSE");
        }
    }

    @Test
    void everyDependencyOfTheProjectIsListed() throws IOException {
        List<String> listed = Shipped.all().stream().map(Shipped::name).toList();
        String project = Files.readString(Path.of("pom.xml"));
        List<String> wanted = DEPENDENCY
                .matcher(project.substring(0, project.indexOf("<build>")))
                .results()
                .filter(match -> !match.group(3).contains("<scope>test</scope>"))
                .map(match -> match.group(1) + ":" + match.group(2))
                .toList();
        assertThat(wanted).contains("info.picocli:picocli", "org.slf4j:slf4j-jdk14", "org.openjfx:javafx-controls");
        assertThat(listed).containsAll(wanted);
    }

    @Test
    @Tag("real")
    void thePackagedProgramHoldsNothingElse() throws IOException {
        Path lib = Path.of("target/clearline/lib");
        assumeTrue(Files.isDirectory(lib), "the program is not packaged: " + lib);
        List<String> expected = Shipped.all().stream()
                .map(each -> each.artifact() + "-" + each.version() + ".jar")
                .toList();
        try (Stream<Path> libraries = Files.list(lib);
                Stream<Path> toolkit = Files.list(lib.resolveSibling("fx"))) {
            assertThat(Stream.concat(libraries, toolkit).map(Path::getFileName).map(Path::toString))
                    .filteredOn(name -> !name.startsWith("clearline-"))
                    .map(name -> name.replaceFirst("-(linux|mac|win)(-[a-z0-9]+)?\\.jar$", ".jar"))
                    .isSubsetOf(expected)
                    .containsAll(expected);
        }
    }
}
