// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.BrowserName;
import app.clearline.model.FoundProxy;
import app.clearline.model.InstalledBrowser;
import app.clearline.model.Machine;
import app.clearline.model.Version;
import java.util.Comparator;
import java.util.Optional;

/// What a machine suggests as answers.
final class Found {

    private Found() {}

    /// The browser that its person most likely calls with: by the order of our list, which is that of how common they
    /// are.
    static BrowserName browser(Machine machine) {
        return machine.browsers().stream()
                .map(found -> found.browser().name())
                .min(Comparator.comparing(Found::rank))
                .orElse(BrowserName.UNKNOWN);
    }

    /// The version of an installed browser; empty where it is not installed or not known.
    static String version(Machine machine, BrowserName name) {
        return machine.browsers().stream()
                .map(InstalledBrowser::browser)
                .filter(browser -> browser.name() == name)
                .map(browser -> Optional.ofNullable(browser.version())
                        .map(Version::text)
                        .orElse(""))
                .findFirst()
                .orElse("");
    }

    static boolean installed(Machine machine, BrowserName name) {
        return machine.browsers().stream().anyMatch(found -> found.browser().name() == name);
    }

    /// The proxy setting that a browser follows: its own, else the system's.
    static Optional<FoundProxy> proxy(Machine machine, BrowserName browser) {
        return ownedBy(machine, browser.id()).or(() -> ownedBy(machine, "system"));
    }

    private static Optional<FoundProxy> ownedBy(Machine machine, String owner) {
        return machine.proxies().stream()
                .filter(found -> found.owner().equals(owner))
                .findFirst();
    }

    private static int rank(BrowserName name) {
        return switch (name) {
            case CHROME -> 0;
            case EDGE -> 1;
            case SAFARI -> 2;
            case FIREFOX -> 3;
            case BRAVE -> 4;
            case OPERA -> 5;
            case IE -> 6;
            case NATIVE_APP -> 7;
            case UNKNOWN -> 8;
        };
    }
}
