// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Browser;
import app.clearline.model.BrowserName;
import app.clearline.model.BrowserSupport;
import app.clearline.model.Condition;
import app.clearline.model.Criterion;
import app.clearline.model.Endpoint;
import app.clearline.model.Expectation;
import app.clearline.model.FoundProxy;
import app.clearline.model.Group;
import app.clearline.model.HostPort;
import app.clearline.model.InstalledBrowser;
import app.clearline.model.Level;
import app.clearline.model.Machine;
import app.clearline.model.OperatingSystem;
import app.clearline.model.OsName;
import app.clearline.model.ProbeKind;
import app.clearline.model.ProxySetting;
import app.clearline.model.Requirement;
import app.clearline.model.Role;
import app.clearline.model.Service;
import app.clearline.model.Thresholds;
import app.clearline.model.Timers;
import app.clearline.model.Version;
import java.util.List;
import java.util.Set;

/// A service and a machine that need no network.
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
            List.of("192.0.2.53"));

    private Sample() {}

    private static InstalledBrowser installed(BrowserName name, String version) {
        return new InstalledBrowser(new Browser(name, new Version(version)), "C:\\Program Files\\" + name.id());
    }

    static Service service(String id, String name) {
        return new Service(
                id,
                name,
                "Network requirements",
                "https://docs.example.com/network",
                "2026-01-01",
                List.of(
                        endpoint(
                                "api", Role.API, "api.example.com", 443, ProbeKind.TCP, ProbeKind.TLS, ProbeKind.HTTPS),
                        endpoint("static", Role.STATIC, "static.example.com", 443, ProbeKind.TCP, ProbeKind.TLS),
                        endpoint("signalling", Role.SIGNALLING, "signal.example.com", 443, ProbeKind.WEBSOCKET),
                        endpoint("relay", Role.MEDIA_RELAY, "relay.example.com", 3478, ProbeKind.STUN_UDP),
                        endpoint("relay-tcp", Role.MEDIA_RELAY, "relay.example.com", 443, ProbeKind.TURN_TLS),
                        endpoint("ocsp", Role.REVOCATION, "ocsp.example.com", 80, ProbeKind.OCSP)),
                List.of(
                        row(
                                "tcp-443",
                                Level.REQUIRED,
                                Group.REACHABILITY,
                                new Criterion.TcpPort(443),
                                "Outbound TCP 443 is open"),
                        row(
                                "domains",
                                Level.REQUIRED,
                                Group.REACHABILITY,
                                new Criterion.Domain("*.example.com"),
                                "*.example.com is allowed"),
                        row(
                                "tls",
                                Level.REQUIRED,
                                Group.SECURE_CONNECTION,
                                new Criterion.GenuineTls(),
                                "Secure connections reach the service itself"),
                        row(
                                "signalling",
                                Level.REQUIRED,
                                Group.SIGNALLING,
                                new Criterion.Signalling(),
                                "The signalling channel opens and stays open"),
                        row(
                                "udp-3478",
                                Level.RECOMMENDED,
                                Group.MEDIA_UDP,
                                new Criterion.UdpPort(3478),
                                "Outbound UDP 3478 is open"),
                        row(
                                "udp-high-ports",
                                Level.OPTIMAL,
                                Group.MEDIA_UDP,
                                new Criterion.UdpRange(1025, 65535),
                                "Outbound UDP 1025–65535 is open"),
                        row(
                                "relay-tls",
                                Level.REQUIRED,
                                Group.MEDIA_RELAY,
                                new Criterion.Relay("tls"),
                                "A relay can be reached over TLS"),
                        row(
                                "ocsp",
                                Level.RECOMMENDED,
                                Group.VERIFICATION,
                                new Criterion.Revocation(ProbeKind.OCSP, "ocsp.example.com"),
                                "Certificates can be verified (OCSP)"),
                        row(
                                "proxy-no-login",
                                Level.REQUIRED,
                                Group.PROXY_AND_BROWSER,
                                new Criterion.ProxyWithoutLogin(),
                                "The proxy asks for no login"),
                        row(
                                "versions",
                                Level.RECOMMENDED,
                                Group.PROXY_AND_BROWSER,
                                new Criterion.Versions(),
                                "The browser is recent")),
                List.of(
                        new BrowserSupport(BrowserName.CHROME, new Version("49"), new Version("118"), null, null),
                        new BrowserSupport(BrowserName.IE, null, null, null, BrowserName.EDGE)),
                Thresholds.DEFAULT,
                Timers.DEFAULT);
    }

    private static Requirement row(String id, Level level, Group group, Criterion criterion, String title) {
        return new Requirement(
                id,
                level,
                group,
                criterion,
                Condition.ALWAYS,
                title,
                "The document asks for it in one sentence.",
                "It still holds today.",
                "https://docs.example.com/network",
                "2026-01-01");
    }

    private static Endpoint endpoint(String id, Role role, String host, int port, ProbeKind... probes) {
        return new Endpoint(id, role, new HostPort(host, port), port, "/", Set.of(probes), false, Expectation.ANY);
    }
}
