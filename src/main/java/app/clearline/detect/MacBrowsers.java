// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import app.clearline.model.Browser;
import app.clearline.model.BrowserName;
import app.clearline.model.InstalledBrowser;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The browsers of macOS, by the `Info.plist` of each application: the bundle's identifier names the product, whatever
/// the file is called.
final class MacBrowsers {

    private static final Map<String, BrowserName> IDENTIFIERS = Map.of(
            "com.google.Chrome", BrowserName.CHROME,
            "org.chromium.Chromium", BrowserName.CHROME,
            "org.mozilla.firefox", BrowserName.FIREFOX,
            "com.microsoft.edgemac", BrowserName.EDGE,
            "com.apple.Safari", BrowserName.SAFARI,
            "com.operasoftware.Opera", BrowserName.OPERA,
            "com.brave.Browser", BrowserName.BRAVE);

    private MacBrowsers() {}

    /// The browser that an `Info.plist` belongs to; empty where it is another application, or damaged.
    static Optional<Browser> parse(byte[] plist) {
        Map<String, Object> info = PropertyList.parse(plist);
        return PropertyList.text(info, "CFBundleIdentifier")
                .map(IDENTIFIERS::get)
                .map(name -> new Browser(
                        name,
                        PropertyList.text(info, "CFBundleShortVersionString")
                                .flatMap(SystemVersion::version)
                                .orElse(null)));
    }

    /// Safari of newer systems lies in a "cryptex" and shows up in `/Applications` as well: it is listed once.
    static List<InstalledBrowser> find(Place place) {
        Set<Browser> seen = new HashSet<>();
        return Stream.of(
                        List.of(place.at("/Applications")),
                        place.atHome("Applications"),
                        List.of(place.at("/System/Cryptexes/App/System/Applications")))
                .flatMap(List::stream)
                .flatMap(directory -> Place.entries(directory, "*.app").stream())
                .flatMap(application -> installed(application).stream())
                .filter(found -> seen.add(found.browser()))
                .toList();
    }

    private static Optional<InstalledBrowser> installed(Path application) {
        return Place.bytes(application.resolve("Contents").resolve("Info.plist"))
                .flatMap(MacBrowsers::parse)
                .map(browser -> new InstalledBrowser(browser, application.toString()));
    }
}
