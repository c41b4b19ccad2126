// SPDX-License-Identifier: Apache-2.0
package app.clearline.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.clearline.model.HostPort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {

    @TempDir
    private Path folder;

    private Path own() {
        return folder.resolve("home").resolve("settings");
    }

    private Path preset() {
        return folder.resolve("preset");
    }

    private Preferences open() {
        return Preferences.open(new Whereabouts(own(), preset(), folder));
    }

    private Preferences own(String text) throws IOException {
        Files.createDirectories(own().getParent());
        Files.writeString(own(), text);
        return open();
    }

    @Test
    void withoutFilesItIsAsUsual() {
        Preferences preferences = open();
        assertThat(preferences.now()).isEqualTo(Settings.DEFAULT);
        assertThat(preferences.now().updates()).isFalse();
        assertThat(preferences.problems()).isEmpty();
        assertThat(own()).doesNotExist();
    }

    @Test
    void whatIsSetIsThereNextTime() throws IOException {
        open().set(Key.HISTORY, "all");
        open().set(Key.WINDOW, "-40,10,1100,720,maximized");
        Preferences preferences = open();
        assertThat(preferences.now().history()).isEqualTo(Keeping.ALL);
        assertThat(preferences.now().window()).isEqualTo(new WindowPlace(-40, 10, 1100, 720, true));
        assertThat(preferences.source(Key.HISTORY)).isEqualTo(Preferences.Source.PERSON);
        assertThat(preferences.source(Key.THEME)).isEqualTo(Preferences.Source.PROGRAM);
        assertThat(preferences.problems()).isEmpty();
    }

    @Test
    void twoWindowsDoNotUndoEachOther() throws IOException {
        Preferences one = open();
        Preferences other = open();
        one.set(Key.THEME, "dark");
        other.set(Key.LANGUAGE, "de-AT");
        Settings now = open().now();
        assertThat(now.theme()).isEqualTo(Tone.DARK);
        assertThat(now.language()).isEqualTo(Locale.forLanguageTag("de-AT"));
    }

    @Test
    void theAdministratorsWordCountsAndTheirSuggestionsGiveWay() throws IOException {
        Files.writeString(preset(), """
            # of the help desk
            updates = off
            history = off
            default.language = fr
            default.responder = responder.example.com:3478
            """);
        Preferences preferences = own("history = all\nlanguage = de\nupdates = on\n");
        assertThat(preferences.now().history()).isEqualTo(Keeping.OFF);
        assertThat(preferences.now().updates()).isFalse();
        assertThat(preferences.now().language()).isEqualTo(Locale.GERMAN);
        assertThat(preferences.now().responder()).isEqualTo(new HostPort("responder.example.com", 3478));
        assertThat(preferences.source(Key.RESPONDER)).isEqualTo(Preferences.Source.SUGGESTED);
        assertThat(preferences.locked(Key.HISTORY)).isTrue();
        assertThatThrownBy(() -> preferences.set(Key.HISTORY, "all")).isInstanceOf(IllegalArgumentException.class);
        assertThat(own()).content().contains("history = all");
    }

    @Test
    void aWordOfTheAdministratorsThatMeansNothingWantsLess() throws IOException {
        Files.writeString(preset(), "updates = never\nhistory = no\ncolour = red\nwindow = 0,0,900,600\n");
        Preferences preferences = own("history = all\nupdates = on\n");
        assertThat(preferences.now().history()).isEqualTo(Keeping.OFF);
        assertThat(preferences.now().updates()).isFalse();
        assertThat(preferences.problems()).hasSize(4).allMatch(problem -> problem.startsWith(preset() + ":"));
    }

    @Test
    void aDamagedFileIsToldKeptAsideAndTheRestHolds() throws IOException {
        Preferences preferences = own("theme = dark\nhistory = sometimes\nwhat\nfrom-tomorrow = 1\n");
        assertThat(preferences.now().theme()).isEqualTo(Tone.DARK);
        assertThat(preferences.now().history()).isEqualTo(Keeping.WINDOW);
        assertThat(preferences.problems()).hasSize(3);
        assertThat(preferences.problems().getFirst()).contains(own() + ":2: history", "off, window, all");
        assertThat(own().resolveSibling("settings.damaged")).content().contains("sometimes");
        preferences.set(Key.UPDATES, "on");
        assertThat(open().problems()).isEmpty();
        assertThat(open().now().theme()).isEqualTo(Tone.DARK);
    }

    @Test
    void whatIsNoTextAtAllIsLikeNoFile() throws IOException {
        for (byte[] content : List.of(
                new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1},
                new byte[200_000],
                "theme=\0\n".getBytes(StandardCharsets.UTF_8))) {
            Files.createDirectories(own().getParent());
            Files.write(own(), content);
            Preferences preferences = open();
            assertThat(preferences.now()).isEqualTo(Settings.DEFAULT);
            assertThat(preferences.problems()).isNotEmpty();
        }
    }

    @Test
    void aFolderInItsPlaceIsTold() throws IOException {
        Files.createDirectories(own());
        Preferences preferences = open();
        assertThat(preferences.problems()).isNotEmpty();
        assertThatThrownBy(() -> preferences.set(Key.THEME, "dark")).isInstanceOf(IOException.class);
        assertThat(preferences.now().theme()).isEqualTo(Tone.DARK);
    }

    @Test
    void wordsThatMeanNothingAreRefused() {
        Preferences preferences = open();
        for (String[] bad : new String[][] {
            {"theme", "blue"}, {"language", "no language"}, {"window", "1,2,3"}, {"responder", "x"}, {"updates", ""}
        }) {
            Key key = app.clearline.model.Named.of(Key.class, bad[0]);
            assertThatThrownBy(() -> preferences.set(key, bad[1]))
                    .as(bad[0])
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(own()).doesNotExist();
    }
}
