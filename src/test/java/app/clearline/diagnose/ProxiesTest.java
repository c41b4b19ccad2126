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
import app.clearline.model.Diagnosis;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.ProbeKind;
import app.clearline.model.ProxySetting;
import app.clearline.model.Role;
import app.clearline.model.Route;
import app.clearline.model.Step;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Networks that only a proxy leads out of.
class ProxiesTest {

    private static final ProxySetting HTTP = new ProxySetting.Http(new HostPort("proxy.lan.test", 3128));
    private static final ProxySetting PAC = new ProxySetting.Pac(URI.create("http://pac.lan.test/proxy.pac"));

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void exactlyTheseCauses(String fault, World world, Conclusion conclusion, List<Cause> causes) {
        Diagnosis diagnosis = world.diagnosis();
        assertThat(diagnosis.causes().stream().map(CauseFound::cause)).as(fault).containsExactlyElementsOf(causes);
        assertThat(diagnosis.conclusion()).as(fault).isEqualTo(conclusion);
    }

    static Stream<Arguments> exactlyTheseCauses() {
        Predicate<Step> login = via().and(probe(ProbeKind.TCP, ProbeKind.PROXY, ProbeKind.TURN_TCP));
        return Stream.of(
                arguments("open proxy", behind(BrowserName.CHROME, HTTP), Conclusion.WORKS, List.of(Cause.HEALTHY)),
                arguments(
                        "names by the proxy alone",
                        behind(BrowserName.CHROME, HTTP)
                                .fails(
                                        FailureClass.NAME_REFUSED,
                                        probe(ProbeKind.DNS).and(host("lan").negate())),
                        Conclusion.WORKS,
                        List.of(Cause.HEALTHY)),
                arguments(
                        "login, Chrome",
                        asking(BrowserName.CHROME, login),
                        Conclusion.CANNOT_TELL,
                        List.of(Cause.PROXY_NEEDS_LOGIN)),
                arguments(
                        "login, application",
                        asking(BrowserName.NATIVE_APP, login),
                        Conclusion.DOES_NOT_WORK,
                        List.of(Cause.PROXY_NEEDS_LOGIN)),
                arguments(
                        "login, and a proxy too busy to answer everybody",
                        asking(BrowserName.CHROME, login)
                                .fails(
                                        FailureClass.PROXY_UNREACHABLE,
                                        via().and(probe(ProbeKind.TCP)).and(host("api"))),
                        Conclusion.CANNOT_TELL,
                        List.of(Cause.PROXY_NEEDS_LOGIN)),
                arguments(
                        "stale",
                        behind(BrowserName.CHROME, HTTP)
                                .fails(FailureClass.REFUSED, role(Role.PROXY).and(probe(ProbeKind.TCP))),
                        Conclusion.DOES_NOT_WORK,
                        List.of(Cause.PROXY_UNREACHABLE)),
                arguments(
                        "silent",
                        behind(BrowserName.CHROME, HTTP)
                                .fails(FailureClass.TIMEOUT, role(Role.PROXY).and(probe(ProbeKind.TCP))),
                        Conclusion.DOES_NOT_WORK,
                        List.of(Cause.PROXY_UNREACHABLE)),
                arguments(
                        "accepts and says nothing",
                        behind(BrowserName.CHROME, HTTP)
                                .fails(
                                        FailureClass.TIMEOUT,
                                        via().and(probe(ProbeKind.TCP, ProbeKind.HTTP, ProbeKind.PROXY))),
                        Conclusion.DOES_NOT_WORK,
                        List.of(Cause.PROXY_UNREACHABLE)),
                arguments(
                        "CONNECT denied to the domain",
                        behind(BrowserName.CHROME, HTTP).fails(FailureClass.PROXY_REFUSED, via().and(host(".svc."))),
                        Conclusion.DOES_NOT_WORK,
                        List.of(Cause.PROXY_REFUSES_CONNECT)),
                arguments(
                        "CONNECT denied to addresses",
                        behind(BrowserName.CHROME, HTTP)
                                .sees(s -> s.probe() == ProbeKind.PROXY ? World.proxy(200, 403) : null)
                                .fails(
                                        FailureClass.PROXY_REFUSED,
                                        probe(ProbeKind.TURN_TCP).and(via())),
                        Conclusion.WORKS_WITH_LIMITS,
                        List.of(Cause.PROXY_REFUSES_CONNECT)),
                arguments("PAC good", behind(BrowserName.CHROME, PAC), Conclusion.WORKS, List.of(Cause.HEALTHY)),
                arguments(
                        "PAC in error",
                        behind(BrowserName.CHROME, PAC).fails(FailureClass.SCRIPT, probe(ProbeKind.PAC)),
                        Conclusion.DOES_NOT_WORK,
                        List.of(Cause.PAC_BROKEN)),
                arguments(
                        "PAC changes",
                        behind(BrowserName.CHROME, PAC).sees(s -> s.probe() == ProbeKind.PAC ? changing() : null),
                        Conclusion.WORKS_WITH_LIMITS,
                        List.of(Cause.PROXY_SETTINGS_UNSTABLE)));
    }

    private static Finding changing() {
        return new Finding.Pac(
                URI.create("http://pac.lan.test/proxy.pac"),
                10,
                Map.of("a:443", "DIRECT"),
                Map.of("a:443", "PROXY b:1"));
    }

    private static World asking(BrowserName browser, Predicate<Step> login) {
        return behind(browser, HTTP)
                .fails(FailureClass.PROXY_LOGIN, login)
                .sees(s -> s.probe() == ProbeKind.PROXY ? World.proxy(407, 407, "basic", "ntlm") : null);
    }

    /// Directly no TCP leaves; UDP does.
    private static World behind(BrowserName browser, ProxySetting proxy) {
        Predicate<Step> inside = role(Role.PROXY);
        return World.with(PaperService.answers(browser, "131", proxy))
                .fails(
                        FailureClass.TIMEOUT,
                        probe(ProbeKind.TCP).and(inside.negate()).and(via().negate()));
    }

    private static Predicate<Step> via() {
        return step -> !(step.route() instanceof Route.Direct);
    }
}
