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
import app.clearline.model.Outcome;
import app.clearline.model.ProbeKind;
import app.clearline.model.ProxySetting;
import app.clearline.model.RequirementResult;
import app.clearline.model.Role;
import app.clearline.model.Route;
import app.clearline.model.Step;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Proxies that take some connections and not others, and PAC files that send relays another way than names.
class BusyProxyTest {

    private static final URI FILE = URI.create("http://pac.lan.test/proxy.pac");
    private static final ProxySetting HTTP = new ProxySetting.Http(new HostPort("proxy.lan.test", 3128));
    private static final ProxySetting PAC = new ProxySetting.Pac(FILE);
    private static final String RELAY = "203.0.113.10";

    @Test
    void whatABusyProxyLeftAloneIsNotTested() {
        Diagnosis busy = behind(HTTP)
                .fails(FailureClass.PROXY_UNREACHABLE, tunnels().and(host(".svc.")))
                .diagnosis();
        assertThat(outcome(busy, "domain-svc")).isEqualTo(Outcome.NOT_TESTED);
        assertThat(reason(busy, "domain-svc")).isEqualTo("reason.proxy.left-alone");
        assertThat(outcome(busy, "domain-media")).isEqualTo(Outcome.PASS);
        assertThat(outcome(busy, "tcp-443")).isEqualTo(Outcome.PASS);
        assertThat(causes(busy)).isEmpty();
        assertThat(busy.conclusion()).isEqualTo(Conclusion.CANNOT_TELL);
    }

    @Test
    void onePlaceLeftAloneTakesNothingFromTheOthers() {
        Diagnosis busy = behind(HTTP)
                .fails(FailureClass.PROXY_UNREACHABLE, tunnels().and(host("config")))
                .diagnosis();
        assertThat(outcome(busy, "domain-svc")).isEqualTo(Outcome.PASS);
        assertThat(busy.conclusion()).isEqualTo(Conclusion.WORKS);
    }

    @Test
    void aLoginIsAnAnswerTooSoNothingOfPort443IsKnown() {
        Diagnosis busy = behind(HTTP)
                .fails(FailureClass.PROXY_UNREACHABLE, tunnels())
                .fails(FailureClass.PROXY_LOGIN, probe(ProbeKind.PROXY))
                .sees(s -> s.probe() == ProbeKind.PROXY ? World.proxy(407, 407, "basic") : null)
                .diagnosis();
        assertThat(outcome(busy, "tcp-443")).isEqualTo(Outcome.NOT_TESTED);
        assertThat(outcome(busy, "domain-svc")).isEqualTo(Outcome.NOT_TESTED);
        assertThat(causes(busy)).containsExactly(Cause.PROXY_NEEDS_LOGIN);
    }

    @Test
    void aProxyThatTakesNothingAfterTheFirstConnectionIsLikelyGone() {
        Diagnosis gone = behind(HTTP)
                .fails(
                        FailureClass.PROXY_UNREACHABLE,
                        via().and(probe(
                                ProbeKind.TCP,
                                ProbeKind.TURN_TCP,
                                ProbeKind.PROXY,
                                ProbeKind.HTTP,
                                ProbeKind.OCSP,
                                ProbeKind.CRL)))
                .diagnosis();
        assertThat(causes(gone)).containsExactly(Cause.PROXY_UNREACHABLE);
        assertThat(gone.causes().getFirst().confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(outcome(gone, "tcp-443")).isEqualTo(Outcome.FAIL);
        assertThat(gone.conclusion()).isEqualTo(Conclusion.DOES_NOT_WORK);
    }

    @Test
    void aDeadProxyForAddressesIsNamedAndStopsNothingElse() {
        Diagnosis partly = behind(PAC)
                .sees(says("DIRECT", "PROXY old.lan.test:3999"))
                .fails(FailureClass.PROXY_UNREACHABLE, via().and(probe(ProbeKind.TURN_TCP)))
                .diagnosis();
        assertThat(causes(partly)).containsExactly(Cause.PROXY_UNREACHABLE);
        assertThat(partly.causes().getFirst().details())
                .containsEntry("variant", "some")
                .containsEntry("proxy", "old.lan.test:3999");
        assertThat(partly.causes().getFirst().requirements()).containsExactly("relay-tcp");
        assertThat(outcome(partly, "tcp-443")).isEqualTo(Outcome.PASS);
        assertThat(partly.conclusion()).isEqualTo(Conclusion.WORKS_WITH_LIMITS);
    }

    @Test
    void aDeadProxyForAddressesHidesNoSecondFault() {
        Diagnosis both = behind(PAC)
                .sees(says("DIRECT", "PROXY old.lan.test:3999"))
                .fails(FailureClass.PROXY_UNREACHABLE, via().and(probe(ProbeKind.TURN_TCP)))
                .fails(FailureClass.UPGRADE_REFUSED, probe(ProbeKind.WEBSOCKET))
                .diagnosis();
        assertThat(causes(both)).containsExactlyInAnyOrder(Cause.PROXY_UNREACHABLE, Cause.WEBSOCKET_BLOCKED);
        assertThat(both.causes())
                .filteredOn(found -> found.cause() == Cause.PROXY_UNREACHABLE)
                .flatExtracting(CauseFound::requirements)
                .containsExactly("relay-tcp");
    }

    @Test
    void aProxyThatTheFileNamesForAllAndThatTookOthersIsBusy() {
        Diagnosis busy = behind(PAC)
                .sees(says("PROXY a.lan.test:3128", "PROXY a.lan.test:3128"))
                .fails(FailureClass.PROXY_UNREACHABLE, via().and(probe(ProbeKind.TURN_TCP)))
                .diagnosis();
        assertThat(outcome(busy, "relay-tcp")).isEqualTo(Outcome.NOT_TESTED);
        assertThat(busy.causes()).extracting(CauseFound::key).containsExactly("cause.healthy.part");
        assertThat(busy.causes().getFirst().details()).containsEntry("untried", "relay-tcp");
    }

    @Test
    void addressesSentStraightOutOfAClosedNetworkAreTheFilesFault() {
        Diagnosis around = behind(PAC)
                .sees(says("PROXY a.lan.test:3128", "DIRECT"))
                .fails(FailureClass.TIMEOUT, direct443())
                .fails(FailureClass.TIMEOUT, via().and(probe(ProbeKind.TURN_TCP)))
                .diagnosis();
        assertThat(causes(around)).containsExactly(Cause.DIRECT_BLOCKED_PROXY_NEEDED);
        assertThat(around.causes().getFirst().details()).containsEntry("variant", "addresses");
        assertThat(around.causes().getFirst().confidence()).isEqualTo(Confidence.CERTAIN);
        assertThat(around.causes().getFirst().requirements()).containsExactly("relay-tcp");
    }

    @Test
    void aRelayThatIsDownInAnOpenNetworkIsNotTheFilesFault() {
        Diagnosis down = behind(PAC)
                .sees(says("PROXY a.lan.test:3128", "DIRECT"))
                .fails(FailureClass.TIMEOUT, via().and(probe(ProbeKind.TURN_TCP)))
                .diagnosis();
        assertThat(causes(down)).isEmpty();
        assertThat(outcome(down, "relay-tcp")).isEqualTo(Outcome.FAIL);
    }

    @Test
    void oneSilentStrangerIsNoClosedNetwork() {
        Diagnosis one = behind(PAC)
                .sees(says("PROXY a.lan.test:3128", "DIRECT"))
                .fails(FailureClass.TIMEOUT, direct443())
                .fails(FailureClass.TIMEOUT, via().and(probe(ProbeKind.TURN_TCP)))
                .seenOnly(o -> !(o.route() instanceof Route.Direct)
                        || !o.endpoint().host().equals("198.51.100.1"))
                .diagnosis();
        assertThat(causes(one)).doesNotContain(Cause.DIRECT_BLOCKED_PROXY_NEEDED);
    }

    @Test
    void aProxyForAddressesThatRefusesThemIsNamed() {
        Diagnosis refused = behind(PAC)
                .sees(says("DIRECT", "PROXY strict.lan.test:3142"))
                .fails(FailureClass.UNSUPPORTED, probe(ProbeKind.PROXY))
                .fails(FailureClass.PROXY_REFUSED, via().and(probe(ProbeKind.TURN_TCP)))
                .diagnosis();
        assertThat(causes(refused)).containsExactly(Cause.PROXY_REFUSES_CONNECT);
        assertThat(refused.causes().getFirst().details()).containsEntry("proxy", "strict.lan.test:3142");
        assertThat(refused.causes().getFirst().confidence()).isEqualTo(Confidence.CERTAIN);
        assertThat(refused.causes().getFirst().requirements()).containsExactly("relay-tcp");
    }

    @Test
    void aProxyForAddressesThatCannotReachThemMayBeHeldUpItself() {
        Predicate<Step> relay = via().and(probe(ProbeKind.TURN_TCP));
        Diagnosis held = behind(PAC)
                .sees(says("DIRECT", "PROXY strict.lan.test:3142"))
                .sees(s -> relay.test(s) ? World.proxy(503, 503) : null)
                .fails(FailureClass.UNSUPPORTED, probe(ProbeKind.PROXY))
                .fails(FailureClass.PROXY_REFUSED, relay)
                .diagnosis();
        assertThat(held.causes())
                .extracting(CauseFound::key)
                .containsExactly("cause.proxy-refuses-connect.cannot-reach");
        assertThat(held.causes().getFirst().confidence()).isEqualTo(Confidence.POSSIBLE);
    }

    /// A PAC file with one answer for names and another for the relay's address.
    private static Function<Step, @Nullable Finding> says(String names, String address) {
        Map<String, String> answers = new HashMap<>();
        PaperService.SERVICE.endpoints().forEach(e -> answers.put(e.at().toString(), names));
        answers.put(RELAY + ":3478", address);
        return step -> step.probe() == ProbeKind.PAC ? new Finding.Pac(FILE, 10, answers, answers) : null;
    }

    private static World behind(ProxySetting proxy) {
        return World.with(PaperService.answers(BrowserName.CHROME, "131", proxy));
    }

    private static Predicate<Step> tunnels() {
        return via().and(probe(ProbeKind.TCP, ProbeKind.TURN_TCP));
    }

    private static Predicate<Step> direct443() {
        return probe(ProbeKind.TCP).and(role(Role.PROXY).negate()).and(via().negate());
    }

    private static Predicate<Step> via() {
        return step -> !(step.route() instanceof Route.Direct);
    }

    private static List<Cause> causes(Diagnosis diagnosis) {
        return diagnosis.causes().stream().map(CauseFound::cause).toList();
    }

    private static Outcome outcome(Diagnosis diagnosis, String row) {
        return result(diagnosis, row).outcome();
    }

    private static String reason(Diagnosis diagnosis, String row) {
        return result(diagnosis, row).reason().key();
    }

    private static RequirementResult result(Diagnosis diagnosis, String row) {
        return diagnosis.requirements().stream()
                .filter(r -> r.requirement().id().equals(row))
                .findFirst()
                .orElseThrow();
    }
}
