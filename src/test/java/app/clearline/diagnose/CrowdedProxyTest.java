// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import static app.clearline.diagnose.PaperService.host;
import static app.clearline.diagnose.PaperService.probe;
import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.BrowserName;
import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Conclusion;
import app.clearline.model.Diagnosis;
import app.clearline.model.FailureClass;
import app.clearline.model.HostPort;
import app.clearline.model.Outcome;
import app.clearline.model.ProbeKind;
import app.clearline.model.ProxySetting;
import app.clearline.model.RequirementResult;
import app.clearline.model.Route;
import app.clearline.model.Step;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// A proxy that has too much to do refuses one connection and takes another to the very same port.
class CrowdedProxyTest {

    private static final ProxySetting HTTP = new ProxySetting.Http(new HostPort("proxy.lan.test", 3128));
    private static final Predicate<Step> TUNNEL =
            probe(ProbeKind.TCP).and(host("api")).and(CrowdedProxyTest::via);

    @Test
    void whoLedOthersThereForbidsNothing() {
        Diagnosis busy = refused(TUNNEL);
        assertThat(busy.causes()).extracting(CauseFound::cause).containsExactly(Cause.HEALTHY);
        assertThat(busy.conclusion()).isEqualTo(Conclusion.WORKS);
    }

    @Test
    void whicheverConnectionItIsThatWasRefused() {
        for (Predicate<Step> some : List.of(
                probe(ProbeKind.TLS).and(host("config")),
                probe(ProbeKind.TURN_TLS),
                probe(ProbeKind.PROXY).and(host("api")))) {
            Diagnosis busy = refused(some.and(CrowdedProxyTest::via));
            assertThat(busy.causes()).extracting(CauseFound::cause).containsExactly(Cause.HEALTHY);
            assertThat(busy.conclusion()).isEqualTo(Conclusion.WORKS);
        }
    }

    @Test
    void whetherItWantsALoginStaysOpenWhereItWasNeverAskedInPeace() {
        Diagnosis busy = refused(probe(ProbeKind.PROXY));
        assertThat(busy.causes()).isEmpty();
        assertThat(busy.conclusion()).isEqualTo(Conclusion.CANNOT_TELL);
    }

    @Test
    void whoLedOthersThereByNameMayForbidTheAddressAndTheOtherWayRound() {
        Predicate<Step> byAddress = probe(ProbeKind.TURN_TCP).and(CrowdedProxyTest::via);
        assertThat(outcome(refused(byAddress), "relay-tcp")).isEqualTo(Outcome.FAIL);
        Predicate<Step> byName = host("turn").and(CrowdedProxyTest::via).and(byAddress.negate());
        assertThat(outcome(refused(byName), "relay-tls")).isEqualTo(Outcome.FAIL);
    }

    @Test
    void whoForbidsDoesSoEachTime() {
        Diagnosis forbids = refused(TUNNEL.or(probe(ProbeKind.PROXY).and(host("api"))));
        assertThat(forbids.causes()).extracting(CauseFound::cause).containsExactly(Cause.PROXY_REFUSES_CONNECT);
        assertThat(forbids.conclusion()).isEqualTo(Conclusion.DOES_NOT_WORK);
    }

    private static boolean via(Step step) {
        return !(step.route() instanceof Route.Direct);
    }

    private static Outcome outcome(Diagnosis diagnosis, String row) {
        return diagnosis.requirements().stream()
                .filter(r -> r.requirement().id().equals(row))
                .map(RequirementResult::outcome)
                .findFirst()
                .orElseThrow();
    }

    private static Diagnosis refused(Predicate<Step> some) {
        return World.with(PaperService.answers(BrowserName.CHROME, "131", HTTP))
                .fails(FailureClass.PROXY_REFUSED, some)
                .diagnosis();
    }
}
