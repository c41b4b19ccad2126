// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.keep.Whereabouts;
import app.clearline.model.Conclusion;
import app.clearline.report.Languages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stays between two commands: history and settings; and checks that are repeated.
class KeepingTest {

    private final Shell shell = new Shell();

    @TempDir
    private Path home;

    @BeforeEach
    void ownHome() {
        shell.environment.put(Whereabouts.VARIABLE, home.toString());
    }

    @Test
    void aCheckInTheTerminalKeepsNothingUnlessToldTo() {
        shell.run("check");
        assertThat(home).isEmptyDirectory();
        assertThat(shell.run("history")).isZero();
        assertThat(shell.out()).contains("No runs are kept");

        assertThat(shell.run("settings", "set", "history", "all")).isZero();
        shell.run("check");
        shell.engine.conclusion = Conclusion.DOES_NOT_WORK;
        shell.run("check");
        assertThat(shell.run("history", "list")).isZero();
        assertThat(shell.out().lines()).hasSize(2);
        assertThat(shell.out()).contains("Sample Video: Calls will not work", "Sample Video: Calls will work");
    }

    @Test
    void keptRunsAreShownComparedAndWiped(@TempDir Path folder) {
        shell.run("settings", "set", "history", "all");
        shell.run("check");
        shell.run("check");
        assertThat(shell.run("history", "show", "1")).isZero();
        assertThat(shell.out()).contains("Sample Video", "UDP 3478 is open");
        assertThat(shell.run("history", "compare")).isZero();
        assertThat(shell.out()).contains("Compared with an earlier run", "The same headline");
        Path pdf = folder.resolve("compared.pdf");
        assertThat(shell.run("history", "compare", "2", "1", "--pdf", pdf.toString()))
                .isZero();
        assertThat(pdf).isNotEmptyFile();
        for (String none : new String[] {"3", "0", "20261122T120411Z-0badcafe", "../settings"}) {
            assertThat(shell.run("history", "show", none)).as(none).isEqualTo(64);
        }
        assertThat(shell.run("history", "wipe")).isZero();
        assertThat(shell.out()).contains("Removed: 2");
        assertThat(shell.run("history")).isZero();
        assertThat(shell.out()).contains("No runs are kept");
    }

    @Test
    void datesAreWrittenAsTheLanguageWritesThem() {
        shell.run("settings", "set", "history", "all");
        shell.run("check");
        shell.run("history");
        assertThat(shell.out()).containsPattern("1  [0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8} ");
        shell.run("history", "--language", "de");
        assertThat(shell.out()).containsPattern("1  [0-9]{2}\\.[0-9]{2}\\.[0-9]{4}, [0-9:]{8} ");
        shell.run("check", "--watch", "1", "--looks", "1", "--language", "de");
        assertThat(shell.out()).containsPattern(" [0-9]{2}\\.[0-9]{2}\\.[0-9]{4}, [0-9:]{8} ");
    }

    @Test
    void settingsAreListedWithWhoSetThem() {
        assertThat(shell.run("settings", "set", "language", "system")).isZero();
        assertThat(shell.run("settings")).isZero();
        assertThat(shell.out()).contains("language = system  (set by you)", "history = window  (as usual)");
        assertThat(shell.run("settings", "set", "language", "no such")).isEqualTo(64);
        assertThat(shell.run("settings", "set", "colour", "red")).isEqualTo(64);
        assertThat(shell.err()).contains("\"colour\" is not one of: theme, language");
    }

    @Test
    void theLanguageThatIsSetIsSpokenUnlessAnotherIsAskedFor() {
        assertThat(shell.run("settings", "set", "language", "de")).isZero();
        assertThat(shell.run("history")).isZero();
        assertThat(shell.out()).contains("sind keine Läufe aufbewahrt");
        assertThat(shell.run("settings")).isZero();
        assertThat(shell.out()).contains("language = de  (von Ihnen eingestellt)");
        assertThat(shell.run("history", "--language", "en")).isZero();
        assertThat(shell.out()).contains("No runs are kept");
        shell.environment.put(Languages.VARIABLE, "en");
        assertThat(shell.run("history")).isZero();
        assertThat(shell.out()).contains("No runs are kept");
    }

    @Test
    void aDamagedFileIsToldAndTheCheckRuns() throws IOException {
        Files.writeString(home.resolve("settings"), "history = perhaps\n");
        assertThat(shell.run("check")).isZero();
        assertThat(shell.err()).contains("settings: ", "settings:1: history: ", "settings.damaged");
    }

    @Test
    void theServiceThatIsSetIsCheckedUnlessAnotherIsNamed() throws Exception {
        shell.run("settings", "set", "service", "vonage");
        shell.run("check");
        assertThat(shell.engine.opened).isEqualTo(app.clearline.service.Profiles.find("vonage"));
        shell.run("check", "--service", "opentok");
        assertThat(shell.engine.opened).isEqualTo(app.clearline.service.Profiles.find("opentok"));
    }

    @Test
    void aSuggestedFarEndIsUsedOnlyWithItsKey() {
        shell.run("settings", "set", "responder", "responder.example:3478");
        assertThat(shell.run("check")).isZero();
        assertThat(shell.engine.wishes)
                .isNotNull()
                .satisfies(wishes -> assertThat(wishes.responder()).isNull());
        shell.environment.put("CLEARLINE_RESPONDER_KEY", "0123456789abcdef0123456789abcdef");
        assertThat(shell.run("check")).isZero();
        assertThat(shell.engine.wishes)
                .isNotNull()
                .satisfies(
                        wishes -> assertThat(String.valueOf(wishes.responder())).isEqualTo("responder.example:3478"));
    }

    @Test
    void watchingSaysWhatIsWrongAndSumsUp() {
        shell.engine.conclusion = Conclusion.DOES_NOT_WORK;
        assertThat(shell.run("check", "--watch", "1", "--looks", "2")).isEqualTo(2);
        assertThat(shell.out()).contains("Looking every second", "2 looks from ");
        assertThat(shell.engine.wishes)
                .isNotNull()
                .satisfies(wishes -> assertThat(wishes.quality()).isZero());
        assertThat(shell.engine.closed).isEqualTo(1);
    }

    @Test
    void optionsThatDoNotFitAreRefused() {
        assertThat(shell.run("check", "--only", "media-udp")).isEqualTo(64);
        assertThat(shell.err()).contains("--only goes with --watch");
        assertThat(shell.run("check", "--looks", "3")).isEqualTo(64);
        assertThat(shell.run("check", "--watch", "0")).isEqualTo(64);
        assertThat(shell.run("check", "--watch", "5", "--looks", "0")).isEqualTo(64);
        assertThat(shell.run("check", "--watch", "5", "--only", "pictures")).isEqualTo(64);
        assertThat(shell.run("check", "--watch", "5", "--json", "-")).isEqualTo(64);
        assertThat(shell.run("check", "--watch", "5", "--events")).isEqualTo(64);
    }
}
