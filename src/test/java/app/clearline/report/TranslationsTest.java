// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every language says all that English says, with the same places, in words of its own.
class TranslationsTest {

    /// A form for one and one for many; which places need one differs from language to language.
    private static final Pattern FORMS = Pattern.compile("\\{([A-Za-z0-9-]+)\\|[^|{}]*\\|[^|{}]*}");
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z0-9-]+)}");
    private static final Pattern NUMBERED = Pattern.compile("\\{([A-Za-z0-9-]+)\\|[^{}]*#[^{}]*}");

    /// What picocli and its formatter read, options, addresses, commands, steps and names in quotes stay as they are.
    private static final Pattern KEPT = Pattern.compile("%n|%%|--[a-z][a-z-]+|[a-z]+://[A-Za-z]+");

    /// Words that are the same in more than one language: names, signs, and technical terms.
    private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");
    private static final Pattern SAME =
            Pattern.compile("app\\.name|product\\..*\\.name|browser\\.(?!unknown|native-app).*"
                + "|os\\.(windows|macos|linux|android|chromeos)|login\\.(basic|digest|ntlm|kerberos)"
                + "|confidence\\.(possible|certain)|report\\.page"
                + "|probe\\.(websocket|proxy)|role\\.proxy|desktop\\.proxy\\.example\\..*|desktop\\..*\\.example"
                + "|console\\.(opening\\.answers|proxy\\.(http|socks|transparent)|detect\\.(host|browser|proxy|os)|unknown)"
                + "|report\\.(fact\\.(proxy|browser|service|os|date)|column\\.(ports|detail|protocol))"
                + "|desktop\\.(browser\\.(step|installed|version)|proxy\\.step|path\\.(proxy|firewall)"
                + "|start\\.step|login\\.user|depth\\.session\\.kind|depth\\.responder\\.name|details\\.source)"
                + "|rule\\..*|requirement\\.(ie-plugin|https-verification)\\..*|requirement\\..*\\.source"
                + "|compare\\.differs\\.(browser|computer|os|proxy|named)|figure\\.path\\.(proxy|firewall)|figure\\.port\\..*"
                + "|reason\\..*|finding\\..*");

    record Bundle(String language, String name) {

        @Override
        public String toString() {
            return name + "_" + language;
        }

        Properties read() throws IOException {
            return properties("/app/clearline/" + this + ".properties");
        }

        Properties english() throws IOException {
            return properties("/app/clearline/" + name + ".properties");
        }

        private static Properties properties(String path) throws IOException {
            var read = new Properties();
            try (Reader reader = new InputStreamReader(
                    Objects.requireNonNull(TranslationsTest.class.getResourceAsStream(path), path),
                    StandardCharsets.UTF_8)) {
                read.load(reader);
            }
            return read;
        }
    }

    static Stream<Bundle> bundles() {
        return Languages.all().stream()
                .filter(locale -> !locale.equals(Locale.ENGLISH))
                .flatMap(locale -> Texts.BUNDLES.stream().map(name -> new Bundle(locale.getLanguage(), name)));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void noKeyIsMissingAndNoneIsLeft(Bundle bundle) throws IOException {
        assertThat(bundle.read().stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(bundle.english().stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void theSamePlacesAreFilled(Bundle bundle) throws IOException {
        Properties english = bundle.english();
        Properties read = bundle.read();
        var wrong = new ArrayList<String>();
        for (String key : shared(english, read)) {
            Set<String> expected = places(english.getProperty(key));
            Set<String> actual = places(read.getProperty(key));
            Set<String> forms = found(FORMS, read.getProperty(key));
            String rest = PLACE.matcher(FORMS.matcher(read.getProperty(key)).replaceAll(""))
                    .replaceAll("");
            boolean commands = read.getProperty(key).contains("\n    ")
                    && !lines(english.getProperty(key)).equals(lines(read.getProperty(key)));
            if (!actual.equals(expected)
                    || !all(english.getProperty(key)).containsAll(forms)
                    || !braces(rest).equals(braces(bare(english.getProperty(key))))
                    || commands
                    || !found(KEPT, english.getProperty(key)).equals(found(KEPT, read.getProperty(key)))) {
                wrong.add(key + ": " + read.getProperty(key));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void nothingIsEmptyOrStillEnglish(Bundle bundle) throws IOException {
        Properties english = bundle.english();
        Properties read = bundle.read();
        assertThat(shared(english, read))
                .allSatisfy(key -> assertThat(read.getProperty(key)).as(key).isNotBlank());
        assertThat(shared(english, read).stream()
                        .filter(key -> read.getProperty(key).equals(english.getProperty(key)))
                        .filter(key -> !SAME.matcher(key).matches() || words(key, read.getProperty(key)) > 3)
                        .filter(key -> words(key, read.getProperty(key)) > 0))
                .isEmpty();
    }

    private static Set<String> shared(Properties english, Properties read) {
        var shared = new TreeSet<>(english.stringPropertyNames());
        shared.retainAll(read.stringPropertyNames());
        return shared;
    }

    /// The places whose values are shown.
    private static Set<String> places(String text) {
        Set<String> places = found(PLACE, text);
        places.addAll(found(NUMBERED, text));
        return places;
    }

    private static Set<String> all(String text) {
        Set<String> places = places(text);
        places.addAll(found(FORMS, text));
        return places;
    }

    /// Lines that begin with a blank are commands, to be taken over as they are.
    private static List<String> lines(String text) {
        return text.lines().filter(line -> line.startsWith(" ")).toList();
    }

    /// How many words there are to translate: names have none.
    private static long words(String key, String text) {
        return key.endsWith(".name") || key.endsWith(".pac")
                ? 0
                : WORD.matcher(bare(text)).results().count();
    }

    private static String bare(String text) {
        return PLACE.matcher(FORMS.matcher(text).replaceAll("")).replaceAll("");
    }

    private static String braces(String text) {
        return text.replaceAll("[^{}]", "");
    }

    private static Set<String> found(Pattern pattern, String text) {
        var found = new TreeSet<String>();
        pattern.matcher(text).results().forEach(m -> found.add(m.groupCount() > 0 ? m.group(1) : m.group()));
        return found;
    }
}
