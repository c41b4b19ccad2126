// SPDX-License-Identifier: Apache-2.0
package app.clearline.asn1;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// UTCTime and GeneralizedTime as DER has them: in UTC, with seconds (X.690 §11.7, §11.8).
final class DerTime {

    private static final DateTimeFormatter LONG =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern UTC = Pattern.compile("([0-9]{12})Z");
    private static final Pattern GENERALIZED = Pattern.compile("([0-9]{14})(?:[.][0-9]{1,9})?Z");

    private DerTime() {}

    static boolean isUtc(Instant at) {
        int year = at.atOffset(ZoneOffset.UTC).getYear();
        return year >= 1950 && year <= 2049;
    }

    static String utc(Instant at) {
        if (!isUtc(at)) {
            throw new IllegalArgumentException("UTCTime ends in 2049 and begins in 1950: " + at);
        }
        return generalized(at).substring(2);
    }

    static String generalized(Instant at) {
        int year = at.atOffset(ZoneOffset.UTC).getYear();
        if (year < 0 || year > 9999) {
            throw new IllegalArgumentException("a year has four digits: " + at);
        }
        return LONG.format(at.atOffset(ZoneOffset.UTC)) + "Z";
    }

    static Instant readUtc(String text) throws DerException {
        Matcher matcher = UTC.matcher(text);
        if (!matcher.matches()) {
            throw new DerException("not a UTCTime");
        }
        String digits = matcher.group(1);
        return read((digits.charAt(0) < '5' ? "20" : "19") + digits);
    }

    /// A fraction of a second is allowed and dropped: some responders write one.
    static Instant readGeneralized(String text) throws DerException {
        Matcher matcher = GENERALIZED.matcher(text);
        if (!matcher.matches()) {
            throw new DerException("not a GeneralizedTime in UTC");
        }
        return read(matcher.group(1));
    }

    private static Instant read(String digits) throws DerException {
        try {
            return LocalDateTime.parse(digits, LONG).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            // Digits all right, but no such day or hour.
            throw new DerException("a time that does not exist", e);
        }
    }
}
