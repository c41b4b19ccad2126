// SPDX-License-Identifier: Apache-2.0
package app.clearline.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.clearline.report.Build;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// What a release rests on: pinned actions, least rights, notes of the version, a jar that anybody can make again.
class ReleaseTest {

    private static final Path WORKFLOWS = Path.of(".github/workflows");

    @Test
    void everyActionIsPinnedByItsWholeCommit() throws IOException {
        List<String> used = workflows().stream()
                .flatMap(text -> Pattern.compile("uses: *(.*)").matcher(text).results())
                .map(match -> match.group(1))
                .toList();
        assertThat(used)
                .isNotEmpty()
                .allMatch(action -> action.matches("actions/[a-z-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
    }

    @Test
    void oneActionHasOneCommit() throws IOException {
        List<String> used = workflows().stream()
                .flatMap(text -> Pattern.compile("uses: *(\\S+)").matcher(text).results())
                .map(match -> match.group(1))
                .distinct()
                .toList();
        assertThat(used).extracting(action -> action.replaceFirst("@.*", "")).doesNotHaveDuplicates();
    }

    @Test
    void rightsAreGivenJobByJobAndNothingFromOutsideBecomesACommand() throws IOException {
        for (String text : workflows()) {
            assertThat(text).containsPattern("(?m)^permissions:( \\{}|\n  contents: read)$");
            assertThat(text).doesNotContain("pull_request_target", "workflow_run", "write-all", "github.event.");
            Object parts = new Load(LoadSettings.builder().build()).loadFromString(text);
            assertThat(commands(parts)).isNotEmpty().noneMatch(command -> command.contains("${{"));
        }
    }

    @Test
    void theVersionHasNotes() throws IOException {
        assertThat(Files.readString(Path.of("CHANGELOG.md")))
                .contains("## [Unreleased]\n", "## [" + Build.version() + "]");
    }

    /// The whole proof is `packaging/reproducible`, which builds twice; these are the ways in which it could fail.
    @Test
    @Tag("real")
    void theJarHoldsNothingOfTheMomentOrTheMachine() throws IOException {
        Path file = Path.of("target/clearline/lib/clearline-" + Build.version() + ".jar");
        assumeTrue(Files.isRegularFile(file), "the program is not packaged: " + file);
        LocalDateTime stamp = stamp(Files.readString(Path.of("pom.xml")));
        try (var jar = new JarFile(file.toFile())) {
            assertThat(jar.stream().map(JarEntry::getTimeLocal)).isNotEmpty().containsOnly(stamp);
            assertThat(jar.getManifest().getMainAttributes().keySet())
                    .extracting(Object::toString)
                    .doesNotContain("Built-By", "Build-Time", "Build-Host", "Bnd-LastModified");
            JarEntry build = jar.getJarEntry("app/clearline/build.properties");
            assertThat(new String(jar.getInputStream(build).readAllBytes(), StandardCharsets.UTF_8))
                    .contains("version=" + Build.version())
                    .doesNotContain(System.getProperty("user.dir"));
        }
    }

    /// The time that the project file gives to every entry, read as the zip format does: in UTC.
    private static LocalDateTime stamp(String project) {
        var found = Pattern.compile("<project.build.outputTimestamp>(.*)Z<").matcher(project);
        assertThat(found.find()).isTrue();
        return LocalDateTime.parse(found.group(1));
    }

    /// What the steps hand to a shell, however it is written.
    private static Stream<String> commands(@Nullable Object part) {
        return switch (part) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .flatMap(each -> each.getKey().equals("run") && each.getValue() instanceof String command
                                ? Stream.of(command)
                                : commands(each.getValue()));
            case List<?> list -> list.stream().flatMap(ReleaseTest::commands);
            case null, default -> Stream.empty();
        };
    }

    private static List<String> workflows() throws IOException {
        try (Stream<Path> files = Files.list(WORKFLOWS)) {
            List<Path> all = files.sorted().toList();
            assertThat(all)
                    .extracting(Path::getFileName)
                    .extracting(Path::toString)
                    .contains("build.yml", "release.yml");
            List<String> texts = new ArrayList<>();
            for (Path each : all) {
                texts.add(Files.readString(each));
            }
            return texts;
        }
    }
}
