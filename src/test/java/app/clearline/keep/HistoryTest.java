// SPDX-License-Identifier: Apache-2.0
package app.clearline.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.clearline.fixture.SampleRuns;
import app.clearline.model.Run;
import app.clearline.report.RunFormatException;
import app.clearline.report.RunHead;
import app.clearline.report.RunJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {

    private static final String NAME = "20261122T120411Z-0badcafe.json";

    @TempDir
    private Path home;

    private Path folder() {
        return home.resolve("state").resolve("history");
    }

    private History history(int most, long bytes) {
        return new History(folder(), most, bytes);
    }

    @Test
    void whatIsKeptIsListedAndOpenedAgain() throws IOException {
        History history = history(5, 10_000_000);
        assertThat(history.list()).isEmpty();
        Run run = SampleRuns.threeCauses();
        String id = history.keep(run);
        assertThat(history.list()).singleElement().satisfies(entry -> {
            assertThat(entry.id()).isEqualTo(id);
            var head = Objects.requireNonNull(entry.head());
            assertThat(head.started().toEpochMilli()).isEqualTo(run.started().toEpochMilli());
            assertThat(head.service()).isEqualTo(run.service().name());
            assertThat(head.conclusion()).isEqualTo(run.diagnosis().conclusion());
        });
        assertThat(history.open(id).diagnosis()).isEqualTo(run.diagnosis());
    }

    /// The list says of a run what its report says.
    @Test
    void aRunOfWhichNotAllWasTriedIsListedAsSuch() throws IOException {
        for (Run run : List.of(SampleRuns.healthy(), SampleRuns.healthyInPart(), SampleRuns.udpBlocked())) {
            History history = new History(home.resolve(run.diagnosis().key()), 5, 10_000_000);
            history.keep(run);
            var head = Objects.requireNonNull(history.list().getFirst().head());
            assertThat(head.key()).isEqualTo(run.diagnosis().key());
        }
        assertThat(SampleRuns.healthyInPart().diagnosis().key()).isEqualTo("conclusion.works.part");
    }

    /// Variants of other causes say nothing of how much was tried.
    @Test
    void aCauseWithAVariantOfTheSameNameIsNoPart() throws IOException {
        String json = new String(RunJson.write(SampleRuns.healthyInPart()), StandardCharsets.UTF_8);
        String other = json.replace("\"id\" : \"healthy\"", "\"id\" : \"udp-blocked\"");
        assertThat(other).isNotEqualTo(json);
        assertThat(RunHead.of(json.getBytes(StandardCharsets.UTF_8), "a run").inPart())
                .isTrue();
        assertThat(RunHead.of(other.getBytes(StandardCharsets.UTF_8), "a run").inPart())
                .isFalse();
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        assumeTrue(home.getFileSystem().supportedFileAttributeViews().contains("posix"), "a system with permissions");
        String id = history(5, 10_000_000).keep(SampleRuns.healthy());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().resolve(id + ".json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void theOldestGiveWayByCountAndBySize() throws IOException {
        History few = history(3, 10_000_000);
        for (int hour = 0; hour < 6; hour++) {
            few.keep(at(hour));
        }
        assertThat(few.list())
                .extracting(entry -> entry.id().substring(0, 11))
                .containsExactly("20261122T17", "20261122T16", "20261122T15");
        long one = few.list().getFirst().bytes();
        History small = history(50, 2 * one + 10);
        small.keep(at(6));
        assertThat(small.list()).hasSize(2);
        assertThat(small.list().getFirst().id()).startsWith("20261122T18");
        History tiny = history(50, one / 2);
        assertThatThrownBy(() -> tiny.keep(at(7))).isInstanceOf(IOException.class);
    }

    /// Else it could be kept, and never be opened.
    @Test
    void aRunThatIsTooLongToBeReadIsNotKept() throws IOException {
        History history = history(50, History.MOST_BYTES);
        Run run = SampleRuns.healthy();
        var endless = new Run(
                "1".repeat(RunJson.LONGEST),
                run.started(),
                run.took(),
                run.service(),
                run.answers(),
                run.machine(),
                run.observations(),
                run.diagnosis());
        assertThatThrownBy(() -> history.keep(endless)).isInstanceOf(IOException.class);
        assertThat(history.list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"format\":\"clearline-run/1\"}",
                "{\"format\":\"clearline-run/1\",\"started\":\"yesterday\"}",
                "{\"format\":\"clearline-run/1\",\"started\":\"2026-11-22T12:04:11Z\",\"service\":[[[[{]",
                "{\"format\":\"clearline-run/1\",\"started\":\"2026-11-22T12:04:11Z\",\"conclusion\":\"works\",\"causes\":[{",
                "{\"format\":7,\"started\":{},\"service\":\"x\",\"conclusion\":[]}",
                "{\"format\":\"clearline-run/1\",\"started\":\"2026-11-22T12:04:11Z\",\"conclusion\":\"splendid\"}",
                "\u0000\u0001\u0002"
            })
    void aDamagedFileIsListedAsSuchAndHarmsNothing(String content) throws IOException {
        History history = history(5, 10_000_000);
        String good = history.keep(SampleRuns.healthy());
        Files.writeString(folder().resolve(NAME), content);
        assertThat(history.list())
                .hasSize(2)
                .filteredOn(entry -> entry.head() == null)
                .hasSize(1);
        assertThatThrownBy(() -> history.open("20261122T120411Z-0badcafe")).isInstanceOf(RunFormatException.class);
        assertThat(history.open(good)).isNotNull();
        assertThat(history.wipe()).isEqualTo(2);
    }

    @Test
    void whatIsNotOursIsNeitherReadNorRemoved() throws IOException {
        History history = history(5, 10_000_000);
        history.keep(SampleRuns.healthy());
        Path stranger = Files.writeString(folder().resolve("letter.json"), "dear");
        Path outside = Files.writeString(home.resolve("outside.json"), "precious");
        Files.createDirectory(folder().resolve("20261122T120411Z-0badcaff.json"));
        try {
            Files.createSymbolicLink(folder().resolve(NAME), outside);
        } catch (IOException | UnsupportedOperationException e) {
            assumeTrue(false, "a system with links");
        }
        assertThat(history.list()).hasSize(1);
        assertThatThrownBy(() -> history.open("20261122T120411Z-0badcafe")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> history.open("../../outside")).isInstanceOf(NoSuchFileException.class);
        assertThat(history.wipe()).isEqualTo(1);
        assertThat(stranger).exists();
        assertThat(outside).hasContent("precious");
        try (Stream<Path> left = Files.list(folder())) {
            assertThat(left).hasSize(3);
        }
    }

    @Test
    void aPipeInTheFolderIsNotWaitedFor() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "a system with pipes");
        History history = history(5, 10_000_000);
        history.keep(SampleRuns.healthy());
        var made = new ProcessBuilder("/usr/bin/mkfifo", folder().resolve(NAME).toString()).start();
        assertThat(made.waitFor()).isZero();
        assertThat(history.list()).hasSize(1);
    }

    @Test
    void whatABrokenOffStartLeftIsWipedToo() throws IOException {
        History history = history(5, 10_000_000);
        history.keep(SampleRuns.healthy());
        Path part = Files.writeString(folder().resolve(".x.part"), "half");
        assertThat(history.wipe()).isEqualTo(1);
        assertThat(part).doesNotExist();
        assertThat(history.list()).isEmpty();
    }

    private static Run at(int hour) {
        Run run = SampleRuns.healthy();
        return new Run(
                run.tool(),
                run.started().plus(Duration.ofHours(hour)),
                run.took(),
                run.service(),
                run.answers(),
                run.machine(),
                run.observations(),
                run.diagnosis());
    }
}
