// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.report.Languages;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguageOptionTest {

    private static final Map<String, String> VARIABLE = Map.of(Languages.VARIABLE, "es");

    @Test
    void theLineOutweighsTheVariableAndThatTheSetting() {
        assertThat(LanguageOption.of(words("report --language fr run.json"), VARIABLE, "de"))
                .isEqualTo(Locale.FRENCH);
        assertThat(LanguageOption.of(words("check --language=de-AT"), VARIABLE, "fr"))
                .isEqualTo(Locale.of("de", "AT"));
        assertThat(LanguageOption.of(words("check"), VARIABLE, "fr")).isEqualTo(Locale.of("es"));
        assertThat(LanguageOption.of(words("check"), Map.of(), "fr")).isEqualTo(Locale.FRENCH);
        assertThat(LanguageOption.of(words("check --language"), Map.of(), "fr")).isEqualTo(Locale.FRENCH);
    }

    @Test
    void aLanguageAloneOpensTheWindow() {
        assertThat(LanguageOption.alone(words("--language de"))).isTrue();
        assertThat(LanguageOption.alone(words("--language=de"))).isTrue();
        assertThat(LanguageOption.alone(words("--language tlh"))).isFalse();
        assertThat(LanguageOption.alone(words("--language de check"))).isFalse();
        assertThat(LanguageOption.alone(new String[0])).isFalse();
    }

    private static String[] words(String line) {
        return line.split(" ");
    }
}
