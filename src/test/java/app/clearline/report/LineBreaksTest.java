// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineBreaksTest {

    private static List<String> pieces(String text) {
        var breaks = new LineBreaks();
        breaks.setText(text);
        var pieces = new ArrayList<String>();
        int done = 0;
        for (int at = breaks.next(); at != BreakIterator.DONE; at = breaks.next()) {
            if (at > done) {
                pieces.add(text.substring(done, at));
                done = at;
            }
        }
        return pieces;
    }

    @Test
    void noLineEndsBehindAnApostrophe() {
        assertThat(pieces("les appels s’ouvre, l'appel d’erreur"))
                .containsExactly("les ", "appels ", "s’ouvre, ", "l'appel ", "d’erreur");
    }

    @Test
    void aQuotationAndAnAddressMayEndALine() {
        assertThat(pieces("‘calls’ work")).containsExactly("‘calls’ ", "work");
        assertThat(pieces("http://a.example/path/file")).hasSizeGreaterThan(1);
    }
}
