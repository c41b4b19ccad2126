// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Agent;
import app.clearline.model.Browser;
import app.clearline.model.BrowserName;
import app.clearline.model.BrowserPolicy;
import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Change;
import app.clearline.model.Conclusion;
import app.clearline.model.Condition;
import app.clearline.model.Confidence;
import app.clearline.model.Criterion;
import app.clearline.model.Diagnosis;
import app.clearline.model.Endpoint;
import app.clearline.model.Expectation;
import app.clearline.model.Failure;
import app.clearline.model.FailureClass;
import app.clearline.model.FirewallRule;
import app.clearline.model.FoundProxy;
import app.clearline.model.Group;
import app.clearline.model.HostPort;
import app.clearline.model.InstalledBrowser;
import app.clearline.model.Level;
import app.clearline.model.Machine;
import app.clearline.model.NetworkLink;
import app.clearline.model.Observation;
import app.clearline.model.OperatingSystem;
import app.clearline.model.OsName;
import app.clearline.model.Outcome;
import app.clearline.model.Phrase;
import app.clearline.model.ProbeKind;
import app.clearline.model.ProxySetting;
import app.clearline.model.Requirement;
import app.clearline.model.RequirementResult;
import app.clearline.model.Role;
import app.clearline.model.Route;
import app.clearline.model.Service;
import app.clearline.model.Step;
import app.clearline.model.Thresholds;
import app.clearline.model.Timers;
import app.clearline.model.Topic;
import app.clearline.model.Version;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A small service, a machine, and what was seen of them.
final class Samples {

    static final Endpoint RELAY = new Endpoint(
            "relay",
            Role.MEDIA_RELAY,
            new HostPort("192.0.2.7", 3478),
            3478,
            "/",
            Set.of(ProbeKind.STUN_UDP),
            false,
            Expectation.ANY);

    static final Step STEP = new Step(
            Step.id(ProbeKind.STUN_UDP, RELAY, Route.direct()),
            ProbeKind.STUN_UDP,
            RELAY,
            Route.direct(),
            List.of(),
            Duration.ofSeconds(4));

    static final Observation REACHED = seen(null);
    static final Observation SILENT = seen(new Failure(FailureClass.TIMEOUT, "no answer from 192.0.2.7"));

    static final Requirement UDP = row("udp-3478", new Criterion.UdpPort(3478), "UDP 3478 is open");
    static final Requirement PROXY = row("proxy-no-authentication", new Criterion.ProxyWithoutLogin(), "No login");

    static final Service SERVICE = new Service(
            "sample",
            "Sample Video",
            "What Sample Video needs",
            "https://sample.example/needs",
            "2026-11-01",
            List.of(RELAY),
            List.of(UDP, PROXY),
            List.of(),
            Thresholds.DEFAULT,
            Timers.DEFAULT,
            null);

    static final Machine MACHINE = new Machine(
            "desk-7",
            "ada",
            new OperatingSystem(OsName.WINDOWS, new Version("11")),
            List.of(
                    new InstalledBrowser(new Browser(BrowserName.EDGE, new Version("130.0")), "edge.exe"),
                    new InstalledBrowser(new Browser(BrowserName.CHROME, new Version("131.0")), "chrome.exe")),
            List.of(new FoundProxy(
                    "system",
                    new ProxySetting.Http(new HostPort("proxy.example", 3128)),
                    "Internet Settings",
                    List.of("*.local"))),
            List.of(new NetworkLink("eth0", "Ethernet", List.of("10.1.2.3"), 1500, true)),
            List.of("10.1.2.1"),
            List.of(new BrowserPolicy(BrowserName.CHROME, "WebRtcUdpPortRange", "20000-20100", "Windows registry")),
            List.of(new Agent("Tailscale", true, "program tailscaled", "")));

    private Samples() {}

    static Diagnosis diagnosis(Conclusion conclusion, List<Observation> seen) {
        Outcome udp = seen.isEmpty() ? Outcome.NOT_TESTED : seen.getFirst().ok() ? Outcome.PASS : Outcome.FAIL;
        List<CauseFound> causes = udp == Outcome.FAIL
                ? List.of(new CauseFound(
                        Cause.UDP_BLOCKED,
                        Confidence.CERTAIN,
                        List.of("udp-3478"),
                        List.of(STEP.id()),
                        Map.of(),
                        List.of(new Change(
                                Topic.ALLOW_UDP_3478, List.of(new FirewallRule("UDP", "3478", List.of("any")))))))
                : List.of(new CauseFound(
                        Cause.HEALTHY, Confidence.CERTAIN, List.of(), List.of(STEP.id()), Map.of(), List.of()));
        return new Diagnosis(
                conclusion,
                causes,
                List.of(
                        new RequirementResult(UDP, udp, Phrase.of("reason.sample"), List.of(STEP.id()), List.of()),
                        new RequirementResult(
                                PROXY, Outcome.NOT_APPLICABLE, Phrase.of("reason.none"), List.of(), List.of())));
    }

    private static Observation seen(@org.jspecify.annotations.Nullable Failure failure) {
        return new Observation(
                STEP.id(),
                ProbeKind.STUN_UDP,
                RELAY,
                Route.direct(),
                Duration.ofMillis(3),
                Duration.ofMillis(40),
                null,
                failure);
    }

    private static Requirement row(String id, Criterion criterion, String title) {
        return new Requirement(
                id,
                Level.RECOMMENDED,
                Group.MEDIA_UDP,
                criterion,
                Condition.ALWAYS,
                title,
                "It should be.",
                "",
                "the document",
                "2026-11-01");
    }
}
