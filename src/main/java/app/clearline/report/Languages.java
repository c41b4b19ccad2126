// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The languages that there are texts in, and which of them somebody means. There is no language of the program as a
/// whole: each window, command and document is given the [Texts] that it speaks with.
public final class Languages {

    /// The variable that sets the language where the command line does not.
    public static final String VARIABLE = "CLEARLINE_LANGUAGE";

    private static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.of("es"));

    /// As people and systems write a locale: `de`, `de-AT`, `de_CH.UTF-8`, `es_ES@euro`.
    private static final Pattern WRITTEN =
            Pattern.compile("([A-Za-z]{2})(?:[-_]([A-Za-z]{2}|[0-9]{3}))?(?:[.@][A-Za-z0-9.@_-]{0,30})?");

    private Languages() {}

    /// One locale a language, English first.
    public static List<Locale> all() {
        return ALL;
    }

    /// The locale that `text` means, with its region where it names one; empty where we do not speak it.
    public static Optional<Locale> named(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            return Optional.empty();
        }
        String region = written.group(2);
        return spoken(Locale.of(written.group(1), region == null ? "" : region));
    }

    /// The first of `wishes` that names a language we speak, else that of the system, else English.
    ///
    /// @param wishes the command line, a variable or a setting, the weightiest first; blank where there is none
    public static Locale of(List<String> wishes) {
        return wishes.stream()
                .flatMap(wish -> named(wish).stream())
                .findFirst()
                .or(() -> spoken(Locale.getDefault(Locale.Category.DISPLAY)))
                .orElse(Locale.ENGLISH);
    }

    /// What the language calls itself, as a list to choose from shows it.
    public static String ownName(Locale locale) {
        String name = locale.getDisplayLanguage(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    private static Optional<Locale> spoken(Locale wanted) {
        return ALL.stream().anyMatch(l -> l.getLanguage().equals(wanted.getLanguage()))
                ? Optional.of(wanted)
                : Optional.empty();
    }
}
