// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import app.clearline.detect.Registry.Hive;
import app.clearline.model.Browser;
import app.clearline.model.BrowserName;
import app.clearline.model.InstalledBrowser;
import app.clearline.model.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The browsers of Windows, by the registry. Installed is what registered its program (`App Paths`) or itself as a
/// browser (`Clients\StartMenuInternet`); a version alone can be left over from a browser that is gone.
final class WindowsBrowsers {

    private static final String APP_PATHS = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths\\";
    private static final String CLIENTS = "SOFTWARE\\Clients\\StartMenuInternet";
    private static final String UNINSTALL = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall";
    private static final int FIRST_BUILD_OF_11 = 22000;

    /// A value that holds a version.
    private record Value(String key, String name) {}

    private record Product(BrowserName name, String program, String client, List<Value> versions) {}

    private static final List<Product> PRODUCTS = List.of(
            new Product(
                    BrowserName.CHROME,
                    "chrome.exe",
                    "Google Chrome",
                    List.of(
                            new Value("SOFTWARE\\Google\\Chrome\\BLBeacon", "version"),
                            updated("Google\\Update", "{8A69D345-D564-463C-AFF1-A69D9E530F96}"))),
            new Product(
                    BrowserName.EDGE,
                    "msedge.exe",
                    "Microsoft Edge",
                    List.of(
                            new Value("SOFTWARE\\Microsoft\\Edge\\BLBeacon", "version"),
                            updated("Microsoft\\EdgeUpdate", "{56EB18F8-B008-4CBD-B6D2-8C97FE7E9062}"))),
            new Product(
                    BrowserName.FIREFOX,
                    "firefox.exe",
                    "Firefox",
                    List.of(
                            new Value("SOFTWARE\\Mozilla\\Mozilla Firefox", "CurrentVersion"),
                            new Value("SOFTWARE\\WOW6432Node\\Mozilla\\Mozilla Firefox", "CurrentVersion"))),
            new Product(BrowserName.OPERA, "opera.exe", "Opera", List.of()),
            new Product(
                    BrowserName.BRAVE,
                    "brave.exe",
                    "Brave",
                    List.of(
                            new Value("SOFTWARE\\BraveSoftware\\Brave-Browser\\BLBeacon", "version"),
                            updated("BraveSoftware\\Update", "{AFE6A462-C574-4B8A-AF43-4CC60DF4563B}"))),
            new Product(
                    BrowserName.IE,
                    "IEXPLORE.EXE",
                    "IEXPLORE.EXE",
                    List.of(
                            new Value("SOFTWARE\\Microsoft\\Internet Explorer", "svcVersion"),
                            new Value("SOFTWARE\\Microsoft\\Internet Explorer", "Version"))));

    private WindowsBrowsers() {}

    static List<InstalledBrowser> parse(Registry registry) {
        List<InstalledBrowser> found = new ArrayList<>();
        // Windows 11 keeps the keys of Internet Explorer, but its program only opens Edge.
        boolean explorer = SystemVersion.windowsBuild(registry) < FIRST_BUILD_OF_11;
        for (Product product : PRODUCTS) {
            if (explorer || product.name() != BrowserName.IE) {
                program(registry, product)
                        .map(path -> new InstalledBrowser(
                                new Browser(
                                        product.name(),
                                        version(registry, product).orElse(null)),
                                path))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<String> program(Registry registry, Product product) {
        return inHives(hive -> registry.text(hive, APP_PATHS + product.program(), "")
                        .or(() -> registry.keys(hive, CLIENTS).stream()
                                .filter(key -> key.startsWith(product.client()))
                                .flatMap(key ->
                                        registry
                                                .text(hive, CLIENTS + "\\" + key + "\\shell\\open\\command", "")
                                                .stream())
                                .findFirst()))
                .map(text -> text.replace("\"", "").strip())
                .filter(text -> !text.isEmpty() && text.length() <= 1024);
    }

    private static Optional<Version> version(Registry registry, Product product) {
        return product.versions().stream()
                .flatMap(value -> inHives(hive -> registry.text(hive, value.key(), value.name())).stream())
                .findFirst()
                .or(() -> inHives(hive -> uninstallable(registry, hive, product)))
                .flatMap(text -> SystemVersion.version(text.strip().split(" ", 2)[0]));
    }

    /// Of Opera's own keys none has the version; the list of installed programs has.
    private static Optional<String> uninstallable(Registry registry, Hive hive, Product product) {
        return registry.keys(hive, UNINSTALL).stream()
                .filter(key -> key.startsWith(product.client() + " "))
                .flatMap(key -> registry.text(hive, UNINSTALL + "\\" + key, "DisplayVersion").stream())
                .findFirst();
    }

    private static <T> Optional<T> inHives(Function<Hive, Optional<T>> look) {
        return Stream.of(Hive.CURRENT_USER, Hive.LOCAL_MACHINE)
                .flatMap(hive -> look.apply(hive).stream())
                .findFirst();
    }

    private static Value updated(String updater, String product) {
        return new Value("SOFTWARE\\WOW6432Node\\" + updater + "\\Clients\\" + product, "pv");
    }
}
