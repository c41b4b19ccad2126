// SPDX-License-Identifier: Apache-2.0
package app.clearline;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.diagnose.Diagnostics;
import app.clearline.model.Answers;
import app.clearline.model.Browser;
import app.clearline.model.BrowserName;
import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Complaint;
import app.clearline.model.Conclusion;
import app.clearline.model.Device;
import app.clearline.model.Known;
import app.clearline.model.Machine;
import app.clearline.model.Measured;
import app.clearline.model.Named;
import app.clearline.model.Observation;
import app.clearline.model.OperatingSystem;
import app.clearline.model.OsName;
import app.clearline.model.Outcome;
import app.clearline.model.ProxyLogin;
import app.clearline.model.ProxySetting;
import app.clearline.model.Run;
import app.clearline.model.Version;
import app.clearline.respond.PracticeNetwork;
import app.clearline.run.Site;
import app.clearline.run.Surroundings;
import app.clearline.run.Wishes;
import app.clearline.service.Profiles;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The whole way over real sockets: every fault that the practice network can show is named, and no other.
@Tag("real")
class PracticeRunTest {

    private static final Answers ANSWERS = new Answers(
            Complaint.JUST_CHECK,
            Device.THIS_COMPUTER,
            new Browser(BrowserName.CHROME, new Version("150.0")),
            new OperatingSystem(OsName.WINDOWS, new Version("11")),
            new ProxySetting.Unknown(),
            ProxyLogin.UNKNOWN,
            Known.UNKNOWN,
            Set.of());

    private static final Duration STREAMS = Duration.ofSeconds(2);

    @Test
    void healthy() throws Exception {
        Run run = check(Set.of());
        assertThat(causes(run)).as(failures(run)).containsExactly(Cause.HEALTHY);
        assertThat(run.diagnosis().conclusion()).as(failures(run)).isEqualTo(Conclusion.WORKS);
        assertThat(run.diagnosis().requirements())
                .noneMatch(r -> r.outcome() == Outcome.FAIL || r.outcome() == Outcome.WARN)
                .filteredOn(r -> r.outcome() == Outcome.NOT_TESTED)
                .extracting(r -> r.requirement().id())
                .containsExactly("media-quality", "browser-policies");
    }

    @Test
    void healthyWithStreams() throws Exception {
        Run run = check(Set.of(), STREAMS);
        assertThat(run.observations())
                .filteredOn(o -> o.finding() instanceof Measured.RelayData || o.finding() instanceof Measured.Stream)
                .as(failures(run))
                .hasSize(5)
                .allMatch(Observation::ok);
        assertThat(causes(run)).as(failures(run)).containsExactly(Cause.HEALTHY);
    }

    @ParameterizedTest
    @CsvSource({
        "udp-blocked, works-with-limits",
        "udp-3478-blocked, works-with-limits",
        "udp-high-ports-blocked, works-with-limits",
        "udp-large-packets-lost, works-with-limits",
        "nat-strict, works",
        "tcp-443-blocked, does-not-work",
        "domain-blocked, does-not-work",
        "dns-broken, does-not-work",
        "dns-filtered, does-not-work",
        "captive-portal, does-not-work",
        "clock-wrong, does-not-work",
        "revocation-blocked, works-with-limits",
        "websocket-blocked, does-not-work",
        "tls-inspected, works-with-limits",
        "tls-only-443, works-with-limits",
        "turn-data-blocked, works-with-limits",
        "turn-credentials-rejected, does-not-work",
        "poor-quality, works-with-limits",
        "proxy-unreachable, does-not-work",
        "proxy-needs-login, cannot-tell",
        "proxy-refuses-connect, does-not-work",
        "pac-broken, does-not-work",
        "location-refused, does-not-work",
        "service-down, does-not-work",
    })
    void theFaultIsNamedAndNoOther(String fault, String conclusion) throws Exception {
        Cause cause = Named.of(Cause.class, fault);
        Run run = check(Set.of(cause), cause == Cause.POOR_QUALITY ? STREAMS : Duration.ZERO);
        assertThat(causes(run)).as(failures(run)).containsExactly(cause);
        assertThat(run.diagnosis().conclusion().id()).as(failures(run)).isEqualTo(conclusion);
    }

    @Test
    void everyFaultThatCanBeShownIsTested() {
        var tested = EnumSet.noneOf(Cause.class);
        var source = Stream.of(PracticeRunTest.class.getDeclaredMethods())
                .flatMap(m -> Stream.of(m.getAnnotationsByType(CsvSource.class)))
                .findFirst()
                .orElseThrow();
        for (String line : source.value()) {
            tested.add(Named.of(Cause.class, line.substring(0, line.indexOf(','))));
        }
        assertThat(tested).isEqualTo(PracticeNetwork.faults());
    }

    @Test
    void twoFaultsAreTwoCauses() throws Exception {
        Run run = check(Set.of(Cause.UDP_BLOCKED, Cause.REVOCATION_BLOCKED));
        assertThat(causes(run)).containsExactly(Cause.UDP_BLOCKED, Cause.REVOCATION_BLOCKED);
    }

    private static Run check(Set<Cause> faults) throws Exception {
        return check(faults, Duration.ZERO);
    }

    private static Run check(Set<Cause> faults, Duration quality) throws Exception {
        var wishes = new Wishes(Duration.ofSeconds(30), quality, false, null, faults);
        try (Site site = new App().open(Profiles.find("practice"), wishes, Surroundings.DEFAULT)) {
            Run run =
                    site.start(ANSWERS, Machine.UNKNOWN, List.of(), event -> {}).await();
            assertThat(Diagnostics.of(run.service(), run.answers(), run.machine(), run.observations()))
                    .as("a saved run gives the same diagnosis")
                    .isEqualTo(run.diagnosis());
            return run;
        }
    }

    private static List<Cause> causes(Run run) {
        return run.diagnosis().causes().stream().map(CauseFound::cause).toList();
    }

    /// For the message of a failed test.
    private static String failures(Run run) {
        var told = new StringBuilder();
        run.observations().stream()
                .filter(o -> !o.ok())
                .forEach(
                        o -> told.append(o.id()).append(" ").append(o.failure()).append('\n'));
        run.diagnosis().requirements().stream()
                .filter(r -> r.outcome() != Outcome.PASS && r.outcome() != Outcome.NOT_APPLICABLE)
                .forEach(r -> told.append(r.requirement().id())
                        .append(" ")
                        .append(r.outcome())
                        .append(" ")
                        .append(r.reason())
                        .append('\n'));
        return told.toString();
    }
}
