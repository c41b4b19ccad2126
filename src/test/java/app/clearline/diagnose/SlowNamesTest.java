// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.BrowserName;
import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Conclusion;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.Observation;
import app.clearline.model.Outcome;
import app.clearline.model.ProbeKind;
import app.clearline.model.ProxySetting;
import app.clearline.model.RequirementResult;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Resolvers that answer late, and what only looks like one.
class SlowNamesTest {

    private static final String FIRST = "192.0.2.53:53";

    @Test
    void mostNamesLateIsASlowResolver() {
        World world = world(3000, Duration.ofSeconds(3));
        CauseFound cause = world.diagnosis().causes().getFirst();
        assertThat(causes(world)).containsExactly(Cause.DNS_BROKEN);
        assertThat(cause.key()).isEqualTo("cause.dns-broken.slow");
        assertThat(cause.details()).containsEntry("seconds", "3.0");
        assertThat(cause.requirements()).contains("names");
        assertThat(world.diagnosis().conclusion()).isEqualTo(Conclusion.WORKS_WITH_LIMITS);
    }

    @Test
    void aSilentResolverBeforeOneThatAnswersIsTold() {
        World world = silent(1010, FIRST);
        assertThat(causes(world)).containsExactly(Cause.HEALTHY);
        assertThat(world.diagnosis().conclusion()).isEqualTo(Conclusion.WORKS);
        RequirementResult names = row(world);
        assertThat(names.outcome()).isEqualTo(Outcome.PASS);
        assertThat(names.reason().key()).isEqualTo("reason.names.one-silent");
        assertThat(names.reason().values()).containsEntry("resolvers", FIRST);
    }

    @Test
    void behindAProxyASilentResolverIsNotTold() {
        Finding.Dns late = silent(dns(5010, Duration.ofMillis(1010)), FIRST);
        var proxy = new ProxySetting.Http(new HostPort("proxy.lan.test", 3128));
        World world = World.with(PaperService.answers(BrowserName.CHROME, "131", proxy))
                .sees(step -> step.probe() == ProbeKind.DNS ? late : null);
        assertThat(causes(world)).containsExactly(Cause.HEALTHY);
        assertThat(row(world).reason().key()).isNotEqualTo("reason.names.one-silent");
    }

    @Test
    void aSilentResolverBeforeASlowOneIsNoComfort() {
        assertThat(causes(silent(2600, FIRST))).containsExactly(Cause.DNS_BROKEN);
        assertThat(causes(silent(2510, FIRST, "192.0.2.54:53"))).containsExactly(Cause.DNS_BROKEN);
    }

    @Test
    void aResolverThatMissedOneQuestionIsNotTold() {
        World once = World.healthy()
                .sees(step ->
                        step.probe() == ProbeKind.DNS && step.endpoint().host().startsWith("api.")
                                ? silent(dns(5010, Duration.ofMillis(1010)), FIRST)
                                : null);
        assertThat(row(once).reason().key()).isEqualTo("reason.names.resolve");
    }

    @Test
    void aSlowResolverThatIsNotKnownToBeSilentMakesNamesLate() {
        assertThat(causes(world(5010, Duration.ofMillis(1010)))).containsExactly(Cause.DNS_BROKEN);
    }

    @Test
    void aBusyComputerIsNoSlowResolver() {
        assertThat(causes(world(3000, null))).containsExactly(Cause.HEALTHY);
        assertThat(causes(world(3000, Duration.ofMillis(40)))).containsExactly(Cause.HEALTHY);
        assertThat(causes(world(3000, Duration.ofSeconds(3)).viewed(SlowNamesTest::slowToConnect)))
                .containsExactly(Cause.HEALTHY);
    }

    @Test
    void anUnhurriedResolverIsNoFault() {
        assertThat(causes(world(700, Duration.ofMillis(700)))).containsExactly(Cause.HEALTHY);
    }

    @Test
    void someLateNamesAreNoSlowResolver() {
        World some = World.healthy()
                .sees(step ->
                        step.probe() == ProbeKind.DNS && step.endpoint().host().contains(".svc.")
                                ? dns(3000, Duration.ofSeconds(3))
                                : null);
        assertThat(causes(some)).containsExactly(Cause.HEALTHY);
    }

    private static World world(int system, @Nullable Duration own) {
        return World.healthy().sees(step -> step.probe() == ProbeKind.DNS ? dns(system, own) : null);
    }

    private static World silent(int own, String... resolvers) {
        Finding.Dns late = silent(dns(5010, Duration.ofMillis(own)), resolvers);
        return World.healthy().sees(step -> step.probe() == ProbeKind.DNS ? late : null);
    }

    private static Finding.Dns silent(Finding.Dns dns, String... resolvers) {
        return new Finding.Dns(
                dns.system(),
                dns.own(),
                dns.ownResult(),
                dns.resolvers(),
                dns.systemTook(),
                dns.ownTook(),
                List.of(resolvers));
    }

    private static RequirementResult row(World world) {
        return world.diagnosis().requirements().stream()
                .filter(row -> row.requirement().id().equals("names"))
                .findFirst()
                .orElseThrow();
    }

    private static Finding.Dns dns(int system, @Nullable Duration own) {
        return World.dns(Duration.ofMillis(system), own, "203.0.113.10");
    }

    private static Observation slowToConnect(Observation o) {
        Duration took = o.probe() == ProbeKind.TCP ? Duration.ofMillis(1900) : o.took();
        return new Observation(o.id(), o.probe(), o.endpoint(), o.route(), o.started(), took, o.finding(), o.failure());
    }

    private static List<Cause> causes(World world) {
        return world.diagnosis().causes().stream().map(CauseFound::cause).toList();
    }
}
