// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Phrase;

/// What the person asked for cannot be done, and why; nothing was run. The phrase holds no credentials.
final class Misuse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static final int LONGEST_SECONDS = 3600;

    private final transient Phrase phrase;

    /// @param values `place, value, place, value …` of the text
    Misuse(String key, String... values) {
        super(key);
        this.phrase = Phrase.of(key, values);
    }

    /// A number of seconds that an option does not take.
    static Misuse seconds(String option, int from) {
        return new Misuse(
                "console.bad.seconds",
                "option",
                option,
                "from",
                Integer.toString(from),
                "to",
                Integer.toString(LONGEST_SECONDS));
    }

    Phrase phrase() {
        return phrase;
    }
}
