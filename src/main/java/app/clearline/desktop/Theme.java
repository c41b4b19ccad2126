// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Named;
import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Light or dark: as the system has it, live, or as the person wants it.
final class Theme {

    /// What the person wants.
    enum Wish implements Named {
        SYSTEM,
        LIGHT,
        DARK;

        /// The one that a button goes on to.
        Wish next() {
            return switch (this) {
                case SYSTEM -> LIGHT;
                case LIGHT -> DARK;
                case DARK -> SYSTEM;
            };
        }

        /// Whether it is dark now.
        boolean dark() {
            return switch (this) {
                case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
                case LIGHT -> false;
                case DARK -> true;
            };
        }

        Sign sign() {
            return switch (this) {
                case SYSTEM -> Sign.SYSTEM;
                case LIGHT -> Sign.SUN;
                case DARK -> Sign.MOON;
            };
        }
    }

    final ObjectProperty<Wish> wish;

    /// Held here alone: the system's preferences outlive every window.
    private final InvalidationListener system = at -> apply();

    Theme(Wish first) {
        wish = new SimpleObjectProperty<>(first);
        Platform.getPreferences().colorSchemeProperty().addListener(new WeakInvalidationListener(system));
        wish.addListener(at -> apply());
        apply();
    }

    private void apply() {
        Application.setUserAgentStylesheet(
                wish.get().dark()
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
    }
}
