// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// A property list of macOS, binary or XML, whose top is a dictionary.
final class PropertyList {

    private static final byte[] BINARY = "bplist00".getBytes(StandardCharsets.US_ASCII);

    private PropertyList() {}

    /// The dictionary: texts as `String`, whole numbers as `Long`, yes and no as `Boolean`, arrays as `List`,
    /// dictionaries as `Map`; other kinds are left out. Empty where the bytes are damaged.
    static Map<String, Object> parse(byte[] file) {
        boolean binary = file.length > BINARY.length && Arrays.equals(file, 0, BINARY.length, BINARY, 0, BINARY.length);
        return binary ? BinaryPropertyList.parse(file) : XmlPropertyList.parse(file);
    }

    static Optional<String> text(Map<String, Object> dictionary, String key) {
        return Optional.ofNullable(dictionary.get(key))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }
}
