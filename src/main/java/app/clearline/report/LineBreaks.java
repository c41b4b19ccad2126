// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.layout.UrlAwareLineBreakIterator;
import java.text.BreakIterator;
import java.util.Locale;

/// Where a line of a PDF may end: as the library has it, but never behind the apostrophe in `s’ouvre` or `l’appel`,
/// which it takes for the end of a quotation.
final class LineBreaks implements FSTextBreaker {

    private final FSTextBreaker usual = new UrlAwareLineBreakIterator(BreakIterator.getLineInstance(Locale.ROOT));
    private String text = "";

    @Override
    public void setText(String newText) {
        text = newText;
        usual.setText(newText);
    }

    @Override
    public int next() {
        int at = usual.next();
        while (at != BreakIterator.DONE && elided(at)) {
            at = usual.next();
        }
        return at;
    }

    private boolean elided(int at) {
        return at > 1
                && at < text.length()
                && (text.charAt(at - 1) == '’' || text.charAt(at - 1) == '\'')
                && Character.isLetter(text.charAt(at - 2))
                && Character.isLetter(text.charAt(at));
    }
}
