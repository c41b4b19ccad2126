// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.report.Languages;
import app.clearline.report.Texts;
import java.util.Locale;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Shows a language as `Report: Français`, by its own name.
final class LanguageNames extends StringConverter<Locale> {

    private final Texts texts;

    LanguageNames(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String toString(@Nullable Locale locale) {
        return locale == null ? "" : texts.say("desktop.report.language.of", "language", Languages.ownName(locale));
    }

    @Override
    public Locale fromString(String text) {
        throw new UnsupportedOperationException("languages are chosen, not written");
    }
}
