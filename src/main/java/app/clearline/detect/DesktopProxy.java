// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import app.clearline.model.FoundProxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The proxy settings of the desktop that runs (`XDG_CURRENT_DESKTOP`). What another desktop left in the home is not
/// in force and not looked at.
final class DesktopProxy {

    private static final int LONGEST = 64 * 1024;
    private static final Set<String> SHARE_GNOMES =
            Set.of("gnome", "unity", "x-cinnamon", "cinnamon", "pantheon", "deepin", "dde", "ukui", "budgie");

    private DesktopProxy() {}

    static Optional<FoundProxy> find(Place place) throws InterruptedException {
        List<String> desktops = List.of(
                place.variable("XDG_CURRENT_DESKTOP").toLowerCase(Locale.ROOT).split(":", 16));
        if (desktops.contains("kde")) {
            return kde(place);
        }
        return desktops.stream().anyMatch(SHARE_GNOMES::contains) ? gnome() : Optional.empty();
    }

    private static Optional<FoundProxy> kde(Place place) {
        Stream<Path> configured = Stream.ofNullable(Place.directory(place.variable("XDG_CONFIG_HOME")))
                .map(directory -> directory.resolve("kioslaverc"));
        return Stream.concat(
                        configured,
                        Stream.of(".config/kioslaverc", ".kde4/share/config/kioslaverc", ".kde/share/config/kioslaverc")
                                .flatMap(file -> place.atHome(file).stream()))
                .flatMap(file -> Place.text(file).stream())
                .flatMap(text -> KdeProxy.parse(text, place.environment()).stream())
                .findFirst();
    }

    private static Optional<FoundProxy> gnome() throws InterruptedException {
        Optional<FoundProxy> found = Command.output(LONGEST, "gsettings", "list-recursively", "org.gnome.system.proxy")
                .flatMap(GnomeProxy::fromGsettings);
        return found.isPresent()
                ? found
                : Command.output(LONGEST, "dconf", "dump", "/system/proxy/").flatMap(GnomeProxy::fromDconf);
    }
}
