// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the binary form of a property list, version 00 (documented in CoreFoundation's `CFBinaryPList.c`): objects
/// that begin with a marker byte, a table of their offsets, and a trailer of 32 bytes that says where it is. All
/// numbers are big-endian. Depth, the count of objects visited and their text are bounded, so that a list that
/// contains itself ends.
final class BinaryPropertyList {

    private static final int TRAILER = 32;
    private static final int DEEPEST = 32;
    private static final int MOST_OBJECTS = 100_000;
    private static final long MOST_TEXT = 4L << 20;

    private final byte[] file;
    private final int offsetSize;
    private final int referenceSize;
    private final long objects;
    private final long table;
    private int visited;
    private long read;

    private BinaryPropertyList(byte[] file) {
        this.file = file;
        int trailer = file.length - TRAILER;
        offsetSize = (int) number(trailer + 6L, 1);
        referenceSize = (int) number(trailer + 7L, 1);
        objects = number(trailer + 8L, 8);
        table = number(trailer + 24L, 8);
    }

    static Map<String, Object> parse(byte[] file) {
        try {
            var list = new BinaryPropertyList(file);
            return list.object(list.number(file.length - 16L, 8), 0)
                    .filter(Map.class::isInstance)
                    .map(top -> texts((Map<?, ?>) top))
                    .orElse(Map.of());
        } catch (IndexOutOfBoundsException | ArithmeticException e) { // damaged: an offset or a size is out of the file
            return Map.of();
        }
    }

    private Optional<Object> object(long reference, int depth) {
        if (depth > DEEPEST || ++visited > MOST_OBJECTS || reference < 0 || reference >= objects) {
            throw new IndexOutOfBoundsException("object " + reference);
        }
        long at = number(Math.addExact(table, Math.multiplyExact(reference, offsetSize)), offsetSize);
        int marker = (int) number(at, 1);
        int low = marker & 0x0F;
        return switch (marker >> 4) {
            case 0x0 -> low == 8 || low == 9 ? Optional.of(low == 9) : Optional.empty();
            case 0x1 -> low > 3 ? Optional.empty() : Optional.of(number(at + 1, 1 << low));
            case 0x5 -> Optional.of(text(at, low, 1, StandardCharsets.US_ASCII));
            case 0x6 -> Optional.of(text(at, low, 2, StandardCharsets.UTF_16BE));
            case 0xA -> Optional.of(array(at, low, depth));
            case 0xD -> Optional.of(dictionary(at, low, depth));
            default -> Optional.empty();
        };
    }

    private String text(long at, int low, int width, Charset charset) {
        long length = Math.multiplyExact(count(at, low), width);
        long start = contents(at, low);
        checkInside(start, length);
        // A text counts each time that it is referred to: a small file could unfold to a very large one.
        read += length;
        if (read > MOST_TEXT) {
            throw new IndexOutOfBoundsException("more than " + MOST_TEXT + " bytes of text");
        }
        return new String(file, (int) start, (int) length, charset);
    }

    private List<Object> array(long at, int low, int depth) {
        List<Object> values = new ArrayList<>();
        long start = contents(at, low);
        for (long i = 0; i < count(at, low); i++) {
            object(number(start + i * referenceSize, referenceSize), depth + 1).ifPresent(values::add);
        }
        return values;
    }

    private Map<String, Object> dictionary(long at, int low, int depth) {
        Map<String, Object> values = new LinkedHashMap<>();
        long keys = contents(at, low);
        long count = count(at, low);
        for (long i = 0; i < count; i++) {
            Optional<Object> key = object(number(keys + i * referenceSize, referenceSize), depth + 1);
            Optional<Object> value = object(number(keys + (count + i) * referenceSize, referenceSize), depth + 1);
            if (key.isPresent() && key.get() instanceof String name && value.isPresent()) {
                values.put(name, value.get());
            }
        }
        return values;
    }

    /// How many characters or entries: in the marker, or in a number object behind it when the marker says 15.
    private long count(long at, int low) {
        long count = low < 15 ? low : number(at + 2, 1 << (number(at + 1, 1) & 0x0F));
        checkInside(at, count);
        return count;
    }

    private long contents(long at, int low) {
        return low < 15 ? at + 1 : at + 2 + (1L << (number(at + 1, 1) & 0x0F));
    }

    private long number(long at, int size) {
        checkInside(at, size);
        if (size < 1 || size > 8) {
            throw new IndexOutOfBoundsException("a number of " + size + " bytes");
        }
        long number = 0;
        for (int i = 0; i < size; i++) {
            number = (number << 8) | (file[(int) at + i] & 0xFF);
        }
        return number;
    }

    private void checkInside(long at, long length) {
        if (at < 0 || length < 0 || length > file.length || at > file.length - length) {
            throw new IndexOutOfBoundsException("bytes at " + at);
        }
    }

    private static Map<String, Object> texts(Map<?, ?> map) {
        Map<String, Object> texts = new LinkedHashMap<>();
        map.forEach((key, value) -> texts.put(String.valueOf(key), value));
        return texts;
    }
}
