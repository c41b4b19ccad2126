// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Answers;
import app.clearline.model.Browser;
import app.clearline.model.BrowserName;
import app.clearline.model.BrowserSupport;
import app.clearline.model.Complaint;
import app.clearline.model.Condition;
import app.clearline.model.Criterion;
import app.clearline.model.Device;
import app.clearline.model.Endpoint;
import app.clearline.model.Expectation;
import app.clearline.model.Group;
import app.clearline.model.HostPort;
import app.clearline.model.Known;
import app.clearline.model.Level;
import app.clearline.model.OperatingSystem;
import app.clearline.model.OsName;
import app.clearline.model.Outcome;
import app.clearline.model.ProbeKind;
import app.clearline.model.ProxyKind;
import app.clearline.model.ProxyLogin;
import app.clearline.model.ProxySetting;
import app.clearline.model.Requirement;
import app.clearline.model.Role;
import app.clearline.model.RuleCase;
import app.clearline.model.Service;
import app.clearline.model.Step;
import app.clearline.model.Thresholds;
import app.clearline.model.Timers;
import app.clearline.model.Version;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// A service as most are, with two domains, relays, controls and canaries.
final class PaperService {

    static final Service SERVICE = new Service(
            "paper",
            "Paper",
            "document",
            "https://paper.test/",
            "2026-11-22",
            List.of(
                    endpoint("api", Role.API, "api.svc.test", 443, ProbeKind.HTTPS),
                    endpoint("config", Role.API, "config.svc.test", 443, ProbeKind.HTTPS),
                    endpoint("static", Role.STATIC, "static.svc.test", 443, ProbeKind.HTTPS),
                    endpoint("log", Role.LOGGING, "log.media.test", 443, ProbeKind.HTTPS),
                    endpoint("signalling", Role.SIGNALLING, "sig.media.test", 443, ProbeKind.WEBSOCKET),
                    endpoint(
                            "relay-udp",
                            Role.MEDIA_RELAY,
                            "turn.media.test",
                            3478,
                            ProbeKind.STUN_UDP,
                            ProbeKind.TURN_UDP),
                    endpoint("relay-tcp", Role.MEDIA_RELAY, "turn.media.test", 443, ProbeKind.TURN_TCP),
                    endpoint("relay-tls", Role.MEDIA_RELAY, "turn.media.test", 443, ProbeKind.TURN_TLS),
                    endpoint("ocsp", Role.REVOCATION, "ocsp.ca.test", 80, ProbeKind.OCSP),
                    endpoint("crl", Role.REVOCATION, "crl.ca.test", 80, ProbeKind.CRL),
                    endpoint("control", Role.CONTROL, "www.other.test", 443, ProbeKind.HTTPS),
                    endpoint("literal", Role.CONTROL, "198.51.100.1", 443, ProbeKind.TCP),
                    endpoint("stun", Role.CONTROL, "stun.other.test", 3478, ProbeKind.STUN_UDP),
                    endpoint("high", Role.CONTROL, "stun.third.test", 19302, ProbeKind.STUN_UDP),
                    endpoint("high-2", Role.CONTROL, "stun.fourth.test", 10000, ProbeKind.STUN_UDP),
                    endpoint("canary-1", Role.CANARY, "canary.other.test", 80, ProbeKind.HTTP),
                    endpoint("canary-2", Role.CANARY, "canary.third.test", 80, ProbeKind.HTTP)),
            List.of(
                    row("tcp-443", Level.REQUIRED, new Criterion.TcpPort(443)),
                    row("domain-svc", Level.REQUIRED, new Criterion.Domain("*.svc.test")),
                    row("domain-media", Level.REQUIRED, new Criterion.Domain("*.media.test")),
                    row("names", Level.REQUIRED, new Criterion.Names()),
                    row("genuine-tls", Level.RECOMMENDED, new Criterion.GenuineTls()),
                    row("ipv6", Level.RECOMMENDED, new Criterion.Ipv6()),
                    row("large-hello", Level.RECOMMENDED, new Criterion.LargeHello()),
                    row("signalling", Level.REQUIRED, new Criterion.Signalling()),
                    row("udp-3478", Level.RECOMMENDED, new Criterion.UdpPort(3478)),
                    row("udp-media", Level.RECOMMENDED, new Criterion.UdpMedia()),
                    row("udp-stateful", Level.INFORMATION, new Criterion.UdpStateful()),
                    row("udp-high", Level.OPTIMAL, new Criterion.UdpRange(1025, 65535)),
                    row("udp-large", Level.RECOMMENDED, new Criterion.DatagramSize(1252)),
                    row("nat-mapping", Level.INFORMATION, new Criterion.Mapping()),
                    row("relay-tcp", Level.RECOMMENDED, new Criterion.Relay("tcp")),
                    row("relay-tls", Level.RECOMMENDED, new Criterion.Relay("tls")),
                    row("media-quality", Level.RECOMMENDED, new Criterion.Quality()),
                    row("ocsp", Level.RECOMMENDED, new Criterion.Revocation(ProbeKind.OCSP, "ocsp.ca.test")),
                    row("crl", Level.RECOMMENDED, new Criterion.Revocation(ProbeKind.CRL, "crl.ca.test")),
                    row("versions", Level.RECOMMENDED, new Criterion.Versions()),
                    row("policies", Level.RECOMMENDED, new Criterion.Policies()),
                    row("proxy-configured", Level.REQUIRED, new Criterion.ProxyConfigured()),
                    row("proxy-login", Level.REQUIRED, new Criterion.ProxyWithoutLogin()),
                    row("ios-pac", Level.RULE, new Criterion.Rule(List.of(iosWithPac())))),
            List.of(
                    new BrowserSupport(BrowserName.CHROME, new Version("49"), new Version("118"), null, null),
                    new BrowserSupport(BrowserName.IE, null, null, null, BrowserName.EDGE)),
            Thresholds.DEFAULT,
            Timers.DEFAULT,
            null);

    private PaperService() {}

    static Answers answers() {
        return answers(BrowserName.CHROME, "131", new ProxySetting.None());
    }

    static Answers answers(BrowserName browser, String version, ProxySetting proxy) {
        return new Answers(
                Complaint.JUST_CHECK,
                Device.THIS_COMPUTER,
                new Browser(browser, new Version(version)),
                new OperatingSystem(OsName.WINDOWS, new Version("11")),
                proxy,
                ProxyLogin.UNKNOWN,
                Known.UNKNOWN,
                Set.of());
    }

    /// The usual answers, about a device that is not this one.
    static Answers aboutAnother() {
        Answers here = answers();
        return new Answers(
                here.complaint(),
                Device.ANOTHER,
                here.browser(),
                here.os(),
                here.proxy(),
                here.login(),
                here.inspection(),
                here.detected());
    }

    static Predicate<Step> probe(ProbeKind... kinds) {
        return step -> List.of(kinds).contains(step.probe());
    }

    static Predicate<Step> host(String part) {
        return step -> step.endpoint().host().contains(part);
    }

    static Predicate<Step> role(Role... roles) {
        return step -> List.of(roles).contains(step.endpoint().role());
    }

    static Predicate<Step> udp() {
        return probe(ProbeKind.STUN_UDP, ProbeKind.TURN_UDP);
    }

    private static Endpoint endpoint(String id, Role role, String host, int port, ProbeKind... probes) {
        return new Endpoint(id, role, new HostPort(host, port), port, "/", Set.of(probes), false, Expectation.ANY);
    }

    private static Requirement row(String id, Level level, Criterion criterion) {
        return new Requirement(
                id, level, Group.REACHABILITY, criterion, Condition.ALWAYS, id, "says", "today", "source", "2026");
    }

    private static RuleCase iosWithPac() {
        var when = new Condition(Set.of(), null, null, Set.of(OsName.IOS), Set.of(ProxyKind.PAC), Set.of(), Set.of());
        return new RuleCase("pac", when, Outcome.FAIL, Outcome.WARN, "iOS and PAC files");
    }
}
