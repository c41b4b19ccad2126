// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkupTest {

    private static String written(String content) {
        var page = new Markup();
        page.text("p", "", content);
        return page.toString();
    }

    @Test
    void wordsAsLongAsCommandsStayWhole() {
        String text = "a <b> " + "x".repeat(2000) + " " + "y".repeat(2000) + " c";
        assertThat(written(text)).isEqualTo("<p>" + text.replace("<b>", "&lt;b&gt;") + "</p>");
    }

    @Test
    void aWordWithoutEndIsCutAndWhatFollowsItIsNot() {
        String first = "x".repeat(2001);
        String second = "y".repeat(30_000);
        assertThat(written("a " + first + " b " + second + " c"))
                .isEqualTo("<p>a " + "x".repeat(2000) + "… b " + "y".repeat(2000) + "… c</p>");
    }

    @Test
    void noLetterIsCutInTwo() {
        assertThat(written("😀".repeat(2001))).isEqualTo("<p>" + "😀".repeat(2000) + "…</p>");
    }
}
