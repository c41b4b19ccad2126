// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import static app.clearline.diagnose.PaperService.host;
import static app.clearline.diagnose.PaperService.probe;
import static app.clearline.diagnose.PaperService.role;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.clearline.model.BrowserName;
import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Conclusion;
import app.clearline.model.Confidence;
import app.clearline.model.Diagnosis;
import app.clearline.model.Endpoint;
import app.clearline.model.FailureClass;
import app.clearline.model.HostPort;
import app.clearline.model.ProbeKind;
import app.clearline.model.ProxySetting;
import app.clearline.model.Role;
import app.clearline.model.Route;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// One host of the service that nobody answers at.
class SilentHostTest {

    @Test
    void aSilentHostAmongItsNeighboursIsPossiblyDown() {
        Diagnosis diagnosis = World.healthy()
                .fails(FailureClass.TIMEOUT, host("config.svc").and(probe(ProbeKind.TCP)))
                .diagnosis();
        assertThat(diagnosis.causes()).singleElement().satisfies(found -> {
            assertThat(found.cause()).isEqualTo(Cause.SERVICE_DOWN);
            assertThat(found.confidence()).isEqualTo(Confidence.POSSIBLE);
            assertThat(found.details()).containsEntry("hosts", "config.svc.test");
            assertThat(found.requirements()).contains("domain-svc");
        });
        assertThat(diagnosis.conclusion()).isEqualTo(Conclusion.DOES_NOT_WORK);
    }

    @Test
    void itDoesNotHideASecondFault() {
        Diagnosis diagnosis = World.healthy()
                .fails(FailureClass.REFUSED, host("config.svc").and(probe(ProbeKind.TCP)))
                .fails(FailureClass.UPGRADE_REFUSED, probe(ProbeKind.WEBSOCKET))
                .diagnosis();
        assertThat(diagnosis.causes().stream().map(CauseFound::cause))
                .containsExactlyInAnyOrder(Cause.WEBSOCKET_BLOCKED, Cause.SERVICE_DOWN);
    }

    @Test
    void aSampleThatIsSilentAsWellIsNotAmongThem() {
        Diagnosis diagnosis = new World(
                        PaperService.SERVICE.withEndpoints(e -> sample("static", e)), PaperService.answers())
                .fails(
                        FailureClass.TIMEOUT,
                        host("config.svc").or(host("static.svc")).and(probe(ProbeKind.TCP)))
                .diagnosis();
        assertThat(diagnosis.causes())
                .singleElement()
                .satisfies(found -> assertThat(found.details()).containsEntry("hosts", "config.svc.test"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void notNamed(String look, World world) {
        assertThat(world.diagnosis().causes().stream().map(CauseFound::cause))
                .as(look)
                .doesNotContain(Cause.SERVICE_DOWN);
    }

    static Stream<Arguments> notNamed() {
        return Stream.of(
                arguments(
                        "the whole domain",
                        World.healthy()
                                .fails(FailureClass.TIMEOUT, host(".svc.").and(probe(ProbeKind.TCP)))),
                arguments(
                        "logging",
                        World.healthy()
                                .fails(FailureClass.TIMEOUT, role(Role.LOGGING).and(probe(ProbeKind.TCP)))),
                arguments(
                        "a sample, which may be gone",
                        new World(PaperService.SERVICE.withEndpoints(e -> sample("config", e)), PaperService.answers())
                                .fails(FailureClass.TIMEOUT, host("config.svc").and(probe(ProbeKind.TCP)))),
                arguments(
                        "nobody else either",
                        World.healthy()
                                .fails(
                                        FailureClass.TIMEOUT,
                                        host("config.svc")
                                                .or(role(Role.CONTROL))
                                                .and(probe(ProbeKind.TCP)))),
                arguments("port 443 as a whole", World.healthy().fails(FailureClass.TIMEOUT, probe(ProbeKind.TCP))),
                arguments(
                        "a name that does not resolve",
                        World.healthy()
                                .fails(
                                        FailureClass.NAME_NOT_FOUND,
                                        host("config.svc").and(probe(ProbeKind.DNS)))));
    }

    private static Endpoint sample(String id, Endpoint e) {
        return e.id().equals(id)
                ? new Endpoint(e.id(), e.role(), e.at(), e.port(), e.path(), e.probes(), true, e.expect())
                : e;
    }

    @Test
    void behindAProxyOneHostThatIsNotConnectedToMayBeDown() {
        var proxy = new ProxySetting.Http(new HostPort("proxy.lan.test", 3128));
        Diagnosis one = World.with(PaperService.answers(BrowserName.CHROME, "131", proxy))
                .fails(
                        FailureClass.PROXY_REFUSED,
                        s -> !(s.route() instanceof Route.Direct)
                                && s.probe() == ProbeKind.TCP
                                && s.endpoint().host().startsWith("config"))
                .diagnosis();
        assertThat(one.causes()).singleElement().satisfies(found -> {
            assertThat(found.cause()).isEqualTo(Cause.PROXY_REFUSES_CONNECT);
            assertThat(found.confidence()).isEqualTo(Confidence.POSSIBLE);
        });
    }
}
