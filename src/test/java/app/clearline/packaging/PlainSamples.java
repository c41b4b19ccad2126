// SPDX-License-Identifier: Apache-2.0
package app.clearline.packaging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Records of all kinds of components, and switches over types of all kinds, which say what they do.
public final class PlainSamples implements Supplier<List<String>> {

    private record Nested() {}

    private record Small(boolean flag, byte one, short two, char sign, int number, long wide) {}

    private record Floating(float narrow, double wide) {}

    @SuppressWarnings("ArrayRecordComponent") // of our own records none has one, but it may
    private record Mixed(@Nullable String text, int[] numbers, Small small, List<Nested> nested) {}

    private record Generic<T>(T value, @Nullable T other) {}

    private sealed interface Shape permits Round, Square, Line {
        /// A choice in an interface.
        default String told() {
            return switch (this) {
                case Round round when round.radius() > 2 -> "round " + round.radius();
                case Round round -> "small";
                case Square(double side) -> "square " + side;
                case Line line -> "line";
            };
        }
    }

    private record Round(double radius) implements Shape {}

    private record Square(double side) implements Shape {}

    private enum Line implements Shape {
        ONLY
    }

    /// A choice that is one by words too.
    private static final class Words {

        private static String of(Object given) {
            return switch (given) {
                case String text when text.isEmpty() -> "empty";
                case Line.ONLY -> "the line";
                case String text -> text;
                default -> "else";
            };
        }
    }

    @Override
    public List<String> get() {
        record Local(String where) {}
        var seen = new ArrayList<String>();
        List<Object> values = List.of(
                new Nested(),
                new Small(true, (byte) -3, (short) 300, 'x', 7, 1L << 40),
                new Small(true, (byte) -3, (short) 300, 'x', 7, 1L << 41),
                new Small(false, (byte) -3, (short) 300, 'x', 7, 1L << 40),
                new Floating(0.0f, -0.0),
                new Floating(-0.0f, 0.0),
                new Floating(Float.NaN, Double.NaN),
                new Floating(1.5f, 1e300),
                new Generic<>("a", null),
                new Generic<>(List.of(1), List.of()),
                new Local("here"),
                "no record");
        List<@Nullable Object> again = Arrays.asList(
                new Nested(),
                new Small(true, (byte) -3, (short) 300, 'x', 7, 1L << 40),
                new Floating(0.0f, -0.0),
                new Floating(Float.NaN, Double.NaN),
                new Generic<>("a", null),
                new Local("here"),
                null);
        for (Object one : values) {
            seen.add(one + " " + one.hashCode());
            seen.add(one.toString());
            values.forEach(other -> seen.add(String.valueOf(one.equals(other))));
            again.forEach(other -> seen.add(String.valueOf(one.equals(other))));
        }
        mixed(seen);
        for (Shape shape : List.of(new Round(2.5), new Round(1), new Square(3), Line.ONLY)) {
            seen.add(shape.told());
        }
        for (Object each : List.of("", "word", Line.ONLY, 1)) {
            seen.add(Words.of(each) + " " + kind(each));
        }
        seen.add(kind(new int[0]) + kind(null));
        try {
            seen.add("null: " + strict(null));
        } catch (NullPointerException e) {
            seen.add("null: " + e.getClass().getName());
        }
        return seen;
    }

    /// An array is compared as the object that it is.
    private static void mixed(List<String> seen) {
        int[] numbers = {1, 2};
        var small = new Small(false, (byte) 0, (short) 0, 'a', 0, 0);
        var one = new Mixed(null, numbers, small, List.of(new Nested()));
        seen.add(one.toString().replaceFirst("@[0-9a-f]+", "@"));
        seen.add(String.valueOf(one.equals(new Mixed(null, numbers, small, List.of(new Nested())))));
        seen.add(String.valueOf(one.equals(new Mixed(null, numbers.clone(), small, List.of(new Nested())))));
        seen.add(String.valueOf(one.equals(new Mixed("", numbers, small, List.of()))));
    }

    private static String kind(@Nullable Object given) {
        return switch (given) {
            case null -> "nothing";
            case Number number when number.intValue() > 1 -> "more";
            case Number number -> "number";
            case CharSequence text -> "text";
            case int[] array -> "numbers";
            case Object other -> "other";
        };
    }

    @SuppressWarnings("NullAway") // what happens then is the question
    private static String strict(@Nullable Shape shape) {
        return switch (shape) {
            case Round round -> "round";
            case Square square -> "square";
            case Line line -> "line";
        };
    }
}
