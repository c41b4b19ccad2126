// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

/// Text from outside, made fit to be shown: a far end must not be able to steer a terminal or break a document.
final class Clean {

    /// Blanks that do not break: our own texts have them before units.
    private static final int FIXED = 0x00a0;

    private static final int NARROW = 0x202f;

    private Clean() {}

    /// `text` in one line: without control, format and private characters and halves of surrogate pairs, each run of
    /// white space as one blank.
    static String line(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == FIXED || c == NARROW) {
                clean.appendCodePoint(c);
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                if (!clean.isEmpty() && clean.charAt(clean.length() - 1) != ' ') {
                    clean.append(' ');
                }
            } else if (shown(c)) {
                clean.appendCodePoint(c);
            }
        });
        return clean.toString().strip();
    }

    private static boolean shown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
