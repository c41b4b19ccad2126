// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrthographyTest {

    private static final Orthography GERMAN = new Orthography(Locale.GERMAN);
    private static final Orthography FRENCH = new Orthography(Locale.FRENCH);
    private static final Orthography SPANISH = new Orthography(Locale.of("es", "MX"));
    private static final Orthography ENGLISH = new Orthography(Locale.ENGLISH);

    @Test
    void measuredValuesTakeTheSignOfTheRegionAndOthersStay() {
        assertThat(GERMAN.shown("loss", "2.5", "")).isEqualTo("2,5");
        assertThat(SPANISH.shown("loss", "2.5", "")).isEqualTo("2.5");
        assertThat(ENGLISH.shown("count", "64511", "")).isEqualTo("64511");
        assertThat(FRENCH.shown("count", "64511", "")).isEqualTo("64\u202f511");
        assertThat(GERMAN.shown("bytes", "1252", "")).isEqualTo("1252");
        assertThat(GERMAN.shown("version", "17.4", "")).isEqualTo("17.4");
        assertThat(GERMAN.shown("ports", "65535", "")).isEqualTo("65535");
    }

    @Test
    void aNumberThatStandsAloneIsWrittenTheSameWay() {
        assertThat(GERMAN.number("2.3\u2009s")).isEqualTo("2,3\u2009s");
        assertThat(GERMAN.number("12500")).isEqualTo("12\u202f500");
        assertThat(ENGLISH.number("2.3\u2009s")).isEqualTo("2.3\u2009s");
    }

    @Test
    void aListInASentenceEndsWithAndBehindAColonWithACommaAsIsCopied() {
        Map<String, String> hosts = Map.of("hosts", "a.test, b.test, c.test");
        assertThat(Places.fill("{hosts} schweigen", hosts, GERMAN)).isEqualTo("a.test, b.test und c.test schweigen");
        assertThat(Places.fill("{hosts} se taisent", hosts, FRENCH)).isEqualTo("a.test, b.test et c.test se taisent");
        assertThat(Places.fill("{hosts} callan", hosts, SPANISH)).isEqualTo("a.test, b.test y c.test callan");
        assertThat(Places.fill("Betroffen: {hosts}", hosts, GERMAN)).isEqualTo("Betroffen: a.test, b.test, c.test");
    }

    @Test
    void unitsAndFrenchSignsHoldOnToWhatStandsBeforeThem() {
        assertThat(GERMAN.set("Verlust 2,5 %, 40 ms")).isEqualTo("Verlust 2,5\u202f%, 40\u202fms");
        assertThat(FRENCH.set("Hôtes : a ; « b » ?")).isEqualTo("Hôtes\u00a0: a\u202f; «\u00a0b\u00a0»\u202f?");
        assertThat(FRENCH.set("    set x : 40 ms")).isEqualTo("    set x : 40 ms");
        assertThat(ENGLISH.set("40 ms")).isEqualTo("40 ms");
    }

    @Test
    void datesAreThoseOfTheLanguage() {
        var at = ZonedDateTime.of(2026, 11, 22, 13, 4, 11, 0, ZoneId.of("Europe/Vienna"));
        assertThat(ENGLISH.moment(at, true)).isEqualTo("2026-11-22 13:04:11 CET");
        assertThat(GERMAN.moment(at, true)).isEqualTo("22.11.2026, 13:04:11 MEZ");
        assertThat(FRENCH.moment(at, false)).isEqualTo("22 nov. 2026 13:04 CET");
        assertThat(new Orthography(Locale.of("es")).moment(at, false)).isEqualTo("22 nov 2026, 13:04 CET");
    }

    @Test
    void aSentenceBeginsWithACapitalWhateverItBeginsWith() {
        assertThat(Texts.in(Locale.GERMAN).say("reason.browser.unsupported", "browser", "native-app"))
                .isEqualTo("Die App kann diese Anrufe nicht führen.");
    }
}
