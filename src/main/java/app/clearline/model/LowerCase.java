// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

/// Text from outside in lower case, letter by letter, in time and memory that grow with its length alone.
///
/// `String.toLowerCase` copies the whole text for each letter that becomes two, as `İ` does: 128 thousand of them,
/// which is one page of a far end, would take minutes and 90 gigabytes.
public final class LowerCase {

    private LowerCase() {}

    /// As long as `text`; the same for every language.
    public static String of(String text) {
        var lower = new StringBuilder(text.length());
        text.codePoints().forEach(c -> lower.appendCodePoint(Character.toLowerCase(c)));
        return lower.toString();
    }
}
