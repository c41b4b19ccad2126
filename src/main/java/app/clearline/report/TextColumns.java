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
        String rest = text;
        while (rest.length() > room) {
            int cut = rest.lastIndexOf(' ', room);
            int end = cut > 0 ? cut : Character.isHighSurrogate(rest.charAt(room - 1)) ? room - 1 : room;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }
}
