// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.clearline.keep.History;
import app.clearline.keep.Preferences;
import app.clearline.keep.Whereabouts;
import app.clearline.report.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Desk desk = new Desk(
            new FakeEngine(),
            new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(out, true, UTF_8), false, 100, null),
            Map.of(),
            Texts.in(Locale.ENGLISH),
            Preferences.open(Whereabouts.here(Map.of(Whereabouts.VARIABLE, "target/no-such-folder"))),
            History.at(Whereabouts.here(Map.of(Whereabouts.VARIABLE, "target/no-such-folder"))));

    @TempDir
    private Path folder;

    @Test
    void anOlderFileIsReplacedAndNothingElseStays() throws IOException {
        Path file = Files.writeString(folder.resolve("run.json"), "an older and longer one");
        write(file);

        assertThat(file).hasContent("new");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aLinkIsFollowedAndStays() throws IOException {
        Path file = Files.writeString(folder.resolve("run.json"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);
        write(link);

        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void aDeviceIsWrittenIntoAndStays() throws IOException {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "a system with /dev/null");
        write(device);

        assertThat(Files.isRegularFile(device)).isFalse();
    }

    @Test
    void aFolderThatWentAwayIsToldWithTheFile() {
        Path file = folder.resolve("gone").resolve("run.json");

        assertThatThrownBy(() -> write(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + " could not be written: ");
    }

    private void write(Path file) throws IOException {
        Target.of("--json", file.toString()).write(desk, "new".getBytes(UTF_8));
    }
}
