// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {

    private static final Map<String, String> DISPLAY = Map.of("DISPLAY", ":0");

    @TempDir
    Path folder;

    @Test
    void withoutADisplayItSaysSo() {
        assertThat(NativeLibraries.missing(Map.of(), List.of(folder)))
                .hasValueSatisfying(why -> assertThat(why.key()).isEqualTo("desktop.missing.display"));
    }

    @Test
    void whatIsLackingIsNamedWithItsPackages() throws IOException {
        lay("libXtst.so.6");
        assertThat(NativeLibraries.missing(DISPLAY, List.of(folder)))
                .hasValueSatisfying(why -> assertThat(why.values().get("libraries"))
                        .contains("libgtk-3.so.0", "libpangoft2-1.0.so.0")
                        .doesNotContain("libXtst.so.6"));
    }

    @Test
    void inTheFolderOfAnArchitectureTheyAreFound() throws IOException {
        lay("libXtst.so.6");
        lay("libgtk-3.so.0");
        lay("libpangoft2-1.0.so.0");
        assertThat(NativeLibraries.missing(DISPLAY, List.of(folder, folder.resolve("absent"))))
                .isEmpty();
    }

    private void lay(String name) throws IOException {
        Path architecture = Files.createDirectories(folder.resolve("x86_64-linux-gnu"));
        Files.createFile(architecture.resolve(name));
    }
}
