// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import java.util.LinkedHashMap;
import java.util.Map;

/// A file of `[sections]` with `key=value` lines, as Firefox, KDE and dconf write them. Comments begin with `#` or `;`;
/// lines that are neither are passed over; of a repeated key the last value counts.
final class IniFile {

    private IniFile() {}

    /// Section name → key → value; keys before the first section are in section "".
    static Map<String, Map<String, String>> parse(String text) {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        Map<String, String> section = new LinkedHashMap<>();
        sections.put("", section);
        for (String each : text.lines().toList()) {
            String line = each.strip();
            int equals = line.indexOf('=');
            if (line.startsWith("[") && line.endsWith("]") && equals < 0) {
                section = sections.computeIfAbsent(line.substring(1, line.length() - 1), name -> new LinkedHashMap<>());
            } else if (equals > 0 && !line.startsWith("#") && !line.startsWith(";")) {
                section.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        return sections;
    }
}
