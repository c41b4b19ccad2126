// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import static app.clearline.diagnose.PaperService.host;
import static app.clearline.diagnose.PaperService.probe;
import static app.clearline.diagnose.PaperService.role;
import static app.clearline.diagnose.PaperService.udp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.clearline.model.BrowserName;
import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Conclusion;
import app.clearline.model.Diagnosis;
import app.clearline.model.FailureClass;
import app.clearline.model.ProbeKind;
import app.clearline.model.ProxySetting;
import app.clearline.model.Role;
import app.clearline.model.Step;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Direct networks: the fault, and exactly the causes that must be named, no other.
class CausesTest {

    private static final Predicate<Step> TCP = probe(ProbeKind.TCP);
    private static final Predicate<Step> DNS = probe(ProbeKind.DNS);

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void exactlyTheseCauses(String fault, World world, Conclusion conclusion, List<Cause> causes) {
        Diagnosis diagnosis = world.diagnosis();
        assertThat(diagnosis.causes().stream().map(CauseFound::cause)).as(fault).containsExactlyElementsOf(causes);
        assertThat(diagnosis.conclusion()).as(fault).isEqualTo(conclusion);
        assertThat(diagnosis.causes())
                .allSatisfy(cause -> assertThat(cause.cause() == Cause.HEALTHY
                                || !cause.requirements().isEmpty())
                        .as("%s explains a requirement", cause.cause())
                        .isTrue());
    }

    static Stream<Arguments> exactlyTheseCauses() {
        return Stream.of(
                works("all open", World.healthy(), Cause.HEALTHY),
                limits("UDP dropped", fault(FailureClass.TIMEOUT, udp()), Cause.UDP_BLOCKED),
                limits("UDP rejected", fault(FailureClass.UNREACHABLE, udp()), Cause.UDP_BLOCKED),
                limits("3478 dropped", fault(FailureClass.TIMEOUT, udp().and(port(3478))), Cause.UDP_3478_BLOCKED),
                limits(
                        "high ports",
                        fault(FailureClass.TIMEOUT, udp().and(port(3478).negate())),
                        Cause.UDP_HIGH_PORTS_BLOCKED),
                limits("IPv6 leads nowhere", fault(FailureClass.TIMEOUT, probe(ProbeKind.TCP_IPV6)), Cause.IPV6_BROKEN),
                fails(
                        "a long ClientHello dropped, and the browser sends one",
                        fault(FailureClass.TIMEOUT, probe(ProbeKind.TLS_LARGE)),
                        Cause.TLS_HANDSHAKE_BROKEN),
                limits(
                        "a long ClientHello dropped, and the browser is older",
                        World.with(PaperService.answers(BrowserName.CHROME, "120", new ProxySetting.None()))
                                .fails(FailureClass.RESET, probe(ProbeKind.TLS_LARGE)),
                        Cause.TLS_HANDSHAKE_BROKEN),
                fails("443 dropped", fault(FailureClass.TIMEOUT, TCP.and(port(443))), Cause.TCP_443_BLOCKED),
                fails("443 rejected", fault(FailureClass.REFUSED, TCP.and(port(443))), Cause.TCP_443_BLOCKED),
                fails("everything dropped", dead(), Cause.NO_NETWORK),
                fails("no route", fault(FailureClass.UNREACHABLE, DNS.or(DNS.negate())), Cause.NO_NETWORK),
                fails("one domain", fault(FailureClass.TIMEOUT, TCP.and(host(".svc."))), Cause.DOMAIN_BLOCKED),
                fails(
                        "cut at SNI",
                        fault(FailureClass.RESET, probe(ProbeKind.TLS).and(host(".svc."))),
                        Cause.DOMAIN_BLOCKED),
                fails("no handshake ends", fault(FailureClass.RESET, probe(ProbeKind.TLS)), Cause.TLS_HANDSHAKE_BROKEN),
                fails("block page", blockPage(), Cause.DOMAIN_BLOCKED),
                fails("resolver dead", fault(FailureClass.NAME_TIMEOUT, DNS), Cause.DNS_BROKEN),
                fails(
                        "names refused",
                        fault(FailureClass.NAME_NOT_FOUND, DNS.and(host(".svc.").or(host("sig.")))),
                        Cause.DNS_FILTERED),
                fails(
                        "names sunk",
                        World.healthy()
                                .sees(s -> DNS.and(host(".svc.")).test(s) ? World.dns("0.0.0.0") : null)
                                .fails(FailureClass.REFUSED, TCP.and(host(".svc."))),
                        Cause.DNS_FILTERED),
                fails(
                        "no answer for these names alone",
                        fault(FailureClass.NAME_TIMEOUT, DNS.and(host(".svc."))),
                        Cause.DNS_FILTERED),
                fails(
                        "a browser below the floor",
                        World.with(PaperService.answers(BrowserName.CHROME, "48", new ProxySetting.None())),
                        Cause.BROWSER_OUTDATED),
                limits(
                        "a browser that is old",
                        World.with(PaperService.answers(BrowserName.CHROME, "100", new ProxySetting.None())),
                        Cause.BROWSER_OUTDATED),
                fails(
                        "Internet Explorer",
                        World.with(PaperService.answers(BrowserName.IE, "11", new ProxySetting.None())),
                        Cause.BROWSER_UNSUPPORTED),
                fails("names to a block page", rewritten(), Cause.DNS_FILTERED),
                fails(
                        "a resolver next door, all else dropped",
                        fault(FailureClass.TIMEOUT, DNS.negate()),
                        Cause.TCP_443_BLOCKED,
                        Cause.UDP_BLOCKED),
                fails("portal", portal(), Cause.CAPTIVE_PORTAL),
                limits("OCSP", fault(FailureClass.TIMEOUT, TCP.and(host("ocsp."))), Cause.REVOCATION_BLOCKED),
                limits("CRL", fault(FailureClass.REFUSED, TCP.and(host("crl."))), Cause.REVOCATION_BLOCKED),
                fails("upgrade refused", fault(FailureClass.UPGRADE_REFUSED, webSocket()), Cause.WEBSOCKET_BLOCKED),
                fails("stalls", fault(FailureClass.STALLED, webSocket()), Cause.WEBSOCKET_BLOCKED),
                limits("only TLS", fault(FailureClass.RESET, probe(ProbeKind.TURN_TCP)), Cause.TLS_ONLY_443),
                fails(
                        "wrong login",
                        fault(
                                FailureClass.CREDENTIALS_REJECTED,
                                probe(ProbeKind.TURN_UDP, ProbeKind.TURN_TCP, ProbeKind.TURN_TLS)),
                        Cause.TURN_CREDENTIALS_REJECTED),
                fails(
                        "503",
                        fault(FailureClass.SERVER_ERROR, probe(ProbeKind.HTTPS).and(host(".svc."))),
                        Cause.SERVICE_DOWN),
                limits(
                        "relay down",
                        fault(
                                FailureClass.TIMEOUT,
                                // The NAT is asked about with the help of others.
                                role(Role.MEDIA_RELAY)
                                        .and(DNS.or(probe(ProbeKind.NAT)).negate())),
                        Cause.SERVICE_DOWN),
                fails(
                        "by name only",
                        fault(
                                FailureClass.TIMEOUT,
                                TCP.and(role(Role.MEDIA_RELAY).or(host("198.51")))
                                        .or(udp())),
                        Cause.ADDRESS_LITERALS_BLOCKED,
                        Cause.UDP_BLOCKED));
    }

    private static Predicate<Step> port(int port) {
        return step -> step.endpoint().port() == port;
    }

    private static Predicate<Step> webSocket() {
        return probe(ProbeKind.WEBSOCKET);
    }

    private static World fault(FailureClass type, Predicate<Step> which) {
        return World.healthy().fails(type, which);
    }

    private static World dead() {
        return fault(FailureClass.NAME_TIMEOUT, DNS).fails(FailureClass.TIMEOUT, DNS.negate());
    }

    private static World blockPage() {
        Predicate<Step> pages = probe(ProbeKind.HTTPS).and(host(".svc."));
        return fault(FailureClass.UNEXPECTED_ANSWER, pages)
                .sees(s -> pages.test(s) ? World.http(200, World.NOW, "Blocked", "<html>") : null);
    }

    private static World rewritten() {
        Predicate<Step> own = host(".svc.").or(host(".media."));
        return fault(FailureClass.UNEXPECTED_ANSWER, probe(ProbeKind.HTTPS).and(own))
                .fails(FailureClass.UPGRADE_REFUSED, webSocket())
                .fails(FailureClass.GARBAGE, probe(ProbeKind.TURN_TCP, ProbeKind.TURN_TLS))
                .fails(FailureClass.REFUSED, udp().and(own))
                .sees(s -> s.probe() == ProbeKind.TLS && own.test(s) ? World.tls("CN=Filter", false, false) : null)
                .sees(s -> DNS.and(own).test(s) ? World.dns("198.51.100.99") : null)
                .sees(s -> s.probe() == ProbeKind.HTTPS && own.test(s)
                        ? World.http(200, World.NOW, "Blocked", "<html>")
                        : null);
    }

    private static World portal() {
        return fault(FailureClass.UNEXPECTED_ANSWER, probe(ProbeKind.HTTP))
                .sees(s -> s.probe() == ProbeKind.HTTP ? World.http(302, World.NOW, "Sign in", "") : null)
                .fails(FailureClass.RESET, TCP.and(port(443)))
                .fails(FailureClass.TIMEOUT, udp());
    }

    private static Arguments works(String fault, World world, Cause... causes) {
        return arguments(fault, world, Conclusion.WORKS, List.of(causes));
    }

    private static Arguments limits(String fault, World world, Cause... causes) {
        return arguments(fault, world, Conclusion.WORKS_WITH_LIMITS, List.of(causes));
    }

    private static Arguments fails(String fault, World world, Cause... causes) {
        return arguments(fault, world, Conclusion.DOES_NOT_WORK, List.of(causes));
    }
}
