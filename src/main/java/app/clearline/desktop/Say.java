// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Route;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/// Numbers, times and lengths of time as the window writes them: with units and thin spaces.
final class Say {

    private static final char THIN = '\u2009';

    private Say() {}

    /// A word that stands alone, with its capital.
    static String label(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /// Thousands set apart by a thin space.
    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', THIN);
    }

    /// `41 ms` below a second, `2.3 s` below ten, else whole seconds.
    static String length(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1_000) {
            return millis + "" + THIN + "ms";
        }
        return (millis < 10_000 ? String.format(Locale.ROOT, "%.1f", millis / 1_000.0) : Long.toString(millis / 1_000))
                + THIN
                + "s";
    }

    /// Whole seconds, for what ticks.
    static String seconds(Duration duration) {
        return duration.toSeconds() + "" + THIN + "s";
    }

    /// The time of day, as this computer's clock shows it.
    static String clock(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)
                .withZone(ZoneId.systemDefault())
                .format(at);
    }

    /// Date and time for a heading.
    static String moment(Instant at, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(ZoneId.systemDefault())
                .format(at);
    }

    /// How a step went there, as the end of a line; empty for the direct way.
    static String way(Route route) {
        return route.suffix().replaceFirst("^/via-", "");
    }
}
