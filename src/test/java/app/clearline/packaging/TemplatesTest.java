// SPDX-License-Identifier: Apache-2.0
package app.clearline.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.clearline.report.Build;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The scripts of a release: notes of the version, and templates of package managers that nothing is left open in.
class TemplatesTest {

    private static final int PATIENCE_SECONDS = 60;
    private static final String DOWNLOADS = "https://downloads.example/v1";

    @TempDir
    private Path folder;

    @BeforeEach
    void whereThereIsAShell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash is not there");
    }

    @Test
    void theNotesAreThoseOfTheVersion() throws Exception {
        assertThat(said("packaging/release-notes"))
                .contains("### Added", "- ")
                .doesNotContain("## [", "Keep a Changelog");
    }

    @Test
    void everyTemplateIsFilledIn() throws Exception {
        Path sums = sums(4);
        Path out = folder.resolve("out");
        said("packaging/fill-in", sums.toString(), DOWNLOADS, "https://home.example", out.toString());
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "clearline.rb",
                            "Clearline.Clearline.yaml",
                            "Clearline.Clearline.locale.en-US.yaml",
                            "Clearline.Clearline.installer.yaml");
        }
        String cask = Files.readString(out.resolve("clearline.rb"));
        assertThat(cask)
                .contains("arm:   \"" + "3".repeat(64), "intel: \"" + "4".repeat(64), DOWNLOADS)
                .doesNotContain("@");
        Object installer = new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(out.resolve("Clearline.Clearline.installer.yaml")));
        assertThat(installer).asInstanceOf(InstanceOfAssertFactories.MAP).containsEntry("InstallerType", "wix");
        assertThat(String.valueOf(installer))
                .contains("InstallerSha256=" + "1".repeat(64), "InstallerSha256=" + "2".repeat(64));
    }

    @Test
    void aFileThatIsNotInTheReleaseEndsIt() throws Exception {
        assertThat(run(
                        "packaging/fill-in",
                        sums(3).toString(),
                        DOWNLOADS,
                        "https://home.example",
                        folder.resolve("out").toString()))
                .isEqualTo(1);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    /// The checksums of so many of the files of a release: of the first only ones, of the second only twos, and so on.
    private Path sums(int count) throws IOException {
        String version = Build.version();
        List<String> names = Stream.of("x64-user.msi", "x64.msi", "arm64.dmg", "x86_64.dmg")
                .map(end -> "Clearline-" + version + "-" + end)
                .toList();
        List<String> lines = IntStream.range(0, count)
                .mapToObj(i -> String.valueOf(i + 1).repeat(64) + "  " + names.get(i))
                .toList();
        return Files.write(folder.resolve("SHA256SUMS"), lines);
    }

    private String said(String... command) throws IOException, InterruptedException {
        int exit = run(command);
        String said = Files.readString(folder.resolve("said"), StandardCharsets.UTF_8);
        assertThat(exit).as(said).isZero();
        return said;
    }

    private int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        return ended ? process.exitValue() : -1;
    }
}
