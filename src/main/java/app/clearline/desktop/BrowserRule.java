// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Browser;
import app.clearline.model.BrowserName;
import app.clearline.model.BrowserSupport;
import app.clearline.model.Outcome;
import app.clearline.model.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the service's own list says about a browser as soon as it is named.
///
/// @param key of the sentence; empty where there is nothing to say
/// @param version that the sentence names; empty where it names none
/// @param instead the browser to use in place of this one; null where it is good, or only old
record BrowserRule(
        Outcome outcome,
        String key,
        String version,
        @Nullable BrowserName instead) {

    static final BrowserRule NONE = new BrowserRule(Outcome.NOT_TESTED, "", "", null);

    static BrowserRule of(List<BrowserSupport> supported, Browser browser) {
        return supported.stream()
                .filter(each -> each.name() == browser.name())
                .findFirst()
                .map(each -> of(each, browser.version()))
                .orElse(
                        browser.name() == BrowserName.UNKNOWN
                                ? new BrowserRule(Outcome.NOT_TESTED, "desktop.browser.rule.unknown", "", null)
                                : NONE);
    }

    private static BrowserRule of(BrowserSupport support, @Nullable Version version) {
        Version floor = support.floor();
        if (floor == null) {
            String key = support.advice() == null ? "desktop.browser.rule.never" : "desktop.browser.rule.instead";
            return new BrowserRule(Outcome.FAIL, key, "", support.advice());
        }
        if (version == null) {
            return new BrowserRule(Outcome.NOT_TESTED, "desktop.browser.rule.any", floor.text(), null);
        }
        if (version.compareTo(floor) < 0) {
            return new BrowserRule(Outcome.FAIL, "desktop.browser.rule.old", floor.text(), null);
        }
        Version recommended = support.recommended();
        return recommended != null && version.compareTo(recommended) < 0
                ? new BrowserRule(Outcome.WARN, "desktop.browser.rule.better", recommended.text(), null)
                : new BrowserRule(Outcome.PASS, "desktop.browser.rule.good", "", null);
    }
}
