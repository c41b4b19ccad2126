// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import java.util.Locale;

/// How a language writes what stands in its sentences.
///
/// @param locale of the language
public record Orthography(Locale locale) {

    private static final String LISTED = ", ";

    /// Whether words beside `value` are in the singular: it is a list of one, or a number that goes with one thing.
    /// In French none is one as well.
    boolean one(String value) {
        if (!value.isEmpty() && value.chars().allMatch(c -> '0' <= c && c <= '9')) {
            return value.equals("1") || (value.equals("0") && french());
        }
        return !value.contains(LISTED);
    }

    private boolean french() {
        return locale.getLanguage().equals("fr");
    }
}
