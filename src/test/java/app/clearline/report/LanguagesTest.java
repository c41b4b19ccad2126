// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguagesTest {

    @Test
    void aLanguageIsNamedAsPeopleAndSystemsWriteIt() {
        assertThat(Languages.named("de")).contains(Locale.GERMAN);
        assertThat(Languages.named("FR")).contains(Locale.FRENCH);
        assertThat(Languages.named("es-MX")).contains(Locale.of("es", "MX"));
        assertThat(Languages.named("de_CH.UTF-8")).contains(Locale.of("de", "CH"));
        assertThat(Languages.named("es_ES@euro")).contains(Locale.of("es", "ES"));
        assertThat(List.of("", "ja", "deutsch", "C", "d e", "de\u0000", "de_DE.UTF-8; rm"))
                .allSatisfy(text -> assertThat(Languages.named(text)).isEmpty());
    }

    @Test
    void theWeightiestWishCountsThenTheSystemThenEnglish() {
        Locale before = Locale.getDefault(Locale.Category.DISPLAY);
        try {
            Locale.setDefault(Locale.Category.DISPLAY, Locale.of("es", "AR"));
            assertThat(Languages.of(List.of("", "fr", "de"))).isEqualTo(Locale.FRENCH);
            assertThat(Languages.of(List.of("", "tlh"))).isEqualTo(Locale.of("es", "AR"));
            Locale.setDefault(Locale.Category.DISPLAY, Locale.JAPAN);
            assertThat(Languages.of(List.of(""))).isEqualTo(Locale.ENGLISH);
        } finally {
            Locale.setDefault(Locale.Category.DISPLAY, before);
        }
    }

    @Test
    void eachIsListedByItsOwnName() {
        assertThat(Languages.all().stream().map(Languages::ownName))
                .containsExactly("English", "Deutsch", "Français", "Español");
    }

    @Test
    void wordsFitTheNumber() {
        String text = "{count|The one host|All # hosts} answered.";
        var german = new Orthography(Locale.GERMAN);
        var french = new Orthography(Locale.FRENCH);
        assertThat(Places.fill(text, Map.of("count", "1"), german)).isEqualTo("The one host answered.");
        assertThat(Places.fill(text, Map.of("count", "12"), german)).isEqualTo("All 12 hosts answered.");
        assertThat(Places.fill(text, Map.of("count", "0"), german)).isEqualTo("All 0 hosts answered.");
        assertThat(Places.fill(text, Map.of("count", "0"), french)).isEqualTo("The one host answered.");
        assertThat(Places.fill("{hosts} {hosts|is|are} down", Map.of("hosts", "a.test"), german))
                .isEqualTo("a.test is down");
        assertThat(Places.fill("{hosts} {hosts|is|are} down", Map.of("hosts", "a.test, b.test"), german))
                .isEqualTo("a.test und b.test are down");
    }
}
