// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Outcome;
import com.openhtmltopdf.css.parser.FSRGBColor;
import java.util.Locale;

/// The colours of pictures. On screen the style of the page says what each is; on paper it is this.
enum Ink {
    GOOD(0x1a7f37),
    LIMITED(0xbf8700),
    BAD(0xcf222e),
    UNKNOWN(0x8c959f),
    /// Lines that carry no meaning of their own.
    GRID(0xd0d7de),
    /// Where nothing is.
    BACK(0xeaeef2),
    STROKE(0x1f2328),
    ACCENT(0x0969da),
    PAPER(0xffffff);

    private final int rgb;

    Ink(int rgb) {
        this.rgb = rgb;
    }

    static Ink of(Outcome outcome) {
        return switch (outcome) {
            case PASS -> GOOD;
            case WARN -> LIMITED;
            case FAIL -> BAD;
            case NOT_TESTED, NOT_APPLICABLE -> UNKNOWN;
        };
    }

    /// As classes of elements name it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Ink named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    FSRGBColor paint() {
        return new FSRGBColor(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }
}
