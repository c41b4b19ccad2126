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

        Sign sign() {
            return switch (this) {
                case SYSTEM -> Sign.SYSTEM;
                case LIGHT -> Sign.SUN;
                case DARK -> Sign.MOON;
            };
        }
    }

    /// Follows the system until it is set.
    final ObjectProperty<Wish> wish = new SimpleObjectProperty<>(Wish.SYSTEM);

    /// Held here alone: the system's preferences outlive every window.
    private final InvalidationListener system = at -> apply();

    Theme() {
        Platform.getPreferences().colorSchemeProperty().addListener(new WeakInvalidationListener(system));
        wish.addListener(at -> apply());
        apply();
    }

    private void apply() {
        boolean dark = switch (wish.get()) {
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
            case LIGHT -> false;
            case DARK -> true;
        };
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }
}
