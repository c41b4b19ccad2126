// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// A sentence of the message bundle before it has a language: its key, and the values of its `{places}`.
public record Phrase(String key, Map<String, String> values) {

    public Phrase {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /// A phrase from `place, value, place, value …`.
    public static Phrase of(String key, String... values) {
        var map = new TreeMap<String, String>();
        for (int i = 0; i < values.length; i += 2) {
            map.put(values[i], values[i + 1]);
        }
        return new Phrase(key, map);
    }
}
