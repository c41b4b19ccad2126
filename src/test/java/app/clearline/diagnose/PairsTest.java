// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import static app.clearline.diagnose.PaperService.host;
import static app.clearline.diagnose.PaperService.probe;
import static app.clearline.diagnose.PaperService.role;
import static app.clearline.diagnose.PaperService.udp;
import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.BrowserName;
import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.FailureClass;
import app.clearline.model.HostPort;
import app.clearline.model.ProbeKind;
import app.clearline.model.ProxySetting;
import app.clearline.model.Role;
import app.clearline.model.Step;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Any two independent faults at once give both causes and no other, but where one of them keeps the other from being
/// seen.
class PairsTest {

    private static final Predicate<Step> DNS = probe(ProbeKind.DNS);
    private static final Predicate<Step> TCP = probe(ProbeKind.TCP);
    private static final Predicate<Step> HTTPS = probe(ProbeKind.HTTPS);
    private static final Predicate<Step> TURN = probe(ProbeKind.TURN_UDP, ProbeKind.TURN_TCP, ProbeKind.TURN_TLS);

    /// Something that is broken, and what it is called.
    private enum Fault {
        UDP(Cause.UDP_BLOCKED),
        UDP_3478(Cause.UDP_3478_BLOCKED),
        UDP_HIGH(Cause.UDP_HIGH_PORTS_BLOCKED),
        DOMAIN(Cause.DOMAIN_BLOCKED),
        NAMES(Cause.DNS_FILTERED),
        REVOCATION(Cause.REVOCATION_BLOCKED),
        UPGRADE(Cause.WEBSOCKET_BLOCKED),
        ONLY_TLS(Cause.TLS_ONLY_443),
        LOGIN(Cause.TURN_CREDENTIALS_REJECTED),
        UNAVAILABLE(Cause.SERVICE_DOWN),
        CLOCK(Cause.CLOCK_WRONG),
        INSPECTED(Cause.TLS_INSPECTED),
        BROWSER(Cause.BROWSER_OUTDATED);

        private final Cause cause;

        Fault(Cause cause) {
            this.cause = cause;
        }

        private World in(World world) {
            return switch (this) {
                case UDP -> world.fails(FailureClass.TIMEOUT, udp());
                case UDP_3478 -> world.fails(FailureClass.TIMEOUT, udp().and(port(3478)));
                case UDP_HIGH ->
                    world.fails(FailureClass.TIMEOUT, udp().and(port(3478).negate()));
                case DOMAIN -> world.fails(FailureClass.TIMEOUT, TCP.and(host(".svc.")));
                case NAMES -> world.fails(FailureClass.NAME_NOT_FOUND, DNS.and(host(".media.")));
                case REVOCATION ->
                    world.fails(FailureClass.TIMEOUT, DNS.negate().and(role(Role.REVOCATION)));
                case UPGRADE -> world.fails(FailureClass.UPGRADE_REFUSED, probe(ProbeKind.WEBSOCKET));
                case ONLY_TLS -> world.fails(FailureClass.RESET, probe(ProbeKind.TURN_TCP));
                case LOGIN -> world.fails(FailureClass.CREDENTIALS_REJECTED, TURN.and(role(Role.MEDIA_RELAY)));
                case UNAVAILABLE -> world.fails(FailureClass.SERVER_ERROR, HTTPS.and(host(".svc.")));
                case CLOCK ->
                    world.sees(s -> HTTPS.or(probe(ProbeKind.HTTP)).test(s)
                            ? World.http(200, World.NOW.minus(Duration.ofDays(2)), null, "ok")
                            : null);
                case INSPECTED ->
                    world.sees(s -> s.probe() == ProbeKind.TLS ? World.tls("CN=Corp,O=Corp", false, true) : null);
                case BROWSER -> world;
            };
        }
    }

    private static final Map<Set<Fault>, Set<Cause>> HIDDEN = Map.of(
            // Hosts without an address are not asked for anything.
            EnumSet.of(Fault.NAMES, Fault.UPGRADE),
            Set.of(Cause.WEBSOCKET_BLOCKED),
            EnumSet.of(Fault.NAMES, Fault.ONLY_TLS),
            Set.of(Cause.TLS_ONLY_443),
            EnumSet.of(Fault.NAMES, Fault.LOGIN),
            Set.of(Cause.TURN_CREDENTIALS_REJECTED),
            // Nor are those to which no connection opens.
            EnumSet.of(Fault.DOMAIN, Fault.UNAVAILABLE),
            Set.of(Cause.SERVICE_DOWN),
            // A service that is down refuses upgrades, too.
            EnumSet.of(Fault.UPGRADE, Fault.UNAVAILABLE),
            Set.of(Cause.WEBSOCKET_BLOCKED),
            // What comes from behind somebody who opens TLS may be theirs.
            EnumSet.of(Fault.UNAVAILABLE, Fault.INSPECTED),
            Set.of(Cause.SERVICE_DOWN));

    @ParameterizedTest(name = "{0} and {1}")
    @MethodSource
    void bothAreNamedAndNothingElse(Fault one, Fault other) {
        check(one, other, new ProxySetting.None());
    }

    private static void check(Fault one, Fault other, ProxySetting proxy) {
        boolean old = one == Fault.BROWSER || other == Fault.BROWSER;
        World world = World.with(PaperService.answers(BrowserName.CHROME, old ? "100" : "131", proxy));
        var expected = new LinkedHashSet<>(Set.of(one.cause, other.cause));
        hidden(one, other).forEach(expected::remove);
        assertThat(other.in(one.in(world)).diagnosis().causes().stream().map(CauseFound::cause))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest(name = "{0} and {1}")
    @MethodSource("bothAreNamedAndNothingElse")
    void likewiseBehindAProxy(Fault one, Fault other) {
        // The proxy looks names up itself.
        Assumptions.assumeFalse(one == Fault.NAMES || other == Fault.NAMES, "the proxy looks names up");
        check(one, other, new ProxySetting.Http(new HostPort("proxy.here.test", 3128)));
    }

    static Stream<Arguments> bothAreNamedAndNothingElse() {
        return Stream.of(Fault.values())
                .flatMap(one -> Stream.of(Fault.values())
                        .filter(other -> one.compareTo(other) < 0 && !same(one, other))
                        .map(other -> Arguments.of(one, other)));
    }

    /// Two parts of one fault are no two.
    private static boolean same(Fault one, Fault other) {
        return EnumSet.of(Fault.UDP, Fault.UDP_3478, Fault.UDP_HIGH).containsAll(EnumSet.of(one, other));
    }

    /// What cannot be seen because of the other.
    private static Set<Cause> hidden(Fault one, Fault other) {
        return HIDDEN.getOrDefault(EnumSet.of(one, other), Set.of());
    }

    private static Predicate<Step> port(int port) {
        return step -> step.endpoint().port() == port;
    }
}
