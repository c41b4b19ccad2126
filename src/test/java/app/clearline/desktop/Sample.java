// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Browser;
import app.clearline.model.BrowserName;
import app.clearline.model.FoundProxy;
import app.clearline.model.HostPort;
import app.clearline.model.InstalledBrowser;
import app.clearline.model.Machine;
import app.clearline.model.OperatingSystem;
import app.clearline.model.OsName;
import app.clearline.model.ProxySetting;
import app.clearline.model.Service;
import app.clearline.model.Version;
import app.clearline.service.ProfileException;
import app.clearline.service.Profiles;
import java.util.List;

/// The built-in services, and a machine as they come.
final class Sample {

    static final Machine MACHINE = new Machine(
            "desk-17",
            "pat",
            new OperatingSystem(OsName.WINDOWS, new Version("11")),
            List.of(
                    installed(BrowserName.EDGE, "131.0.2903"),
                    installed(BrowserName.FIREFOX, "133.0"),
                    installed(BrowserName.CHROME, "131.0.6778")),
            List.of(new FoundProxy(
                    "system",
                    new ProxySetting.Http(new HostPort("proxy.example.com", 8080)),
                    "Windows settings",
                    List.of("*.example.com"))),
            List.of(),
            List.of("192.0.2.53"),
            List.of(),
            List.of());

    private Sample() {}

    private static InstalledBrowser installed(BrowserName name, String version) {
        return new InstalledBrowser(new Browser(name, new Version(version)), "C:\\Program Files\\" + name.id());
    }

    static List<Service> services() {
        return Profiles.builtIn().stream().map(Sample::service).toList();
    }

    static Service service(String id) {
        try {
            return Profiles.find(id);
        } catch (ProfileException e) {
            // A built-in profile that cannot be read fails the test.
            throw new AssertionError(e);
        }
    }
}
