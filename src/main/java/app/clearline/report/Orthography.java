// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import java.text.DecimalFormatSymbols;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// How a language writes what stands in its sentences: numbers, lists, dates, and the blanks that hold together what
/// must not be torn apart. English keeps ISO dates, since a paper of ours is read on both sides of the Atlantic.
///
/// @param locale of the language, whose region decides on the decimal sign
public record Orthography(Locale locale) {

    private static final String LISTED = ", ";
    private static final String NARROW = "\u202f";
    private static final String FIXED = "\u00a0";

    /// The places whose values are measured; those of others, such as versions and ports, stay as they are.
    private static final Set<String> MEASURED = Set.of(
            "seconds",
            "survived",
            "ms",
            "loss",
            "percent",
            "mos",
            "jitter",
            "kilobits",
            "loaded",
            "late",
            "held",
            "took",
            "elapsed",
            "most",
            "udpBetter",
            "tcpBetter",
            "slowest",
            "gone",
            "bytes",
            "wanted",
            "count",
            "upLoss",
            "downLoss");

    /// The places whose values are lists in a running sentence.
    private static final Set<String> LISTS = Set.of("hosts", "carriers", "other", "schemes");

    private static final Map<String, String> AND = Map.of("de", " und ", "fr", " et ", "es", " y ");
    private static final Pattern UNIT =
            Pattern.compile("(?<=[0-9]) (?=(?:ms|s|%|kbit/s|KiB|Byte|bytes|octets?)(?![\\p{L}0-9]))");
    private static final Pattern POINT = Pattern.compile("(?<=[0-9])\\.(?=[0-9])");
    private static final Pattern THOUSANDS = Pattern.compile("(?<=[0-9])(?=(?:[0-9]{3})+$)");

    /// Whether words beside `value` are in the singular: it is a list of one, or a number that goes with one thing.
    /// In French none is one as well.
    boolean one(String value) {
        if (!value.isEmpty() && value.chars().allMatch(c -> '0' <= c && c <= '9')) {
            return value.equals("1") || (value.equals("0") && speaks("fr"));
        }
        return !value.contains(LISTED);
    }

    /// The value of a place as a sentence shows it.
    ///
    /// @param before what stands before it in the sentence: behind a colon or in brackets a list is no part of it
    String shown(String place, String value, String before) {
        if (MEASURED.contains(place)) {
            return number(value);
        }
        String and = AND.get(locale.getLanguage());
        int last = value.lastIndexOf(LISTED);
        if (and == null || last < 0 || !LISTS.contains(place) || before.endsWith(": ") || before.endsWith("(")) {
            return value;
        }
        return value.substring(0, last) + and + value.substring(last + LISTED.length());
    }

    /// A number, with a unit or without, as the language points it and sets thousands apart.
    ///
    /// @param value with a decimal point, and nothing between thousands
    public String number(String value) {
        char point = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
        String pointed = POINT.matcher(value).replaceAll(String.valueOf(point));
        // Four digits are read at a glance.
        return speaks("en") || pointed.length() < 5
                ? pointed
                : THOUSANDS.matcher(pointed).replaceAll(NARROW);
    }

    /// A line with blanks that do not break before units and, in French, before signs; a command stays as it is.
    String set(String line) {
        if (speaks("en") || line.startsWith(" ")) {
            return line;
        }
        String units = UNIT.matcher(line).replaceAll(NARROW);
        return speaks("fr")
                ? units.replaceAll(" (?=[;!?])", NARROW)
                        .replaceAll(" (?=[:»])", FIXED)
                        .replace("« ", "«" + FIXED)
                : units;
    }

    /// Date, time of day and zone.
    ///
    /// @param seconds whether they are told
    public String moment(ZonedDateTime at, boolean seconds) {
        DateTimeFormatter format = speaks("en")
                ? DateTimeFormatter.ofPattern(seconds ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm", locale)
                : DateTimeFormatter.ofLocalizedDateTime(
                                FormatStyle.MEDIUM, seconds ? FormatStyle.MEDIUM : FormatStyle.SHORT)
                        .withLocale(locale);
        return format.format(at) + DateTimeFormatter.ofPattern(" zzz", locale).format(at);
    }

    private boolean speaks(String language) {
        return locale.getLanguage().equals(language);
    }
}
