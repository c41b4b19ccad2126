// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Confidence;
import app.clearline.model.Diagnosis;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import app.clearline.model.Step;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What re-signed connections lack beside those that came through.
class WeakerTlsTest {

    @Test
    void olderAndWithoutAProtocolBesideOthersThatAreWhole() {
        assertThat(inspected(s -> s.endpoint().role() != Role.CONTROL, "TLSv1.2", null))
                .containsEntry("version", "TLSv1.2")
                .containsEntry("protocol", "h2");
    }

    @Test
    void asNewAsOthersIsNotRemarkedUpon() {
        assertThat(inspected(s -> s.endpoint().role() != Role.CONTROL, "TLSv1.3", "h2"))
                .doesNotContainKeys("version", "protocol");
        assertThat(inspected(s -> s.endpoint().role() != Role.CONTROL, "TLSv1.3", "http/1.1"))
                .doesNotContainKeys("version", "protocol");
    }

    @Test
    void whereEverythingIsOpenedThereIsNothingToCompareWith() {
        assertThat(inspected(s -> true, "TLSv1.2", null)).doesNotContainKeys("version", "protocol");
    }

    @Test
    void aRelayAgreesToNoProtocolByItself() {
        assertThat(inspected(s -> s.endpoint().host().startsWith("turn."), "TLSv1.3", null))
                .doesNotContainKey("protocol");
    }

    @Test
    void aGenuineServerThatSpeaksOldTlsIsNoFault() {
        Diagnosis diagnosis = World.healthy()
                .sees(s -> s.probe() == ProbeKind.TLS && s.endpoint().host().startsWith("api.")
                        ? changed(World.tls("CN=Public CA,O=Public", true, true), "TLSv1.2", null)
                        : null)
                .diagnosis();
        assertThat(diagnosis.causes().stream().map(CauseFound::cause)).containsExactly(Cause.HEALTHY);
    }

    @Test
    void aServiceThatSpeaksNothingNewerIsNoFaultEither() {
        Diagnosis diagnosis = World.healthy()
                .sees(s -> s.probe() == ProbeKind.TLS && s.endpoint().role() != Role.CONTROL
                        ? changed(World.tls("CN=Public CA,O=Public", true, true), "TLSv1.2", "h2")
                        : null)
                .diagnosis();
        assertThat(diagnosis.causes().stream().map(CauseFound::cause)).containsExactly(Cause.HEALTHY);
    }

    @Test
    void whereFarEndsSayThatAnOlderVersionWasAskedOfThemSomebodyOnTheWayDidSo() {
        CauseFound found = only(World.healthy().fails(FailureClass.TLS_DOWNGRADED, s -> s.probe() == ProbeKind.TLS));
        assertThat(found.cause()).isEqualTo(Cause.TLS_HANDSHAKE_BROKEN);
        assertThat(found.confidence()).isEqualTo(Confidence.CERTAIN);
        assertThat(found.key()).isEqualTo("cause.tls-handshake-broken.downgraded");
    }

    @Test
    void whereOnlyTheServiceIsAskedForLessItsDomainsAreNoExceptionOfAFilter() {
        // A host of it that is old cannot say so; its handshake ends badly all the same.
        CauseFound found = only(World.healthy()
                .fails(
                        FailureClass.TLS_DOWNGRADED,
                        s -> ownTls(s) && !s.endpoint().host().startsWith("config."))
                .fails(
                        FailureClass.TLS_HANDSHAKE,
                        s -> ownTls(s) && s.endpoint().host().startsWith("config.")));
        assertThat(found.cause()).isEqualTo(Cause.TLS_HANDSHAKE_BROKEN);
    }

    @Test
    void withoutAnyThatSaysSoTheyAre() {
        CauseFound found = only(World.healthy().fails(FailureClass.TLS_HANDSHAKE, WeakerTlsTest::ownTls));
        assertThat(found.cause()).isEqualTo(Cause.DOMAIN_BLOCKED);
    }

    private static boolean ownTls(Step step) {
        return step.probe() == ProbeKind.TLS && step.endpoint().role() != Role.CONTROL;
    }

    @Test
    void oneHostThatSaysSoMayBeAtFaultItself() {
        CauseFound found = only(World.healthy()
                .fails(
                        FailureClass.TLS_DOWNGRADED,
                        s -> s.probe() == ProbeKind.TLS && s.endpoint().host().startsWith("api.")));
        assertThat(found.cause()).isEqualTo(Cause.TLS_HANDSHAKE_BROKEN);
        assertThat(found.confidence()).isEqualTo(Confidence.POSSIBLE);
    }

    @Test
    void hostsOfOneOwnerMayShareAFault() {
        CauseFound found = only(World.healthy()
                .fails(
                        FailureClass.TLS_DOWNGRADED,
                        s -> s.probe() == ProbeKind.TLS && s.endpoint().host().endsWith(".svc.test")));
        assertThat(found.cause()).isEqualTo(Cause.TLS_HANDSHAKE_BROKEN);
        assertThat(found.confidence()).isEqualTo(Confidence.LIKELY);
    }

    private static CauseFound only(World world) {
        List<CauseFound> causes = world.diagnosis().causes();
        assertThat(causes).hasSize(1);
        return causes.getFirst();
    }

    private static Map<String, String> inspected(Predicate<Step> opened, String protocol, @Nullable String alpn) {
        Diagnosis diagnosis = World.healthy()
                .sees(s -> s.probe() == ProbeKind.TLS && opened.test(s)
                        ? changed(World.tls("CN=Company CA,O=Company", false, true), protocol, alpn)
                        : null)
                .diagnosis();
        return diagnosis.causes().stream()
                .filter(found -> found.cause() == Cause.TLS_INSPECTED)
                .findFirst()
                .orElseThrow()
                .details();
    }

    private static Finding.Tls changed(Finding.Tls tls, String protocol, @Nullable String alpn) {
        return new Finding.Tls(
                protocol,
                tls.cipher(),
                alpn,
                tls.chain(),
                tls.publicRoots(),
                tls.systemRoots(),
                tls.nameMatches(),
                tls.publicProblem(),
                tls.systemProblem());
    }
}
