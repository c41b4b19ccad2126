// SPDX-License-Identifier: Apache-2.0
package app.clearline.service;

import app.clearline.model.BrowserName;
import app.clearline.model.Condition;
import app.clearline.model.Known;
import app.clearline.model.Named;
import app.clearline.model.OsName;
import app.clearline.model.ProxyKind;
import app.clearline.model.ProxyLogin;
import app.clearline.model.Version;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The key `when` of a requirement or of a case.
final class Conditions {

    private Conditions() {}

    static Condition read(Entry entry) throws ProfileException {
        Table table = entry.table("browser", "below", "at-least", "system", "proxy", "login", "inspection");
        if (table.entries().isEmpty()) {
            throw entry.mistake("this condition is empty");
        }
        for (String bound : new String[] {"below", "at-least"}) {
            if (table.has(bound) && !table.has("browser")) {
                throw table.get(bound)
                        .mistake("a version needs the browser that it is of: the key \"browser\" is missing");
            }
        }
        return new Condition(
                words(table, "browser", BrowserName.class, BrowserName.UNKNOWN),
                version(table, "below"),
                version(table, "at-least"),
                words(table, "system", OsName.class, OsName.UNKNOWN),
                words(table, "proxy", ProxyKind.class, ProxyKind.UNKNOWN),
                words(table, "login", ProxyLogin.class, ProxyLogin.UNKNOWN),
                words(table, "inspection", Known.class, Known.UNKNOWN));
    }

    private static @Nullable Version version(Table table, String key) throws ProfileException {
        return table.has(key) ? table.get(key).version() : null;
    }

    /// What is not known never meets a condition, so a condition cannot ask for it.
    private static <E extends Enum<E> & Named> Set<E> words(Table table, String key, Class<E> type, E unknown)
            throws ProfileException {
        return table.has(key) ? table.get(key).words(type, Set.of(unknown)) : Set.of();
    }
}
