// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/// What the built-in profiles say, in another language. A text is found by its English words and not by the id of its
/// row: a profile of one's own may use the same id for something else, and a saved run holds the words alone.
final class ProfileTexts {

    static final String BUNDLE = "messages-services";

    private final Map<String, String> byEnglish = new HashMap<>();

    ProfileTexts(Locale locale) {
        if (Texts.english(locale)) {
            return;
        }
        ResourceBundle english = Texts.bundle(BUNDLE, Locale.ENGLISH);
        ResourceBundle translated = Texts.bundle(BUNDLE, locale);
        for (String key : english.keySet()) {
            byEnglish.put(english.getString(key), translated.getString(key));
        }
    }

    /// The translation; a text that no built-in profile has stays as it is.
    String of(String english) {
        return byEnglish.getOrDefault(english, english);
    }
}
