// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Light or dark: as the system has it, live, until the person turns it over.
final class Theme {

    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private boolean chosen;

    Theme() {
        Platform.getPreferences().colorSchemeProperty().addListener((at, was, is) -> {
            if (!chosen) {
                apply(is == ColorScheme.DARK);
            }
        });
        apply(Platform.getPreferences().getColorScheme() == ColorScheme.DARK);
    }

    ReadOnlyBooleanProperty dark() {
        return dark.getReadOnlyProperty();
    }

    /// The person wants it so, whatever the system says.
    void choose(boolean wanted) {
        chosen = true;
        apply(wanted);
    }

    private void apply(boolean wanted) {
        dark.set(wanted);
        Application.setUserAgentStylesheet(
                wanted ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }
}
