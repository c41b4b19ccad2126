// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PrivateWordTest {

    private static final PrivateWord CORP = PrivateWord.of("corp", "host-1");

    @Test
    void aNameGoesWithAllThatIsUnderItAndNeverWithAPartOfAnotherWord() {
        assertThat(hide("at a.b-c.CORP:80, corp, corp-x corps xcorp _corp corp. .corp"))
                .isEqualTo("at host-1:80, host-1, corp-x corps xcorp _corp host-1. .host-1");
    }

    /// The rule in short form, which takes stack for each label.
    @Test
    void asTheRuleSays() {
        var rule = Pattern.compile("(?<![\\p{Alnum}_])(?:[\\p{Alnum}-]+\\.)*corp(?![\\p{Alnum}_]|-\\p{Alnum})");
        var random = new Random(20261123);
        String[] parts = {"corp", "corp", ".", ".", ".", "-", "_", "a", "b9", " ", "\u00e9"};
        int hidden = 0;
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            String expected = rule.matcher(text).replaceAll("host-1");
            assertThat(hide(text.toString())).as("%s", text).isEqualTo(expected);
            hidden += expected.contentEquals(text) ? 0 : 1;
        }
        assertThat(hidden).isGreaterThan(5000);
    }

    @Test
    void manyLabelsTakeNoStack() {
        String labels = "a.".repeat(50_000);
        assertThat(hide(labels)).isEqualTo(labels);
        assertThat(hide(labels + "corp " + labels)).isEqualTo("host-1 " + labels);
    }

    private static String hide(String text) {
        return CORP.hide(text, (shown, instead) -> assertThat(text).contains(shown));
    }
}
