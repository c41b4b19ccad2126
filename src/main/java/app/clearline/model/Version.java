// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.util.Comparator;

/// A dotted version such as `131.0.6778.86`; compared number by number, missing numbers count as zero.
///
/// @param text as it was found; it begins with a digit and is at most 64 characters long
public record Version(String text) implements Comparable<Version> {

    public Version {
        if (text.isEmpty() || text.length() > 64 || !Character.isDigit(text.charAt(0))) {
            throw new IllegalArgumentException("not a version: \"" + text + "\"");
        }
    }

    /// The first number.
    public long major() {
        return number(0);
    }

    /// The number at `place`, counted from 0; 0 where there is none. Letters end a number.
    public long number(int place) {
        String[] parts = text.split("[.]", -1);
        if (place >= parts.length) {
            return 0;
        }
        var digits = new StringBuilder();
        for (int i = 0; i < Math.min(parts[place].length(), 18) && Character.isDigit(parts[place].charAt(i)); i++) {
            digits.append(parts[place].charAt(i));
        }
        return digits.isEmpty() ? 0 : Long.parseLong(digits.toString());
    }

    @Override
    public int compareTo(Version other) {
        int places = Math.max(text.split("[.]", -1).length, other.text.split("[.]", -1).length);
        for (int i = 0; i < places; i++) {
            int order = Long.compare(number(i), other.number(i));
            if (order != 0) {
                return order;
            }
        }
        return Comparator.<String>naturalOrder().compare(text, other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
