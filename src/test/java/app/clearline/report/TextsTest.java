// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.clearline.model.Conclusion;
import app.clearline.model.Outcome;
import app.clearline.model.Who;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Orthography ENGLISH = new Orthography(Locale.ENGLISH);

    private final Texts texts = Texts.in(Locale.ENGLISH);

    @Test
    void placesAreFilled() {
        assertThat(texts.say("conclusion.works.sentence", "service", "Practice"))
                .isEqualTo("Everything that Practice needs from this network is open.");
    }

    @Test
    void bracesInAValueAreNoPlacesAndDollarsAreThemselves() {
        assertThat(Places.fill("{a} and {b}", Map.of("a", "{b}$1\\", "b", "x"), ENGLISH))
                .isEqualTo("{b}$1\\ and x");
        assertThat(Places.fill("By {a}. Then.", Map.of("a", "Zscaler Inc."), ENGLISH))
                .isEqualTo("By Zscaler Inc. Then.");
    }

    @Test
    void aSentenceWithoutItsValueIsLeftOutOrElseGetsADash() {
        assertThat(texts.say("conclusion.works.sentence"))
                .isEqualTo("Everything that — needs from this network is open.");
        assertThat(Texts.fill("First. Blocked: {hosts}. Last.", Map.of("hosts", " "), ENGLISH))
                .isEqualTo("First. Last.");
        assertThat(Texts.fill("Do this.\nOpen {ports}.\nThen {what}. Well?", Map.of("ports", "1.5. 2"), ENGLISH))
                .isEqualTo("Do this.\nOpen 1.5. 2.\nWell?");
    }

    @Test
    void aBrowserHasItsNameAndAnythingElseStaysAsItIs() {
        assertThat(opened("chrome 131")).contains("Browser: Chrome 131 ·");
        assertThat(opened("ie")).contains("Browser: Internet Explorer ·");
        assertThat(opened("unknown")).contains("Browser: the browser ·");
        assertThat(opened("not known")).contains("Browser: not known ·");
        assertThat(opened("konqueror 5")).contains("Browser: konqueror 5 ·");
    }

    private String opened(String browser) {
        return texts.say("console.opening.answers", "browser", browser, "os", "x", "proxy", "y");
    }

    @Test
    void anUnknownKeyStandsForItself() {
        assertThat(texts.say("no.such.key")).isEqualTo("no.such.key");
        assertThat(texts.has("no.such.key")).isFalse();
        assertThat(texts.sayOr("no.such.key", "its own title")).isEqualTo("its own title");
        assertThat(texts.sayOr("outcome.pass", "other")).isEqualTo("Passed");
    }

    @Test
    void vocabulariesHaveWords() {
        assertThat(texts.word(Outcome.NOT_TESTED)).isEqualTo("Not tested");
        assertThat(texts.word(Who.ADMIN)).isEqualTo("your network administrator");
        assertThatThrownBy(() -> texts.word(Conclusion.WORKS)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void aLanguageThatIsNotThereIsEnglishWhateverTheSystemSpeaks() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Texts.in(Locale.JAPAN).say("outcome.pass")).isEqualTo("Passed");
        } finally {
            Locale.setDefault(before);
        }
    }
}
