// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.GoldenRuns;
import app.clearline.model.Failure;
import app.clearline.model.FailureClass;
import app.clearline.model.Observation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeenTextsTest {

    private static final Texts GERMAN = Texts.in(Locale.GERMAN);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        192.0.2.7 port 443: Connection refused | 192.0.2.7 Port 443: Verbindung abgelehnt
        15 requests to 192.0.2.7 port 3478 in 4006 ms: no answer | 15 Anfragen an 192.0.2.7 Port 3478 in 4006 ms: keine Antwort
        the proxy gate:8080: Connection reset | der Proxy gate:8080: Verbindung zurückgesetzt
        the proxy gate:8080 asks for a login: ntlm, basic | der Proxy gate:8080 verlangt eine Anmeldung: ntlm, basic
        status 403 with text/html instead of text/plain, titled "Blocked" | Status 403 mit text/html statt text/plain, mit dem Titel „Blocked“
        open, then: Connection reset | offen, dann: Verbindung zurückgesetzt
        Windows settings, automatic configuration script | Windows-Einstellungen, Skript zur automatischen Konfiguration
        chrome policy in Windows registry, fixed proxy | Richtlinie für chrome in Windows-Registrierung, fester Proxy
        edge policy in /etc/opt/edge, no proxy | Richtlinie für edge in /etc/opt/edge, kein Proxy
        environment variable https_proxy | Umgebungsvariable https_proxy
        interface wg0 | Schnittstelle wg0
        turn.example has no IPv6 address | turn.example hat keine IPv6-Adresse
        turn.example has no IPv6 address beside another | turn.example hat keine IPv6-Adresse neben einer anderen
        a sentence of somebody else | a sentence of somebody else
        """)
    void itSaysTheSameInGerman(String english, String german) {
        assertThat(GERMAN.seen(english)).isEqualTo(german);
        assertThat(Texts.in(Locale.ENGLISH).seen(english)).isEqualTo(english);
    }

    /// A place may hold anything, and what holds anything many times takes no time.
    @Test
    void whatAFarEndPutsThereIsNoText() {
        assertThat(GERMAN.seen("the proxy {b}: {detail} $1: Connection reset"))
                .isEqualTo("der Proxy {b}: {detail} $1: Connection reset");
        assertThat(GERMAN.seen("the proxy ".repeat(45))).isEqualTo("the proxy ".repeat(45));
        String deep = "open, then: ".repeat(30) + "x";
        assertThat(GERMAN.seen(deep)).startsWith("offen, dann: offen, dann: ").endsWith("open, then: x");
    }

    /// Steps that another one needed are named by their ids, which no language has.
    @Test
    void everyFailureOfAGoldenRunIsKnown() throws IOException {
        Set<String> unknown = new TreeSet<>();
        for (Path file : GoldenRuns.files()) {
            Reports.read(file).observations().stream()
                    .map(Observation::failure)
                    .filter(Objects::nonNull)
                    .filter(failure -> failure.type() != FailureClass.NEED_FAILED)
                    .map(Failure::detail)
                    .filter(detail ->
                            detail.indexOf(' ') > 0 && GERMAN.seen(detail).equals(detail))
                    .forEach(unknown::add);
        }
        assertThat(unknown).isEmpty();
    }

    /// Else a reworded probe would be English again in every language.
    @Test
    void everyTextIsSaidSomewhere() throws IOException {
        String code;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            code = files.filter(file -> file.toString().endsWith(".java"))
                    .map(SeenTextsTest::read)
                    .collect(Collectors.joining());
        }
        var english = Texts.bundle(SeenTexts.BUNDLE, Locale.ENGLISH);
        // The system's own words, and what is put together of several.
        Set<String> apart = Set.of(
                "seen.refused",
                "seen.refused.bare",
                "seen.reset",
                "seen.unreachable",
                "seen.names.late",
                "seen.relay.none.twice",
                "seen.requests",
                "seen.status.instead.titled",
                "seen.proxy.status.titled",
                "seen.names.none");
        assertThat(english.keySet().stream()
                        .filter(key -> !apart.contains(key))
                        .filter(key -> !code.contains(longest(english.getString(key)))))
                .isEmpty();
    }

    private static String longest(String text) {
        return Arrays.stream(text.replace("\"", "\\\"").split("\\{[a-z]+}|(?<=[:;]) ", -1))
                .max(Comparator.comparingInt(String::length))
                .orElseThrow()
                .strip()
                .replaceFirst("^, ", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
