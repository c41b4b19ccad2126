// SPDX-License-Identifier: Apache-2.0
package app.clearline;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.diagnose.Diagnostics;
import app.clearline.model.CauseFound;
import app.clearline.model.Diagnosis;
import app.clearline.model.Run;
import app.clearline.report.Reports;
import app.clearline.report.TextReport;
import app.clearline.report.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs that were seen once, over real sockets in the practice network: the same observations must give the same
/// outcomes, causes and text. Each file is named for the cause that it shows. To take over a change that is meant:
/// `mvn -Dtest=GoldenRunTest -Dgolden.apply=true test`, and look at what changed.
class GoldenRunTest {

    @ParameterizedTest
    @MethodSource("app.clearline.fixture.GoldenRuns#files")
    void theSameObservationsGiveTheSameDiagnosis(Path file) throws Exception {
        Run run = Reports.read(file);
        Diagnosis diagnosis = Diagnostics.of(run.service(), run.answers(), run.machine(), run.observations());
        assertThat(outcomes(diagnosis)).isEqualTo(outcomes(run.diagnosis()));
        assertThat(diagnosis.causes()).isEqualTo(run.diagnosis().causes());
        assertThat(diagnosis).isEqualTo(run.diagnosis());
        String name = file.getFileName().toString().replace(".json", "");
        assertThat(diagnosis.causes().stream().map(CauseFound::cause).map(c -> c.id()))
                .containsExactly(name);
    }

    @ParameterizedTest
    @MethodSource("app.clearline.fixture.GoldenRuns#files")
    void theSameDiagnosisGivesTheSameText(Path file) throws Exception {
        String text = TextReport.of(Reports.read(file), Texts.in(Locale.ENGLISH), ZoneOffset.UTC);
        Path golden = file.resolveSibling(file.getFileName().toString().replace(".json", ".txt"));
        if (Boolean.getBoolean("golden.apply")) {
            Files.writeString(golden, text);
        }
        assertThat(text).isEqualTo(Files.readString(golden));
    }

    private static List<String> outcomes(Diagnosis diagnosis) {
        return diagnosis.requirements().stream()
                .map(r -> r.requirement().id() + " " + r.outcome().id())
                .toList();
    }
}
