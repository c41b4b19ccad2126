// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The places of a text. `{name}` takes the value of that name as it is: braces in it are no places. `{name|one|many}`
/// takes `one` where the value is the number one or a list of one, else `many`, with the value for a `#`, so that words
/// fit
/// it.
final class Places {

    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9-]*)(?:\\|([^|{}]*)\\|([^|{}]*))?}");

    private Places() {}

    /// Whether `values` has something for every place of `text`.
    static boolean filledBy(Map<String, String> values, String text) {
        return PLACE.matcher(text)
                .results()
                .noneMatch(p -> values.getOrDefault(p.group(1), "").isBlank());
    }

    /// `text` with each place filled, by an em dash where there is no value. A value that ends with a full stop, as
    /// names of companies do, gets no second one.
    static String fill(String text, Map<String, String> values, Orthography writing) {
        return PLACE.matcher(text).replaceAll(place -> {
            String value = values.getOrDefault(place.group(1), "");
            if (place.group(2) != null) {
                String form = place.group(writing.one(value) ? 2 : 3);
                return Matcher.quoteReplacement(form.replace("#", writing.shown(place.group(1), value, "")));
            }
            value = writing.shown(place.group(1), value, text.substring(0, place.start()));
            if (place.start() == 0 && place.group(1).equals("browser")) {
                // The words for a browser that is not known begin small.
                value = value.substring(0, Math.min(1, value.length())).toUpperCase(writing.locale())
                        + value.substring(Math.min(1, value.length()));
            }
            boolean twice = value.endsWith(".") && text.startsWith(".", place.end());
            return Matcher.quoteReplacement(
                    value.isBlank() ? "—" : twice ? value.substring(0, value.length() - 1) : value);
        });
    }
}
