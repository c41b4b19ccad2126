// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import app.clearline.model.Browser;
import app.clearline.model.BrowserName;
import app.clearline.model.InstalledBrowser;
import app.clearline.model.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The browsers of Linux: programs in the `PATH` and the usual places, snaps and flatpaks. Versions come from the files
/// of a package where it has any, else the program is asked with `--version`.
final class LinuxBrowsers {

    private static final int LONGEST_ANSWER = 4096;
    private static final Pattern ANSWERED =
            Pattern.compile("\\D{0,80}?(\\d+(?:\\.\\d+){1,4})(?!\\d).*", Pattern.DOTALL);
    private static final Pattern RELEASE = Pattern.compile("<release\\b[^>]{0,300}?\\bversion=\"([^\"]{1,64})\"");
    private static final Pattern SNAP_VERSION = Pattern.compile("(?m)^version:\\s*['\"]?([\\w.+~-]{1,64})");

    /// @param programs names in the `PATH`, or absolute
    private record Product(BrowserName name, List<String> programs, List<String> snaps, List<String> flatpaks) {}

    private static final List<Product> PRODUCTS = List.of(
            new Product(
                    BrowserName.CHROME,
                    List.of("google-chrome", "google-chrome-stable", "/opt/google/chrome/google-chrome"),
                    List.of(),
                    List.of("com.google.Chrome")),
            new Product(
                    BrowserName.CHROME,
                    List.of("chromium", "chromium-browser"),
                    List.of("chromium"),
                    List.of("org.chromium.Chromium")),
            new Product(
                    BrowserName.FIREFOX,
                    List.of("firefox", "firefox-esr", "/opt/firefox/firefox"),
                    List.of("firefox"),
                    List.of("org.mozilla.firefox")),
            new Product(
                    BrowserName.EDGE,
                    List.of("microsoft-edge", "microsoft-edge-stable", "/opt/microsoft/msedge/microsoft-edge"),
                    List.of(),
                    List.of("com.microsoft.Edge")),
            new Product(BrowserName.OPERA, List.of("opera"), List.of("opera"), List.of("com.opera.Opera")),
            new Product(
                    BrowserName.BRAVE,
                    List.of("brave-browser", "brave", "/opt/brave.com/brave/brave-browser"),
                    List.of("brave"),
                    List.of("com.brave.Browser")));

    private static final Map<String, String> FIREFOX_FILES = Map.of(
            "firefox", "/usr/lib/firefox/application.ini",
            "firefox-esr", "/usr/lib/firefox-esr/application.ini");

    private LinuxBrowsers() {}

    /// One look for each product, to be done side by side; each lists a kind of package at most once.
    static List<Callable<List<InstalledBrowser>>> looks(Place place) {
        return PRODUCTS.stream()
                .<Callable<List<InstalledBrowser>>>map(product -> () -> find(place, product))
                .toList();
    }

    /// The version in an answer such as `Google Chrome 131.0.6778.85`.
    static Optional<Version> answered(String output) {
        Matcher m = ANSWERED.matcher(output);
        return m.matches() ? SystemVersion.version(m.group(1)) : Optional.empty();
    }

    /// The version in Firefox's `application.ini`.
    static Optional<Version> application(String ini) {
        return SystemVersion.version(
                IniFile.parse(ini).getOrDefault("App", Map.of()).getOrDefault("Version", ""));
    }

    /// The newest release in the AppStream file of a flatpak; it comes first there.
    static Optional<Version> flatpak(String metainfo) {
        Matcher m = RELEASE.matcher(metainfo);
        return m.find() ? SystemVersion.version(m.group(1)) : Optional.empty();
    }

    /// The version in a snap's `snap.yaml`; packagers may add a suffix.
    static Optional<Version> snap(String yaml) {
        Matcher m = SNAP_VERSION.matcher(yaml);
        return m.find() ? SystemVersion.version(m.group(1)) : Optional.empty();
    }

    private static List<InstalledBrowser> find(Place place, Product product) throws InterruptedException {
        Optional<Path> program = program(place, product);
        Optional<InstalledBrowser> packaged = Optional.empty();
        if (program.isPresent()) {
            packaged = Optional.of(installed(product, asked(place, program.get()), program.get()));
        }
        Stream<InstalledBrowser> snaps = product.snaps().stream()
                .map(snap -> place.at("/snap/" + snap + "/current"))
                .flatMap(
                        snap -> Place.text(snap.resolve("meta/snap.yaml"))
                                .map(yaml -> installed(product, snap(yaml), snap))
                                .stream());
        Stream<InstalledBrowser> flatpaks = product.flatpaks().stream()
                .flatMap(id -> Stream.of(
                                List.of(place.at("/var/lib/flatpak/app/" + id)),
                                place.atHome(".local/share/flatpak/app/" + id))
                        .flatMap(List::stream)
                        .filter(Files::isDirectory)
                        .map(app -> installed(product, flatpakVersion(app, id), app)));
        return Stream.of(packaged.stream(), snaps, flatpaks)
                .flatMap(each -> each)
                .toList();
    }

    private static Optional<Version> flatpakVersion(Path app, String id) {
        Path share = app.resolve("current/active/files/share");
        return Stream.of(
                        "metainfo/" + id + ".metainfo.xml",
                        "metainfo/" + id + ".appdata.xml",
                        "appdata/" + id + ".appdata.xml")
                .flatMap(file -> Place.text(share.resolve(file)).stream())
                .findFirst()
                .flatMap(LinuxBrowsers::flatpak);
    }

    /// The first program that is there and is not the launcher of a snap, which is listed as such.
    private static Optional<Path> program(Place place, Product product) {
        List<Path> path = Stream.of(place.variable("PATH").split(":", 64))
                .flatMap(text -> Stream.ofNullable(Place.directory(text)))
                .toList();
        return product.programs().stream()
                .flatMap(name -> name.startsWith("/")
                        ? Stream.of(place.at(name))
                        : path.stream()
                                .map(directory -> place.at(directory.toString()).resolve(name)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .filter(file -> !real(file).endsWith("snap"))
                .findFirst();
    }

    private static Optional<Version> asked(Place place, Path program) throws InterruptedException {
        Path beside = real(program).resolveSibling("application.ini");
        String known = FIREFOX_FILES.getOrDefault(program.getFileName().toString(), "/nowhere");
        Optional<Version> written = Stream.of(beside, place.at(known))
                .flatMap(file -> Place.text(file).flatMap(LinuxBrowsers::application).stream())
                .findFirst();
        return written.isPresent()
                ? written
                : Command.output(LONGEST_ANSWER, program.toString(), "--version")
                        .flatMap(LinuxBrowsers::answered);
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) { // gone meanwhile, or a loop of links: as it is written
            return file;
        }
    }

    private static InstalledBrowser installed(Product product, Optional<Version> version, Path where) {
        return new InstalledBrowser(new Browser(product.name(), version.orElse(null)), where.toString());
    }
}
