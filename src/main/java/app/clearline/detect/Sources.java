// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import app.clearline.model.BrowserPolicy;
import app.clearline.model.FoundProxy;
import app.clearline.model.InstalledBrowser;
import app.clearline.model.OperatingSystem;
import app.clearline.model.OsName;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// Where each thing about a machine is read on its system. The lists of questions may be asked side by side; their
/// answers are joined in their order.
record Sources(
        Callable<String> host,
        Callable<OperatingSystem> os,
        List<Callable<List<InstalledBrowser>>> browsers,
        List<Callable<List<FoundProxy>>> proxies,
        Callable<DefaultRoutes> routes,
        Callable<List<String>> resolvers,
        Callable<List<BrowserPolicy>> policies,
        Callable<List<String>> programs) {

    static Sources of(OsName family, Place place, String user) {
        return switch (family) {
            case WINDOWS -> windows(place, new WindowsRegistry());
            case MACOS -> mac(place, user);
            case LINUX -> linux(place, user);
            case IOS, ANDROID, CHROMEOS, UNKNOWN -> other(place);
        };
    }

    static Sources windows(Place place, Registry registry) {
        return new Sources(
                () -> place.variable("COMPUTERNAME"),
                () -> SystemVersion.windows(registry),
                List.of(() -> WindowsBrowsers.parse(registry)),
                List.of(
                        () -> WindowsProxy.asked()
                                .or(() -> WindowsProxy.parse(registry))
                                .map(WindowsProxy::found)
                                .orElse(List.of()),
                        () -> PolicySources.find(registry),
                        () -> FirefoxProxy.find(place).stream().toList()),
                DefaultRoutes::byTable,
                Resolvers::ofWindows,
                () -> CallPolicySources.find(registry, place),
                Programs::running);
    }

    static Sources mac(Place place, String user) {
        return new Sources(
                () -> Command.output(256, "/bin/hostname").orElse("").strip(),
                () -> Place.bytes(place.at("/System/Library/CoreServices/SystemVersion.plist"))
                        .map(SystemVersion::mac)
                        .orElse(new OperatingSystem(OsName.MACOS, null)),
                List.of(() -> MacBrowsers.find(place)),
                List.of(
                        () -> Command.output(Place.LARGEST_FILE, "/usr/sbin/scutil", "--proxy")
                                .map(MacProxy::parse)
                                .orElse(List.of()),
                        () -> PolicySources.find(place, user),
                        () -> FirefoxProxy.find(place).stream().toList()),
                DefaultRoutes::mac,
                () -> Resolvers.find(place),
                () -> CallPolicySources.find(place, user),
                Programs::ofMac);
    }

    static Sources linux(Place place, String user) {
        return new Sources(
                () -> Place.text(place.at("/proc/sys/kernel/hostname"))
                        .orElse("")
                        .strip(),
                () -> Stream.of("/etc/os-release", "/usr/lib/os-release")
                        .flatMap(file -> Place.text(place.at(file)).stream())
                        .findFirst()
                        .map(SystemVersion::linux)
                        .orElse(new OperatingSystem(OsName.LINUX, null)),
                LinuxBrowsers.looks(place),
                List.of(
                        () -> DesktopProxy.find(place).stream().toList(),
                        () -> EnvironmentProxy.parse(place.environment()).stream()
                                .toList(),
                        () -> PolicySources.find(place, user),
                        () -> FirefoxProxy.find(place).stream().toList()),
                () -> DefaultRoutes.linux(place),
                () -> Resolvers.find(place),
                () -> CallPolicySources.find(place, user),
                () -> Programs.ofLinux(place));
    }

    private static Sources other(Place place) {
        return new Sources(
                () -> "",
                () -> OperatingSystem.UNKNOWN,
                List.of(),
                List.of(() ->
                        EnvironmentProxy.parse(place.environment()).stream().toList()),
                () -> DefaultRoutes.NONE,
                List::of,
                List::of,
                List::of);
    }
}
