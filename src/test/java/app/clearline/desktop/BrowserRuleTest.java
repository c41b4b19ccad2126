// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Browser;
import app.clearline.model.BrowserName;
import app.clearline.model.Outcome;
import app.clearline.model.Version;
import org.junit.jupiter.api.Test;

class BrowserRuleTest {

    @Test
    void internetExplorerIsRefusedAtOnceAndEdgeNamed() {
        BrowserRule rule = rule(BrowserName.IE, "11");
        assertThat(rule.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(rule.key()).isEqualTo("desktop.browser.rule.instead");
        assertThat(rule.instead()).isEqualTo(BrowserName.EDGE);
    }

    @Test
    void theVersionDecides() {
        assertThat(rule(BrowserName.CHROME, "40").outcome()).isEqualTo(Outcome.FAIL);
        assertThat(rule(BrowserName.CHROME, "60").outcome()).isEqualTo(Outcome.WARN);
        assertThat(rule(BrowserName.CHROME, "131.0.6778").outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void whatIsNotKnownIsNotJudged() {
        BrowserRule rule = BrowserRule.of(Sample.service("opentok").browsers(), Browser.UNKNOWN);
        assertThat(rule.outcome()).isEqualTo(Outcome.NOT_TESTED);
        assertThat(rule.key()).isEqualTo("desktop.browser.rule.unknown");
    }

    private static BrowserRule rule(BrowserName name, String version) {
        return BrowserRule.of(Sample.service("opentok").browsers(), new Browser(name, new Version(version)));
    }
}
