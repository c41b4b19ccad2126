// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A registry as regedit exports it (`Windows Registry Editor Version 5.00`, texts, `dword:` and `hex:` values).
final class ExportedRegistry implements Registry {

    private final Map<String, Map<String, Object>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    ExportedRegistry(String export) {
        Map<String, Object> key = new TreeMap<>();
        for (String line : export.replaceAll("\\\\\\R\\s*", "").lines().toList()) {
            if (line.startsWith("[")) {
                key = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                values.put(line.substring(1, line.length() - 1), key);
            } else if (line.startsWith("@=") || line.startsWith("\"")) {
                int equals = line.startsWith("@") ? 1 : line.indexOf("\"=") + 1;
                String name = line.startsWith("@") ? "" : line.substring(1, equals - 1);
                key.put(name, value(line.substring(equals + 1)));
            }
        }
    }

    @Override
    public Optional<Object> value(Hive hive, String key, String name) {
        return Optional.ofNullable(
                values.getOrDefault(path(hive, key), Map.of()).get(name));
    }

    @Override
    public List<String> keys(Hive hive, String key) {
        String parent = path(hive, key).toLowerCase(Locale.ROOT) + "\\";
        List<String> names = new ArrayList<>();
        for (String each : values.keySet()) {
            if (each.toLowerCase(Locale.ROOT).startsWith(parent)) {
                names.add(each.substring(parent.length()).split("\\\\", 2)[0]);
            }
        }
        return names.stream().distinct().toList();
    }

    private static String path(Hive hive, String key) {
        return "HKEY_" + hive + "\\" + key;
    }

    private static Object value(String written) {
        if (written.startsWith("dword:")) {
            return Integer.parseUnsignedInt(written.substring(6), 16);
        }
        if (written.startsWith("hex:")) {
            return HexFormat.ofDelimiter(",").parseHex(written.substring(4));
        }
        return written.substring(1, written.length() - 1).replaceAll("\\\\(.)", "$1");
    }
}
