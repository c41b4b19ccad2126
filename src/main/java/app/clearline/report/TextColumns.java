// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import java.util.ArrayList;
import java.util.List;

/// Plain text of at most 100 columns, in sections. Lines end with `\n`.
final class TextColumns {

    private static final int WIDTH = 100;

    private final StringBuilder out = new StringBuilder();

    void section(String title) {
        blank();
        out.append(title)
                .append('\n')
                .append("=".repeat(Math.min(title.length(), WIDTH)))
                .append('\n');
    }

    void blank() {
        if (!out.isEmpty() && !out.substring(Math.max(0, out.length() - 2)).equals("\n\n")) {
            out.append('\n');
        }
    }

    /// Wraps `text` after `start`; further lines are indented by the width of `start`.
    void line(String start, String text) {
        if (text.isEmpty()) {
            return;
        }
        int room = WIDTH - start.length();
        String indent = start;
        for (String piece : wrap(text, room)) {
            out.append(indent).append(piece).append('\n');
            indent = " ".repeat(start.length());
        }
    }

    /// A line that is taken over as it is, however long.
    void whole(String line) {
        out.append(line).append('\n');
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private static List<String> wrap(String text, int room) {
        var lines = new ArrayList<String>();
        int begin = 0;
        while (text.length() - begin > room) {
            int end = begin + room;
            while (end > begin && text.charAt(end) != ' ') {
                end--;
            }
            if (end == begin) {
                int last = begin + room - 1;
                end = Character.isHighSurrogate(text.charAt(last)) ? last : begin + room;
            }
            lines.add(text.substring(begin, end));
            begin = end;
            while (begin < text.length() && Character.isWhitespace(text.charAt(begin))) {
                begin++;
            }
        }
        lines.add(text.substring(begin));
        return lines;
    }
}
