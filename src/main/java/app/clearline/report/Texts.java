// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Phrase;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.TreeMap;

/// The texts of one language: keys become sentences, `{name}` becomes the value of that name.
public final class Texts {

    private static final String BUNDLE = "app.clearline.messages";

    private final ResourceBundle bundle;
    private final Locale locale;

    private Texts(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// The texts in `locale`, or in English where there are none.
    public static Texts in(Locale locale) {
        return new Texts(locale);
    }

    public Locale locale() {
        return locale;
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    public String say(Phrase phrase) {
        return fill(text(phrase.key()), phrase.values());
    }

    /// The text of `key`, with `place, value, place, value …` filled in.
    public String say(String key, String... values) {
        return say(Phrase.of(key, values));
    }

    /// The text of `key` where there is one, else `otherwise`: profiles bring texts of their own.
    public String sayOr(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    private String text(String key) {
        try {
            return bundle.getString(key);
        } catch (MissingResourceException e) {
            // A missing text must not end a run; the message tests see to it that none is.
            return key;
        }
    }

    private static String fill(String text, Map<String, String> values) {
        var filled = new StringBuilder();
        var byName = new TreeMap<>(values);
        int at = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            String name = text.substring(open + 1, close);
            String value = byName.get(name);
            filled.append(text, at, open).append(value == null ? text.substring(open, close + 1) : value);
            at = close + 1;
        }
        return filled.append(text, at, text.length()).toString();
    }
}
