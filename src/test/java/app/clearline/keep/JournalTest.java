// SPDX-License-Identifier: Apache-2.0
package app.clearline.keep;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.GoldenRuns;
import app.clearline.fixture.PlantedRuns;
import app.clearline.model.Run;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The log, and the file for whoever looks into a fault.
class JournalTest {

    @TempDir
    private Path home;

    private Kept kept() {
        return Kept.at(Whereabouts.of(Map.of(Whereabouts.VARIABLE, home.toString()), "Linux", home));
    }

    @Test
    void itNeverGrowsBeyondTwoFiles() throws Exception {
        Journal journal = kept().journal();
        for (int i = 0; i < 400; i++) {
            journal.note("x".repeat(4_000));
        }
        assertThat(journal.files()).hasSize(2);
        long bytes = 0;
        for (Path file : journal.files()) {
            bytes += Files.size(file);
        }
        assertThat(bytes).isBetween(256L * 1024, 512L * 1024);
    }

    @Test
    void anExceptionIsToldWithoutItsMessage() throws Exception {
        Journal journal = kept().journal();
        var thrown = new IllegalStateException("pat at 192.0.2.7", new java.io.IOException("/home/pat/secret"));
        String code = journal.incident(thrown);
        assertThat(code).matches("CL-[0-9A-F]{4}").isEqualTo(Journal.code(thrown));
        assertThat(journal.files().getFirst())
                .content()
                .contains(code, "java.lang.IllegalStateException", "caused by java.io.IOException", "JournalTest")
                .doesNotContain("pat", "192.0.2.7");
    }

    @Test
    void aFolderThatCannotBeWrittenHarmsNothing() throws Exception {
        Path file = Files.writeString(home.resolve("log"), "in the way");
        new Journal(file).note("lost");
        assertThat(file).hasContent("in the way");
    }

    @ParameterizedTest
    @ValueSource(strings = {"healthy", "captive-portal", "proxy-needs-login", "poor-quality"})
    void theFileForDiagnosisHidesWhatIsPrivate(String golden) throws Exception {
        Run run = PlantedRuns.in(GoldenRuns.named(golden));
        Kept kept = kept();
        kept.journal().incident(new IOException("mmustermann has no /home/mmustermann"));
        kept.preferences().set(Key.RESPONDER, "responder.corp.internal:3478");
        kept.journal().note("began");
        var parts = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(Dossier.of(kept, run)), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(parts).containsOnlyKeys("about.txt", "clearline.log", "run.json", "run.txt");
        assertThat(parts.get("about.txt")).contains("responder = set (person)", "history = window (program)");
        assertThat(parts.values())
                .allSatisfy(text -> assertThat(text).doesNotContain("corp.internal"))
                .allSatisfy(text -> assertThat(PlantedRuns.told(text)).isEmpty());
    }
}
