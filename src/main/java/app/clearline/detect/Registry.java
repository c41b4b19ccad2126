// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import java.util.List;
import java.util.Optional;

/// The Windows registry, as far as it is read here.
interface Registry {

    /// The two trees that hold settings.
    enum Hive {
        LOCAL_MACHINE,
        CURRENT_USER
    }

    /// The value as `String`, `Integer`, `Long`, `byte[]` or `String[]`; empty where there is none or it cannot be
    /// read.
    ///
    /// @param name of the value; "" for the key's default value
    Optional<Object> value(Hive hive, String key, String name);

    /// Names of the keys right below `key`; none where it cannot be read.
    List<String> keys(Hive hive, String key);

    default Optional<String> text(Hive hive, String key, String name) {
        return value(hive, key, name).filter(String.class::isInstance).map(String.class::cast);
    }

    default Optional<Integer> number(Hive hive, String key, String name) {
        return value(hive, key, name).filter(Integer.class::isInstance).map(Integer.class::cast);
    }

    default Optional<byte[]> bytes(Hive hive, String key, String name) {
        return value(hive, key, name).filter(byte[].class::isInstance).map(byte[].class::cast);
    }
}
