// SPDX-License-Identifier: Apache-2.0
package app.clearline;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Answers;
import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Conclusion;
import app.clearline.model.Credentials;
import app.clearline.model.FailureClass;
import app.clearline.model.Machine;
import app.clearline.model.Measured;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Run;
import app.clearline.model.SessionPass;
import app.clearline.report.Format;
import app.clearline.report.Reports;
import app.clearline.report.Texts;
import app.clearline.run.RunEvent;
import app.clearline.run.Site;
import app.clearline.run.Surroundings;
import app.clearline.run.TrustStores;
import app.clearline.run.Wishes;
import app.clearline.service.Profiles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A session's hosts are asked for and checked, in the practice network; what opens the session is written nowhere.
@Tag("real")
class SessionRunTest {

    private static final String SECRET = "T1==c2VjcmV0LXRva2VuLW9mLWEtdGVzdA";

    private final List<RunEvent> events = Collections.synchronizedList(new ArrayList<>());

    private Run run(String token, Cause... faults) throws Exception {
        var wishes = new Wishes(Duration.ofSeconds(30), Duration.ZERO, false, null, Set.of(faults));
        var pass = new SessionPass("4711", "1_MX40NzExfn4", token.toCharArray());
        var surroundings = new Surroundings(TrustStores.DEFAULT, List.of(), null, null, pass, null);
        try (Site site = new App().open(Profiles.find("practice"), wishes, surroundings)) {
            site.prepare(Answers.UNKNOWN);
            return site.start(Answers.UNKNOWN, Machine.UNKNOWN, List.of(), events::add)
                    .await();
        }
    }

    private static Observation session(Run run) {
        return run.observations().stream()
                .filter(seen -> seen.probe() == ProbeKind.SESSION)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theHostsOfTheSessionAreChecked() throws Exception {
        Run run = run("practice");
        assertThat(session(run).failure()).isNull();
        assertThat(session(run).endpoint().path()).isEqualTo("/session/{session}?extended=true");
        Measured.Session found = session(run).found(Measured.Session.class).orElseThrow();
        assertThat(found.relays()).hasSize(3);
        assertThat(found.signalling()).startsWith("signalling.practice-media.test:");
        assertThat(run.service().endpoints())
                .extracting(endpoint -> endpoint.id())
                .contains("session-signalling", "session-relay-1", "api", "control-stun")
                .doesNotContain("signalling", "relay-udp", "relay-tcp", "relay-tls");
        assertThat(run.observations())
                .filteredOn(seen -> seen.endpoint().id().startsWith("session-"))
                .extracting(Observation::probe)
                .contains(ProbeKind.WEBSOCKET, ProbeKind.TURN_UDP, ProbeKind.TURN_TCP, ProbeKind.TURN_TLS);
        assertThat(run.diagnosis().conclusion()).isNotEqualTo(Conclusion.DOES_NOT_WORK);
        assertThat(events)
                .anyMatch(
                        e -> e instanceof RunEvent.Ended it && it.observation().probe() == ProbeKind.SESSION);
    }

    @Test
    void aRefusedTokenIsNoFaultOfTheNetwork() throws Exception {
        Run run = run(SECRET);
        assertThat(session(run).failed(FailureClass.CREDENTIALS_REJECTED)).isTrue();
        assertThat(session(run).found(Measured.Session.class).orElseThrow().code())
                .isEqualTo(1004);
        assertThat(run.service().endpoint("signalling")).isPresent();
        assertThat(run.diagnosis().conclusion()).isNotEqualTo(Conclusion.DOES_NOT_WORK);
        assertThat(run.diagnosis().causes())
                .extracting(CauseFound::cause)
                .doesNotContain(Cause.TURN_CREDENTIALS_REJECTED, Cause.LOCATION_REFUSED);
        assertThat(json(run) + events).doesNotContain(SECRET).doesNotContain("1_MX40NzExfn4");
    }

    @Test
    void aRefusedLocationIsTold() throws Exception {
        Run run = run("practice", Cause.LOCATION_REFUSED);
        assertThat(session(run).found(Measured.Session.class).orElseThrow().code())
                .isEqualTo(1026);
        assertThat(run.diagnosis().causes()).extracting(CauseFound::cause).contains(Cause.LOCATION_REFUSED);
    }

    @Test
    void behindASignInPageTheSamplesAreCheckedAndTheTokenStaysHere() throws Exception {
        Run run = run(SECRET, Cause.CAPTIVE_PORTAL);
        assertThat(session(run).ok()).isFalse();
        assertThat(run.service().endpoint("signalling")).isPresent();
        assertThat(run.diagnosis().causes()).extracting(CauseFound::cause).contains(Cause.CAPTIVE_PORTAL);
        assertThat(json(run)).doesNotContain(SECRET);
    }

    @Test
    void aLoginThatHasRunOutIsSaidToHave() throws Exception {
        var wishes = new Wishes(Duration.ofSeconds(30), Duration.ZERO, false, null, Set.of());
        var login = new Credentials("1000000000:1.s.u", "geheim".toCharArray());
        var surroundings = new Surroundings(List.of(), null, List.of(), null, login);
        try (Site site = new App().open(Profiles.find("practice"), wishes, surroundings)) {
            assertThat(site.prepare(Answers.UNKNOWN)).isEmpty();
            Run run = site.start(Answers.UNKNOWN, Machine.UNKNOWN, List.of(), events::add)
                    .await();
            assertThat(run.observations())
                    .filteredOn(seen -> seen.probe() == ProbeKind.TURN_UDP)
                    .isNotEmpty()
                    .allSatisfy(seen -> {
                        assertThat(seen.failed(FailureClass.CREDENTIALS_REJECTED))
                                .isTrue();
                        assertThat(String.valueOf(seen.failure())).contains("the login ended at 2001-09-09T01:46:40Z");
                    });
            assertThat(json(run)).doesNotContain("geheim").doesNotContain("1.s.u");
        }
    }

    @Test
    void theWayIsThatOfTheAnswers() throws Exception {
        Run run = run(SECRET, Cause.PROXY_NEEDS_LOGIN);
        assertThat(session(run).id()).startsWith("session@api.practice.test:").contains("/via-");
        assertThat(session(run).ok()).isFalse();
        assertThat(run.diagnosis().causes()).extracting(CauseFound::cause).contains(Cause.PROXY_NEEDS_LOGIN);
        assertThat(json(run)).doesNotContain(SECRET);
    }

    private static String json(Run run) {
        return new String(
                Reports.document(run, Format.JSON, Texts.in(Locale.ENGLISH), ZoneOffset.UTC), StandardCharsets.UTF_8);
    }
}
