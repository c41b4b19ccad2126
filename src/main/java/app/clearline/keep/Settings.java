// SPDX-License-Identifier: Apache-2.0
package app.clearline.keep;

import app.clearline.model.HostPort;
import app.clearline.model.Named;
import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What can be set.
///
/// @param language null: that of the system
/// @param updates whether a link to newer versions is shown; the program itself asks nobody
/// @param responder null: none is suggested
/// @param service the one to suggest, an id or the path of a profile; empty: none
/// @param lastService that was checked last in the window; empty: none yet
/// @param window null: not known yet
public record Settings(
        Tone theme,
        @Nullable Locale language,
        Keeping history,
        boolean updates,
        @Nullable HostPort responder,
        String service,
        String lastService,
        @Nullable WindowPlace window) {

    /// How it is before anybody sets anything.
    public static final Settings DEFAULT = new Settings(Tone.SYSTEM, null, Keeping.WINDOW, false, null, "", "", null);

    private static final String NONE = "none";
    private static final String SYSTEM = "system";
    private static final int LONGEST = 1_000;

    /// The same with one thing set.
    ///
    /// @throws IllegalArgumentException saying what would mean something, where `text` means nothing
    Settings with(Key key, String text) {
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the value is too long, or has control characters");
        }
        Tone tone = key == Key.THEME ? Named.of(Tone.class, text) : theme;
        Locale tongue = key == Key.LANGUAGE ? language(text) : language;
        Keeping keeping = key == Key.HISTORY ? Named.of(Keeping.class, text) : history;
        boolean look = key == Key.UPDATES ? on(text) : updates;
        HostPort far = key == Key.RESPONDER ? (text.equals(NONE) ? null : HostPort.parse(text)) : responder;
        String suggested = key == Key.SERVICE ? (text.equals(NONE) ? "" : text) : service;
        String last = key == Key.LAST_SERVICE ? text : lastService;
        WindowPlace place = key == Key.WINDOW ? WindowPlace.parse(text) : window;
        return new Settings(tone, tongue, keeping, look, far, suggested, last, place);
    }

    /// The value of one setting, as files have it; empty where there is none.
    public String text(Key key) {
        return switch (key) {
            case THEME -> theme.id();
            case LANGUAGE -> language == null ? SYSTEM : language.toLanguageTag();
            case HISTORY -> history.id();
            case UPDATES -> updates ? "on" : "off";
            case RESPONDER -> responder == null ? NONE : responder.toString();
            case SERVICE -> service.isEmpty() ? NONE : service;
            case LAST_SERVICE -> lastService;
            case WINDOW -> window == null ? "" : window.toString();
        };
    }

    private static boolean on(String text) {
        return switch (text) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException("\"" + text + "\" is not one of: on, off");
        };
    }

    private static @Nullable Locale language(String text) {
        if (text.equals(SYSTEM)) {
            return null;
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(text).build();
            if (!locale.getLanguage().isEmpty()) {
                return locale;
            }
        } catch (IllformedLocaleException e) {
            // Told below, like a tag without a language.
        }
        throw new IllegalArgumentException("\"" + text + "\" is no language, such as de, nor: system");
    }
}
