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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The installers for Windows, made by msitools of a stand-in for the program: what they would do to a computer.
@Tag("real")
class MsiTest {

    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "perMachine, '', 2, {2E0182CC-23F5-4C40-99AF-B54A36D25EEC}, ProgramFiles64Folder",
        "perUser, -user, 1, {72FE2785-D462-4EF9-8C40-78969A613A3D}, LocalAppDataFolder"
    })
    void anInstallerHoldsEveryFileAndOpensReports(String scope, String suffix, String hive, String code, String place)
            throws Exception {
        assumeTrue(there("wixl") && there("msiinfo"), "msitools (wixl, msiinfo) is not installed");
        Path program = folder.resolve("Clearline");
        Files.createDirectories(program.resolve("app"));
        Files.writeString(program.resolve("Clearline.exe"), "MZ");
        Files.writeString(program.resolve("app/a & b.cfg"), "x");
        said(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "packaging/windows/Msi.java",
                scope,
                program.toString(),
                folder.toString());
        Path msi = folder.resolve("Clearline-" + Build.version() + "-x64" + suffix + ".msi");

        String properties = said("msiinfo", "export", msi.toString(), "Property");
        assertThat(properties).contains("UpgradeCode\t" + code, "ProductVersion\t" + Build.version());
        assertThat(properties.contains("ALLUSERS\t1")).isEqualTo(scope.equals("perMachine"));
        assertThat(said("msiinfo", "export", msi.toString(), "File")).contains("Clearline.exe", "a & b.cfg");
        assertThat(said("msiinfo", "export", msi.toString(), "Directory"))
                .contains("\t" + place + "\t")
                .contains("\tapp");
        assertThat(said("msiinfo", "export", msi.toString(), "Registry")
                        .lines()
                        .filter(line -> line.contains("Software")))
                .isNotEmpty()
                .allMatch(line -> line.split("\t", -1)[1].equals(hive))
                .anyMatch(line -> line.contains("\"[INSTALLDIR]Clearline.exe\" \"%1\""));
        assertThat(said("msiinfo", "suminfo", msi.toString())).contains("x64;1033");
    }

    private static boolean there(String program) {
        return List.of("/usr/bin", "/usr/local/bin").stream()
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private String said(String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().remove("WIX");
        Process process = builder.start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        String said = new String(Files.readAllBytes(out), StandardCharsets.UTF_8);
        assertThat(ended && process.exitValue() == 0)
                .as("%s: %s", List.of(command), said)
                .isTrue();
        return said;
    }
}
