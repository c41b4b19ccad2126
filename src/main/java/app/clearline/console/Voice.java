// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Outcome;
import java.io.PrintStream;
import java.nio.charset.CharsetEncoder;
import java.util.Map;

/// Speaks to people on one stream: keeps what came from the network from steering the terminal, falls back to
/// ASCII where the stream's charset has no better, and colours outcomes where that is wanted.
final class Voice {

    private static final Map<Character, String> ASCII = Map.ofEntries(
            Map.entry('–', "-"),
            Map.entry('—', "-"),
            Map.entry('…', "..."),
            Map.entry('‘', "'"),
            Map.entry('’', "'"),
            Map.entry('“', "\""),
            Map.entry('”', "\""),
            Map.entry('→', "->"),
            Map.entry('×', "x"),
            Map.entry('≥', ">="),
            Map.entry('·', "-"),
            Map.entry('•', "*"),
            Map.entry('✓', "+"),
            Map.entry('✗', "x"),
            Map.entry('\u00a0', " "),
            Map.entry('\u2009', " "),
            Map.entry('\u202f', " "));

    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream stream;
    private final CharsetEncoder encoder;
    private final boolean colour;
    private final int width;

    /// @param width of a line in characters
    Voice(PrintStream stream, boolean colour, int width) {
        this.stream = stream;
        this.encoder = stream.charset().newEncoder();
        this.colour = colour;
        this.width = width;
    }

    void line() {
        stream.println();
    }

    void line(String text) {
        stream.println(shown(text));
    }

    /// Paragraphs, broken between words; every line but the first begins with `hanging`.
    void paragraph(String first, String hanging, String text) {
        wrapped("", first, hanging, text);
    }

    /// The same, standing out.
    void strong(String first, String hanging, String text) {
        wrapped(BOLD, first, hanging, text);
    }

    /// A paragraph that begins with the symbol of an outcome and has its colour.
    void marked(Outcome outcome, String first, String hanging, String text) {
        wrapped(paint(outcome), first.replace("*", symbol(outcome)), hanging, text);
    }

    /// A line that stands out, in the colour of an outcome.
    void loud(Outcome outcome, String text) {
        wrapped(BOLD + paint(outcome), symbol(outcome) + " ", "  ", text);
    }

    private void wrapped(String paint, String first, String hanging, String text) {
        String start = first;
        for (String paragraph : text.split("\n", -1)) {
            var line = new StringBuilder(start);
            int filled = line.length();
            for (String word : paragraph.split("\\s+", -1)) {
                if (line.length() > filled && line.length() + 1 + word.length() > width) {
                    painted(paint, line.toString());
                    line = new StringBuilder(hanging);
                    filled = line.length();
                }
                line.append(line.length() > filled ? " " : "").append(word);
            }
            painted(paint, line.toString());
            start = hanging;
        }
    }

    private void painted(String paint, String line) {
        boolean plain = !colour || paint.isEmpty();
        stream.println(plain ? shown(line) : paint + shown(line) + PLAIN);
    }

    static String symbol(Outcome outcome) {
        return switch (outcome) {
            case PASS -> "✓";
            case WARN -> "!";
            case FAIL -> "✗";
            case NOT_TESTED -> "?";
            case NOT_APPLICABLE -> "–";
        };
    }

    private static String paint(Outcome outcome) {
        return switch (outcome) {
            case PASS -> "\u001b[32m";
            case WARN -> "\u001b[33m";
            case FAIL -> "\u001b[31m";
            case NOT_TESTED -> "\u001b[36m";
            case NOT_APPLICABLE -> "\u001b[2m";
        };
    }

    /// The text without control and invisible formatting characters, and in what the stream can write.
    private String shown(String text) {
        var shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                shown.append(' ');
            } else if (c < 128 || Character.isSurrogate(c) || encoder.canEncode(c)) {
                shown.append(c);
            } else {
                shown.append(ASCII.getOrDefault(c, "?"));
            }
        }
        return shown.toString();
    }
}
