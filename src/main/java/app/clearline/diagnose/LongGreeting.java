// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Browser;
import app.clearline.model.BrowserName;
import app.clearline.model.Version;
import java.util.Map;

/// Which browsers begin TLS with a ClientHello that is too long for one packet, because it carries an ML-KEM key share
/// (draft-ietf-tls-ecdhe-mlkem). They do not fall back to a short one: where it is dropped they cannot connect.
final class LongGreeting {

    /// By the release notes of Chromium 131 and Firefox 132; of Safari it is said of 26.
    private static final Map<BrowserName, Version> SINCE = Map.of(
            BrowserName.CHROME, new Version("131"),
            BrowserName.EDGE, new Version("131"),
            BrowserName.BRAVE, new Version("131"),
            BrowserName.OPERA, new Version("117"),
            BrowserName.FIREFOX, new Version("132"),
            BrowserName.SAFARI, new Version("26"));

    private LongGreeting() {}

    /// Whether the browser of the answers is known to do so. A version that is not known never is; nor is a browser
    /// that is told not to.
    static boolean begins(Evidence evidence) {
        Browser browser = evidence.answers().browser();
        Version since = SINCE.get(browser.name());
        Version version = browser.version();
        boolean forbidden = evidence.machine().policies().stream()
                .anyMatch(p -> p.browser() == browser.name()
                        && p.name().equals("PostQuantumKeyAgreementEnabled")
                        && (p.value().equals("false") || p.value().equals("0")));
        return since != null && version != null && version.compareTo(since) >= 0 && !forbidden;
    }
}
