// SPDX-License-Identifier: Apache-2.0
package app.clearline.service;

import app.clearline.model.Named;
import app.clearline.model.Version;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// One value of a profile and its place. Each getter asks for one type and names the place where it finds another.
record Entry(String file, Node node) {

    private static final Pattern ID = Pattern.compile("[a-z0-9]([a-z0-9-]{0,46}[a-z0-9])?");

    /// A mistake at this place.
    ProfileException mistake(String what) {
        int line = node.getStartMark().map(m -> m.getLine() + 1).orElse(0);
        int column = node.getStartMark().map(m -> m.getColumn() + 1).orElse(0);
        return new ProfileException(file, line, column, what);
    }

    /// A table whose keys are all among `known`.
    Table table(String... known) throws ProfileException {
        return Table.of(this, List.of(known));
    }

    boolean isTable() {
        return node instanceof MappingNode;
    }

    /// Whether exactly this text stands here.
    boolean is(String text) {
        return node instanceof ScalarNode scalar && scalar.getValue().equals(text);
    }

    /// The items of a list of at most `most`.
    List<Entry> list(int most) throws ProfileException {
        if (!(node instanceof SequenceNode list)) {
            throw mistake("expected a list, found " + kind());
        }
        var entries = new ArrayList<Entry>();
        for (Node item : list.getValue()) {
            var entry = new Entry(file, item);
            if (entries.size() == most) {
                throw entry.mistake("more than " + most + " in this list");
            }
            entries.add(entry);
        }
        return entries;
    }

    /// The items of a list, or the one value that stands for a list of one.
    List<Entry> oneOrMore(int most) throws ProfileException {
        return node instanceof SequenceNode ? list(most) : List.of(this);
    }

    /// Text of 1 to `longest` characters, line breaks being the only controls.
    String text(int longest) throws ProfileException {
        String text = plain();
        if (text.isBlank()) {
            throw mistake("this text is empty");
        }
        if (text.length() > longest) {
            throw mistake("longer than " + longest + " characters");
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
            throw mistake("this text holds a control character");
        }
        return text.strip();
    }

    /// A text that is `whole` as a pattern; `what` says to a person what that is.
    String matching(Pattern whole, int longest, String what) throws ProfileException {
        String text = text(longest);
        if (!whole.matcher(text).matches()) {
            throw mistake("expected " + what + ", found \"" + shown(text) + "\"");
        }
        return text;
    }

    String id() throws ProfileException {
        return matching(ID, 48, "an id of small letters, digits and hyphens, at most 48");
    }

    String date() throws ProfileException {
        String text = text(10);
        try {
            return LocalDate.parse(text).toString();
        } catch (DateTimeException e) {
            // Another notation, or a day that no calendar has.
            throw mistake("expected a date such as 2026-01-31, found \"" + shown(text) + "\"");
        }
    }

    /// A whole number from `least` to `most`.
    int number(int least, int most) throws ProfileException {
        if (!(node instanceof ScalarNode scalar) || !node.getTag().equals(Tag.INT)) {
            throw mistake("expected a whole number from " + least + " to " + most + ", found " + kind());
        }
        String digits = scalar.getValue();
        if (digits.matches("-?[0-9]{1,10}") && Long.parseLong(digits) >= least && Long.parseLong(digits) <= most) {
            return Integer.parseInt(digits);
        }
        throw mistake("out of range: a number from " + least + " to " + most);
    }

    double decimal(double least, double most) throws ProfileException {
        boolean number = node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT);
        if (number && node instanceof ScalarNode scalar && scalar.getValue().matches("-?[0-9]{1,9}([.][0-9]{1,9})?")) {
            double value = Double.parseDouble(scalar.getValue());
            if (value >= least && value <= most) {
                return value;
            }
        }
        throw mistake("expected a number from " + least + " to " + most + ", found " + kind());
    }

    boolean flag() throws ProfileException {
        if (node.getTag().equals(Tag.BOOL) && (is("true") || is("false"))) {
            return is("true");
        }
        throw mistake("expected true or false, found " + kind());
    }

    /// A version; written as a number it is taken as it stands.
    Version version() throws ProfileException {
        boolean number = node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT);
        String text = number && node instanceof ScalarNode scalar ? scalar.getValue() : plain();
        if (!text.matches("[0-9]{1,9}([.][0-9]{1,9}){0,5}")) {
            throw mistake("expected a version such as 118 or 17.4, found \"" + shown(text) + "\"");
        }
        return new Version(text);
    }

    /// A word of a closed vocabulary that is none of `except`.
    <E extends Enum<E> & Named> E word(Class<E> type, Set<E> except) throws ProfileException {
        String text = plain();
        List<E> known = Arrays.stream(type.getEnumConstants())
                .filter(e -> !except.contains(e))
                .toList();
        for (E each : known) {
            if (each.id().equals(text)) {
                return each;
            }
        }
        throw mistake("unknown word \"" + shown(text) + "\"; known: "
                + known.stream().map(Named::id).collect(Collectors.joining(", ")));
    }

    /// One word or a list of words, each once.
    <E extends Enum<E> & Named> Set<E> words(Class<E> type, Set<E> except) throws ProfileException {
        var words = new LinkedHashSet<E>();
        for (Entry item : oneOrMore(type.getEnumConstants().length)) {
            E word = item.word(type, except);
            if (!words.add(word)) {
                throw item.mistake("\"" + word.id() + "\" stands here twice");
            }
        }
        if (words.isEmpty()) {
            throw mistake("this list is empty");
        }
        return words;
    }

    /// The characters of a text.
    String plain() throws ProfileException {
        if (node instanceof ScalarNode scalar && node.getTag().equals(Tag.STR)) {
            return scalar.getValue();
        }
        throw mistake("expected text, found " + kind() + (node instanceof ScalarNode ? "; put text in quotes" : ""));
    }

    /// What stands here, in plain words.
    private String kind() {
        return switch (node) {
            case MappingNode table -> "a table";
            case SequenceNode list -> "a list";
            case ScalarNode scalar when node.getTag().equals(Tag.NULL) -> "nothing";
            case ScalarNode scalar when node.getTag().equals(Tag.STR) -> "\"" + shown(scalar.getValue()) + "\"";
            case Node other -> shown(((ScalarNode) other).getValue());
        };
    }

    /// A value of the file as a mistake may repeat it: short, and no controls for the terminal.
    static String shown(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", "?");
        return clean.length() <= 60 ? clean : clean.substring(0, 60) + "…";
    }
}
