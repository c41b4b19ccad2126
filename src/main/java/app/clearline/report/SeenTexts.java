// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What probes say of a failure, and detection of where it looked, in another language. It is saved in English, so a
/// text is found by its English words, as [ProfileTexts] does; what stands in their places stays as it is.
final class SeenTexts {

    static final String BUNDLE = "messages-seen";

    /// Holds one of these texts itself.
    private static final String NESTED = "detail";

    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
    /// No failure's detail is longer.
    private static final int LONGEST = 500;

    private static final int DEEPEST = 4;

    /// @param literal how many of its characters are no places
    private record Form(Pattern english, List<String> places, int literal, String text) {}

    private final List<Form> forms = new ArrayList<>();

    SeenTexts(Locale locale) {
        if (Texts.english(locale)) {
            return;
        }
        ResourceBundle english = Texts.bundle(BUNDLE, Locale.ENGLISH);
        ResourceBundle translated = Texts.bundle(BUNDLE, locale);
        for (String key : english.keySet()) {
            forms.add(form(english.getString(key), translated.getString(key)));
        }
        // What says more goes before what says it of anything.
        forms.sort(Comparator.comparingInt(Form::literal).reversed());
    }

    private static Form form(String english, String text) {
        var pattern = new StringBuilder();
        var places = new ArrayList<String>();
        Matcher place = PLACE.matcher(english);
        int done = 0;
        int literal = english.length();
        while (place.find()) {
            pattern.append(Pattern.quote(english.substring(done, place.start())))
                    .append("(.+?)");
            places.add(place.group(1));
            literal -= place.group().length();
            done = place.end();
        }
        pattern.append(Pattern.quote(english.substring(done)));
        return new Form(Pattern.compile(pattern.toString()), places, literal, text);
    }

    /// The translation; what nobody of ours said, or only the far end, stays as it is.
    String of(String english) {
        return of(english, 0);
    }

    private String of(String english, int depth) {
        if (english.length() <= LONGEST && depth < DEEPEST) {
            for (Form form : forms) {
                Matcher said = form.english().matcher(english);
                if (said.matches()) {
                    return told(form, said, depth);
                }
            }
        }
        return english;
    }

    private String told(Form form, Matcher said, int depth) {
        var values = new TreeMap<String, String>();
        for (int i = 0; i < form.places().size(); i++) {
            String place = form.places().get(i);
            String value = said.group(i + 1);
            values.put(place, place.equals(NESTED) ? of(value, depth + 1) : value);
        }
        return PLACE.matcher(form.text())
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")));
    }
}
