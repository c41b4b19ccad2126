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
import app.clearline.model.ProbeKind;
import app.clearline.model.ProxySetting;
import app.clearline.model.Route;
import app.clearline.model.Step;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// A proxy that has too much to do refuses one connection and takes another to the very same port.
class CrowdedProxyTest {

    private static final ProxySetting HTTP = new ProxySetting.Http(new HostPort("proxy.lan.test", 3128));
    private static final Predicate<Step> TUNNEL =
            probe(ProbeKind.TCP).and(host("api")).and(step -> !(step.route() instanceof Route.Direct));

    @Test
    void whoLedOthersThereForbidsNothing() {
        Diagnosis busy = refused(TUNNEL);
        assertThat(busy.causes()).extracting(CauseFound::cause).containsExactly(Cause.HEALTHY);
        assertThat(busy.conclusion()).isEqualTo(Conclusion.WORKS);
    }

    @Test
    void whoForbidsDoesSoEachTime() {
        Diagnosis forbids = refused(TUNNEL.or(probe(ProbeKind.PROXY).and(host("api"))));
        assertThat(forbids.causes()).extracting(CauseFound::cause).containsExactly(Cause.PROXY_REFUSES_CONNECT);
        assertThat(forbids.conclusion()).isEqualTo(Conclusion.DOES_NOT_WORK);
    }

    private static Diagnosis refused(Predicate<Step> some) {
        return World.with(PaperService.answers(BrowserName.CHROME, "131", HTTP))
                .fails(FailureClass.PROXY_REFUSED, some)
                .diagnosis();
    }
}
