// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.util.Locale;

/// A constant of a closed vocabulary, written outside (command line, JSON, YAML, message keys) as its [#id()].
public interface Named {

    /// The constant's own name; every enum has it.
    String name();

    /// The name in lower case with hyphens: `UDP_BLOCKED` is written `udp-blocked`.
    default String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The constant of `type` that is written as `id`.
    ///
    /// @throws IllegalArgumentException naming the id and the known ones, where there is none
    static <E extends Enum<E> & Named> E of(Class<E> type, String id) {
        var known = new StringBuilder();
        for (E each : type.getEnumConstants()) {
            if (each.id().equals(id)) {
                return each;
            }
            known.append(known.isEmpty() ? "" : ", ").append(each.id());
        }
        throw new IllegalArgumentException("\"" + id + "\" is not one of: " + known);
    }
}
