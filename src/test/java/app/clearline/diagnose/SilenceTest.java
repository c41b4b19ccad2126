// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import static app.clearline.diagnose.PaperService.host;
import static app.clearline.diagnose.PaperService.probe;
import static app.clearline.diagnose.PaperService.role;
import static app.clearline.diagnose.PaperService.udp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.FailureClass;
import app.clearline.model.Outcome;
import app.clearline.model.ProbeKind;
import app.clearline.model.RequirementResult;
import app.clearline.model.Role;
import app.clearline.model.Step;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What looks like a cause and is none: the rule must stay silent.
class SilenceTest {

    @ParameterizedTest(name = "{0}: not {2}")
    @MethodSource
    void notThisCause(String look, World world, Cause cause) {
        assertThat(causes(world)).as(look).doesNotContain(cause);
    }

    static Stream<Arguments> notThisCause() {
        Predicate<Step> relays = role(Role.MEDIA_RELAY).and(udp());
        return Stream.of(
                arguments(
                        "one control is down",
                        fault(FailureClass.TIMEOUT, host("stun.other").and(udp())),
                        Cause.UDP_3478_BLOCKED),
                arguments(
                        "one host's IPv6 is dead",
                        fault(FailureClass.TIMEOUT, probe(ProbeKind.TCP_IPV6).and(host("api.svc"))),
                        Cause.IPV6_BROKEN),
                arguments(
                        "the service's IPv6 is dead, that of others is not",
                        fault(
                                FailureClass.TIMEOUT,
                                probe(ProbeKind.TCP_IPV6).and(role(Role.CONTROL).negate())),
                        Cause.IPV6_BROKEN),
                arguments(
                        "no IPv6 on this machine",
                        fault(FailureClass.UNSUPPORTED, probe(ProbeKind.TCP_IPV6)),
                        Cause.IPV6_BROKEN),
                arguments(
                        "IPv6 refused at once",
                        fault(FailureClass.REFUSED, probe(ProbeKind.TCP_IPV6)),
                        Cause.IPV6_BROKEN),
                arguments(
                        "one server dislikes long handshakes",
                        fault(FailureClass.CLOSED, probe(ProbeKind.TLS_LARGE).and(host("static.svc"))),
                        Cause.TLS_HANDSHAKE_BROKEN),
                arguments(
                        "the service dislikes long handshakes, others do not",
                        fault(
                                FailureClass.CLOSED,
                                probe(ProbeKind.TLS_LARGE)
                                        .and(role(Role.CONTROL).negate())),
                        Cause.TLS_HANDSHAKE_BROKEN),
                arguments(
                        "alerts to the protocols offered",
                        fault(FailureClass.TLS_HANDSHAKE, probe(ProbeKind.TLS_LARGE)),
                        Cause.TLS_HANDSHAKE_BROKEN),
                arguments(
                        "one host of two is silent on its high port",
                        fault(FailureClass.TIMEOUT, host("stun.third").and(udp())),
                        Cause.UDP_HIGH_PORTS_BLOCKED),
                arguments(
                        "the only host with a high port is silent",
                        fault(FailureClass.TIMEOUT, host("stun.third").and(udp()))
                                .seenOnly(o -> !o.endpoint().host().contains("fourth")),
                        Cause.UDP_HIGH_PORTS_BLOCKED),
                arguments("the relay alone is silent", fault(FailureClass.TIMEOUT, relays), Cause.UDP_BLOCKED),
                arguments("the relay alone is silent", fault(FailureClass.TIMEOUT, relays), Cause.UDP_3478_BLOCKED),
                arguments(
                        "one API host is down", fault(FailureClass.TIMEOUT, host("config.svc")), Cause.DOMAIN_BLOCKED),
                arguments(
                        "one API host answers 503",
                        fault(FailureClass.SERVER_ERROR, host("config.svc").and(https())),
                        Cause.SERVICE_DOWN),
                arguments(
                        "a canary is filtered, the service is well",
                        fault(FailureClass.UNEXPECTED_ANSWER, probe(ProbeKind.HTTP)),
                        Cause.CAPTIVE_PORTAL),
                arguments("one host's clock is off", skewed(Duration.ofDays(2), "api.svc"), Cause.CLOCK_WRONG),
                arguments("all clocks off, each otherwise", disagreeing(), Cause.CLOCK_WRONG),
                arguments("an expired certificate is no inspection", expired(), Cause.TLS_INSPECTED),
                arguments(
                        "the relay's TLS dies too",
                        fault(FailureClass.RESET, probe(ProbeKind.TURN_TCP, ProbeKind.TURN_TLS)),
                        Cause.TLS_ONLY_443),
                arguments(
                        "the host's handshake fails too",
                        fault(FailureClass.RESET, host("sig.").and(probe(ProbeKind.TLS))),
                        Cause.WEBSOCKET_BLOCKED),
                arguments(
                        "only the relay refuses all",
                        fault(FailureClass.GARBAGE, probe(ProbeKind.TURN_TCP, ProbeKind.TURN_TLS)),
                        Cause.TLS_ONLY_443),
                arguments("a block page refuses the upgrade", blockPage(), Cause.WEBSOCKET_BLOCKED),
                arguments(
                        "a control refuses the login",
                        fault(
                                FailureClass.CREDENTIALS_REJECTED,
                                role(Role.CONTROL).and(udp())),
                        Cause.TURN_CREDENTIALS_REJECTED),
                arguments("a 403 that says nothing of a place", forbidden("{\"code\":403}"), Cause.LOCATION_REFUSED),
                arguments(
                        "a literal is down, the relays answer",
                        fault(FailureClass.TIMEOUT, host("198.51")),
                        Cause.ADDRESS_LITERALS_BLOCKED),
                arguments(
                        "the OCSP host answers otherwise",
                        fault(FailureClass.UNEXPECTED_ANSWER, probe(ProbeKind.OCSP)),
                        Cause.REVOCATION_BLOCKED),
                arguments(
                        "one name timed out",
                        fault(FailureClass.NAME_TIMEOUT, host("config.svc").and(probe(ProbeKind.DNS))),
                        Cause.DNS_FILTERED),
                arguments(
                        "names to loopback, controls too",
                        World.healthy().sees(s -> s.probe() == ProbeKind.DNS ? World.dns("127.0.0.1") : null),
                        Cause.DNS_FILTERED),
                arguments("something refuses", fault(FailureClass.REFUSED, probe(ProbeKind.TCP)), Cause.NO_NETWORK));
    }

    @Test
    void inspectionIsNamedWhereTheSystemTrustsIt() {
        World world = World.healthy()
                .sees(s -> s.probe() == ProbeKind.TLS ? World.tls("CN=Corp Inspection,O=Corp", false, true) : null);
        assertThat(causes(world)).containsExactly(Cause.TLS_INSPECTED);
        assertThat(outcome(world, "genuine-tls")).isEqualTo(Outcome.WARN);
    }

    @Test
    void aClockThatIsOffForAllIsNamed() {
        World world = World.healthy()
                .sees(s -> https().or(probe(ProbeKind.HTTP)).test(s)
                        ? World.http(200, World.NOW.minus(Duration.ofDays(2)), null, "ok")
                        : null);
        assertThat(causes(world)).containsExactly(Cause.CLOCK_WRONG);
        assertThat(world.diagnosis().causes().getFirst().details()).containsEntry("skew", "+48 h 00 min");
    }

    @Test
    void whatDidNotRunIsNeverAPass() {
        World world = World.healthy().seenOnly(o -> false);
        assertThat(world.diagnosis().requirements())
                .allSatisfy(r -> assertThat(r.outcome())
                        .as(r.requirement().id())
                        .isIn(
                                r.requirement().id().equals("versions")
                                        ? List.of(Outcome.PASS)
                                        : List.of(Outcome.NOT_TESTED, Outcome.NOT_APPLICABLE)));
        assertThat(causes(world)).isEmpty();
    }

    @Test
    void aPartOfAHealthyRunNamesNoFault() {
        for (ProbeKind kind : ProbeKind.values()) {
            assertThat(causes(World.healthy().seenOnly(o -> o.probe() == kind)))
                    .as(kind.id())
                    .isEmpty();
            assertThat(causes(World.healthy().seenOnly(o -> o.probe() != kind)))
                    .as("without " + kind.id())
                    .isSubsetOf(Cause.HEALTHY);
        }
    }

    private static World forbidden(String body) {
        return fault(FailureClass.UNEXPECTED_ANSWER, https().and(role(Role.API)))
                .sees(s -> https().and(role(Role.API)).test(s) ? World.http(403, World.NOW, null, body) : null);
    }

    @Test
    void aRefusalOfThePlaceIsNamed() {
        assertThat(causes(forbidden("{\"message\":\"not in this country\"}"))).containsExactly(Cause.LOCATION_REFUSED);
    }

    private static World blockPage() {
        return fault(FailureClass.UPGRADE_REFUSED, probe(ProbeKind.WEBSOCKET))
                .sees(s -> s.probe() == ProbeKind.TLS && host("sig.").test(s)
                        ? World.tls("CN=Filter", false, false)
                        : null);
    }

    private static World skewed(Duration by, String host) {
        return World.healthy()
                .sees(s -> https().and(host(host)).test(s) ? World.http(200, World.NOW.minus(by), null, "ok") : null);
    }

    private static World disagreeing() {
        return World.healthy()
                .sees(s -> https().or(probe(ProbeKind.HTTP)).test(s)
                        ? World.http(
                                200,
                                World.NOW.minusSeconds(
                                        3600L * s.endpoint().host().hashCode() % 100_000),
                                null,
                                "ok")
                        : null);
    }

    private static World expired() {
        return World.healthy()
                .sees(s -> s.probe() == ProbeKind.TLS && host(".svc.").test(s) ? World.expired() : null);
    }

    private static Predicate<Step> https() {
        return probe(ProbeKind.HTTPS);
    }

    private static World fault(FailureClass type, Predicate<Step> which) {
        return World.healthy().fails(type, which);
    }

    private static List<Cause> causes(World world) {
        return world.diagnosis().causes().stream().map(CauseFound::cause).toList();
    }

    private static Outcome outcome(World world, String id) {
        return world.diagnosis().requirements().stream()
                .filter(r -> r.requirement().id().equals(id))
                .map(RequirementResult::outcome)
                .findFirst()
                .orElseThrow();
    }
}
