// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import static app.clearline.diagnose.PaperService.host;
import static app.clearline.diagnose.PaperService.probe;
import static app.clearline.diagnose.PaperService.role;
import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.BrowserName;
import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Conclusion;
import app.clearline.model.Confidence;
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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A proxy that cannot is told from a proxy that may not.
class ProxyErrorsTest {

    private static final ProxySetting HTTP = new ProxySetting.Http(new HostPort("proxy.lan.test", 3128));
    private static final ProxySetting SOCKS = new ProxySetting.Socks(new HostPort("proxy.lan.test", 1080));

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void aProxyThatReachesNobodyHasLikelyNoWayOut(int status) {
        Diagnosis diagnosis = answering(status, tunnels()).diagnosis();
        CauseFound only = only(diagnosis);
        assertThat(only.cause()).isEqualTo(Cause.PROXY_UNREACHABLE);
        assertThat(only.key()).isEqualTo("cause.proxy-unreachable.no-way-out");
        assertThat(only.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(only.details()).containsEntry("status", String.valueOf(status));
        assertThat(diagnosis.conclusion()).isEqualTo(Conclusion.DOES_NOT_WORK);
    }

    @Test
    void aProxyThatReachesOthersMayBeHeldUpItself() {
        CauseFound only = only(answering(503, tunnels().and(host(".svc."))).diagnosis());
        assertThat(only.key()).isEqualTo("cause.proxy-refuses-connect.cannot-reach");
        assertThat(only.confidence()).isEqualTo(Confidence.POSSIBLE);
        assertThat(only.details()).containsEntry("status", "503");
        assertThat(only.changes()).isEmpty();
    }

    @Test
    void aProxyThatReachesAddressesAloneLikelyFindsNoNames() {
        Predicate<Step> byName = tunnels().and(s -> !s.endpoint().literal());
        for (Predicate<Step> which :
                List.of(byName, byName.and(probe(ProbeKind.TURN_TCP).negate()))) {
            CauseFound only = only(answering(503, which).diagnosis());
            assertThat(only.key()).isEqualTo("cause.proxy-unreachable.no-names");
            assertThat(only.confidence()).isEqualTo(Confidence.LIKELY);
        }
    }

    @Test
    void whatAFileSendsStraightOutIsNotReachedByTheProxy() {
        var file = new ProxySetting.Pac(URI.create("http://pac.lan.test/proxy.pac"));
        Map<String, String> ways = PaperService.SERVICE.endpoints().stream()
                .collect(Collectors.toMap(
                        e -> e.at().toString(),
                        e -> e.literal() ? "DIRECT" : "PROXY proxy.lan.test:3128",
                        (one, same) -> one));
        Predicate<Step> byName = tunnels().and(s -> !s.endpoint().literal());
        CauseFound only = only(answering(world(file), 503, byName)
                .sees(s -> s.probe() == ProbeKind.PAC ? new Finding.Pac(file.at(), 10, ways, ways) : null)
                .diagnosis());
        assertThat(only.key()).isEqualTo("cause.proxy-unreachable.no-way-out");
    }

    @Test
    void oneThatForbidsNamesFindsThem() {
        assertRefuses(
                answering(403, tunnels().and(s -> !s.endpoint().literal())).diagnosis());
    }

    @Test
    void aProxyThatForbidsRefuses() {
        assertRefuses(answering(403, tunnels()).diagnosis());
        assertRefuses(answering(403, tunnels().and(host(".svc."))).diagnosis());
        assertRefuses(answering(500, tunnels()).diagnosis());
    }

    @Test
    void oneThatForbidsSomeAndFailsForOthersRefuses() {
        Predicate<Step> api = host("api.svc");
        assertRefuses(answering(503, tunnels().and(host(".svc.")).and(api.negate()))
                .sees(s -> tunnels().and(api).test(s) ? World.proxy(403, 403) : null)
                .fails(FailureClass.PROXY_REFUSED, tunnels().and(api))
                .diagnosis());
    }

    @Test
    void addressesThatItCannotReachAreNotForbidden() {
        Diagnosis diagnosis = world().sees(s -> s.probe() == ProbeKind.PROXY ? World.proxy(200, 504) : null)
                .fails(FailureClass.PROXY_REFUSED, probe(ProbeKind.TURN_TCP).and(via()))
                .diagnosis();
        CauseFound only = only(diagnosis);
        assertThat(only.key()).isEqualTo("cause.proxy-refuses-connect.cannot-reach");
        assertThat(only.confidence()).isEqualTo(Confidence.POSSIBLE);
        assertThat(only.details()).containsEntry("hosts", "203.0.113.10");
    }

    @Test
    void oneHostAloneIsForbiddenForSureOnlyWhereTheAnswerForbids() {
        assertRefuses(answering(403, tunnels().and(host("config"))).diagnosis());
        assertThat(only(answering(500, tunnels().and(host("config"))).diagnosis())
                        .confidence())
                .isEqualTo(Confidence.POSSIBLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    void aSocksProxyThatReachesNobodyHasLikelyNoWayOut(int reply) {
        CauseFound only = only(replying(reply, tunnels()).diagnosis());
        assertThat(only.key()).isEqualTo("cause.proxy-unreachable.no-way-out");
        assertThat(only.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(only.details()).containsEntry("status", String.valueOf(reply));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    void aSocksProxyThatReachesOthersMayBeHeldUpItself(int reply) {
        CauseFound only = only(replying(reply, tunnels().and(host(".svc."))).diagnosis());
        assertThat(only.key()).isEqualTo("cause.proxy-refuses-connect.cannot-reach");
        assertThat(only.confidence()).isEqualTo(Confidence.POSSIBLE);
    }

    @Test
    void aHostOfWhichTheProxySaysNothingInTimeIsNoFilterOfItsOwn() {
        Predicate<Step> config = tunnels().and(host("config"));
        CauseFound only = only(replying(4, tunnels().and(host(".svc.")).and(config.negate()))
                .fails(FailureClass.TIMEOUT, config)
                .diagnosis());
        assertThat(only.key()).isEqualTo("cause.proxy-refuses-connect.cannot-reach");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 6, 7, 8})
    void aSocksProxyThatGivesAnotherReplyRefuses(int reply) {
        assertRefuses(replying(reply, tunnels()).diagnosis());
        assertRefuses(replying(reply, tunnels().and(host(".svc."))).diagnosis());
    }

    @Test
    void aSocksProxyThatForbidsOneHostIsSure() {
        assertRefuses(replying(2, tunnels().and(host("config"))).diagnosis());
        assertThat(only(replying(1, tunnels().and(host("config"))).diagnosis()).confidence())
                .isEqualTo(Confidence.POSSIBLE);
    }

    private static void assertRefuses(Diagnosis diagnosis) {
        CauseFound only = only(diagnosis);
        assertThat(only.key()).isEqualTo("cause.proxy-refuses-connect");
        assertThat(only.confidence()).isEqualTo(Confidence.CERTAIN);
    }

    private static CauseFound only(Diagnosis diagnosis) {
        assertThat(diagnosis.causes()).hasSize(1);
        return diagnosis.causes().getFirst();
    }

    /// These get the status from the proxy.
    private static World answering(int status, Predicate<Step> which) {
        return answering(world(), status, which);
    }

    private static World answering(World world, int status, Predicate<Step> which) {
        return world.sees(s -> which.test(s) ? World.proxy(status, status) : null)
                .fails(FailureClass.PROXY_REFUSED, which);
    }

    /// Likewise where it speaks SOCKS.
    private static World replying(int reply, Predicate<Step> which) {
        return world(SOCKS)
                .sees(s -> which.test(s)
                        ? new Finding.Proxy(
                                new Finding.ConnectAnswer(s.endpoint().at(), reply, List.of()), null, null, null)
                        : null)
                .fails(FailureClass.PROXY_REFUSED, which);
    }

    private static World world() {
        return world(HTTP);
    }

    /// Directly no TCP leaves; UDP does.
    private static World world(ProxySetting proxy) {
        return World.with(PaperService.answers(BrowserName.CHROME, "131", proxy))
                .fails(
                        FailureClass.TIMEOUT,
                        probe(ProbeKind.TCP).and(role(Role.PROXY).negate()).and(via().negate()));
    }

    private static Predicate<Step> tunnels() {
        return via().and(probe(ProbeKind.TCP, ProbeKind.PROXY, ProbeKind.TURN_TCP));
    }

    private static Predicate<Step> via() {
        return step -> !(step.route() instanceof Route.Direct);
    }
}
