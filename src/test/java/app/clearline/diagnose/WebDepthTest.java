// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import static app.clearline.diagnose.PaperService.host;
import static app.clearline.diagnose.PaperService.probe;
import static app.clearline.diagnose.PaperService.role;
import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Conclusion;
import app.clearline.model.Confidence;
import app.clearline.model.Extent;
import app.clearline.model.FailureClass;
import app.clearline.model.HostPort;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import app.clearline.model.Route;
import app.clearline.model.Step;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// WebSockets that do not last, and a proxy that only the system is set to.
class WebDepthTest {

    private static final Route PROXY = new Route.ViaHttp(new HostPort("proxy.corp.test", 3128));

    @Test
    void aWebSocketThatFallsSilentIsNamedWithHow() {
        World world = World.healthy().going(patient(null)).fails(FailureClass.STALLED, probe(ProbeKind.WEBSOCKET_HOLD));
        assertThat(causes(world)).containsExactly(Cause.WEBSOCKET_BLOCKED);
        assertThat(first(world).key()).isEqualTo("cause.websocket-blocked.stalls");
        assertThat(world.diagnosis().conclusion()).isEqualTo(Conclusion.DOES_NOT_WORK);
    }

    @Test
    void oneThatEndsWithoutAWordMayBeTheServersWill() {
        World world = World.healthy().going(patient(null)).fails(FailureClass.CLOSED, probe(ProbeKind.WEBSOCKET_HOLD));
        assertThat(first(world).confidence()).isEqualTo(Confidence.POSSIBLE);
        assertThat(world.diagnosis().conclusion()).isEqualTo(Conclusion.WORKS_WITH_LIMITS);
    }

    @Test
    void oneThatWasNotHeldLeavesTheRowAsItWas() {
        assertThat(causes(World.healthy().going(patient(null)))).containsExactly(Cause.HEALTHY);
        assertThat(causes(World.healthy()
                        .going(patient(null))
                        .fails(FailureClass.UNSUPPORTED, probe(ProbeKind.WEBSOCKET_HOLD))))
                .containsExactly(Cause.HEALTHY);
    }

    @Test
    void aProxyThatLeadsOutIsNamedWhereNothingElseDoes() {
        World world = World.healthy().going(patient(PROXY)).fails(FailureClass.TIMEOUT, direct443());
        assertThat(causes(world)).containsExactly(Cause.DIRECT_BLOCKED_PROXY_NEEDED);
        assertThat(first(world).details()).containsEntry("proxy", "proxy.corp.test:3128");
        assertThat(first(world).requirements()).contains("tcp-443", "proxy-configured");
    }

    @Test
    void aProxyThatIsNotNeededOrLeadsNowhereIsNot() {
        assertThat(causes(World.healthy().going(patient(PROXY)))).containsExactly(Cause.HEALTHY);
        assertThat(causes(World.healthy()
                        .going(patient(PROXY))
                        .fails(FailureClass.TIMEOUT, probe(ProbeKind.TCP).and(host("proxy.corp")))))
                .containsExactly(Cause.HEALTHY);
        assertThat(causes(World.healthy()
                        .going(patient(PROXY))
                        .fails(FailureClass.PROXY_REFUSED, WebDepthTest::aroundIt)
                        .fails(FailureClass.TIMEOUT, direct443())))
                .containsExactly(Cause.TCP_443_BLOCKED);
    }

    @Test
    void handshakesThatAreCutForTheServiceAloneAreNoBrokenHandshakes() {
        World cut = World.healthy()
                .fails(
                        FailureClass.RESET,
                        probe(ProbeKind.TLS).and(role(Role.CONTROL).negate()));
        assertThat(causes(cut)).doesNotContain(Cause.TLS_HANDSHAKE_BROKEN);
    }

    @Test
    void withoutAStrangerNobodyCanTellWhoseHandshakesAreCut() {
        World cut = World.healthy()
                .fails(FailureClass.RESET, probe(ProbeKind.TLS))
                .seenOnly(o -> o.endpoint().role() != Role.CONTROL);
        assertThat(causes(cut)).doesNotContain(Cause.TLS_HANDSHAKE_BROKEN);
    }

    private static Extent patient(@Nullable Route around) {
        return new Extent(Duration.ofSeconds(10), false, false, null, around);
    }

    private static boolean aroundIt(Step step) {
        return step.route().equals(PROXY);
    }

    private static Predicate<Step> direct443() {
        return probe(ProbeKind.TCP).and(s -> s.endpoint().port() == 443 && s.route() instanceof Route.Direct);
    }

    private static CauseFound first(World world) {
        return world.diagnosis().causes().getFirst();
    }

    private static List<Cause> causes(World world) {
        return world.diagnosis().causes().stream().map(CauseFound::cause).toList();
    }
}
