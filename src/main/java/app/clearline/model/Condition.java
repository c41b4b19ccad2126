// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// When a rule about browser, system and proxy applies. An empty set or null means "whatever it is"; an answer that is
/// not known never meets a condition that asks for it.
///
/// @param below the browser's version is below this
/// @param atLeast the browser's version is this or above
public record Condition(
        Set<BrowserName> browsers,
        @Nullable Version below,
        @Nullable Version atLeast,
        Set<OsName> systems,
        Set<ProxyKind> proxies,
        Set<ProxyLogin> logins,
        Set<Known> inspection) {

    public static final Condition ALWAYS = new Condition(Set.of(), null, null, Set.of(), Set.of(), Set.of(), Set.of());

    public Condition {
        browsers = Set.copyOf(browsers);
        systems = Set.copyOf(systems);
        proxies = Set.copyOf(proxies);
        logins = Set.copyOf(logins);
        inspection = Set.copyOf(inspection);
    }
}
