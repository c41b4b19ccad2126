// SPDX-License-Identifier: Apache-2.0
package app.clearline.service;

import app.clearline.model.BrowserName;
import app.clearline.model.BrowserSupport;
import app.clearline.model.Version;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The section `browsers` of a profile.
final class Browsers {

    private Browsers() {}

    static Map<BrowserName, BrowserSupport> read(Entry section) throws ProfileException {
        var browsers = new LinkedHashMap<BrowserName, BrowserSupport>();
        for (Entry item : section.list(20)) {
            Table table = item.table("name", "floor", "recommended", "newest", "advice");
            BrowserName name = table.get("name").word(BrowserName.class, Set.of(BrowserName.UNKNOWN));
            BrowserName advice = table.has("advice")
                    ? table.get("advice").word(BrowserName.class, Set.of(BrowserName.UNKNOWN, name))
                    : null;
            Version floor = floor(table.get("floor"));
            Version recommended = version(table, "recommended");
            if (floor != null && recommended != null && recommended.compareTo(floor) < 0) {
                throw table.get("recommended").mistake("this is older than the floor");
            }
            var support = new BrowserSupport(name, floor, recommended, version(table, "newest"), advice);
            if (browsers.put(name, support) != null) {
                throw table.get("name").mistake("a second entry for \"" + name.id() + "\"");
            }
        }
        return browsers;
    }

    /// `none` where no version of the product works.
    private static @Nullable Version floor(Entry entry) throws ProfileException {
        return entry.is("none") ? null : entry.version();
    }

    private static @Nullable Version version(Table table, String key) throws ProfileException {
        return table.has(key) ? table.get(key).version() : null;
    }
}
