// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import static app.clearline.diagnose.PaperService.host;
import static app.clearline.diagnose.PaperService.probe;
import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Confidence;
import app.clearline.model.Extent;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.Measured;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Step;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a resolver that is asked over HTTPS adds to the cause `dns-filtered`, and where it adds nothing.
class SecondOpinionTest {

    private static final Extent ASKING = Extent.QUICK.asking(URI.create("https://dns.second.test/dns-query"));
    private static final Predicate<Step> OVER_HTTPS = probe(ProbeKind.DNS_OVER_HTTPS);
    private static final Predicate<Step> NAMES =
            probe(ProbeKind.DNS).and(host(".svc.").or(host("sig.")));
    private static final String SAID = "dns-over-https@api.svc.test";

    @Test
    void publicAddressesJoinTheEvidenceAgainstARefusal() {
        assertThat(filtered(asked().fails(FailureClass.NAME_NOT_FOUND, NAMES)))
                .singleElement()
                .satisfies(cause -> assertThat(cause.confidence()).isEqualTo(Confidence.CERTAIN))
                .satisfies(cause -> assertThat(cause.evidence()).contains("dns@api.svc.test", SAID));
    }

    @Test
    void publicAddressesJoinTheEvidenceAgainstASinkhole() {
        assertThat(filtered(sunk()))
                .singleElement()
                .satisfies(cause -> assertThat(cause.confidence()).isEqualTo(Confidence.CERTAIN))
                .satisfies(cause -> assertThat(cause.evidence()).contains(SAID));
    }

    @Test
    void aNameThatIsGoneForBothIsNotFiltered() {
        World gone = asked().fails(FailureClass.NAME_NOT_FOUND, NAMES).sees(saying("NXDOMAIN"));
        assertThat(filtered(gone)).isEmpty();
    }

    @Test
    void aNameThatIsGoneForBothLeavesTheOthers() {
        World one = asked().fails(FailureClass.NAME_NOT_FOUND, NAMES)
                .sees(s -> host("api.svc.").test(s) ? saying("NXDOMAIN").apply(s) : null);
        assertThat(filtered(one))
                .singleElement()
                .satisfies(cause -> assertThat(cause.evidence())
                        .contains("dns@sig.media.test")
                        .doesNotContain("dns@api.svc.test", SAID));
    }

    @Test
    void aPrivateAddressThatBothNameIsTheServicesOwn() {
        assertThat(filtered(sunk().sees(saying("NOERROR", "0.0.0.0")))).isEmpty();
    }

    @Test
    void otherAddressesAreNoSign() {
        World split = asked().sees(saying("NOERROR", "203.0.113.77"));
        assertThat(split.diagnosis().causes()).extracting(CauseFound::cause).containsExactly(Cause.HEALTHY);
    }

    @Test
    void aResolverThatFailsOrRefusesSaysNothing() {
        World shut = asked().fails(FailureClass.NAME_NOT_FOUND, NAMES).fails(FailureClass.TIMEOUT, OVER_HTTPS);
        assertThat(filtered(shut))
                .singleElement()
                .satisfies(cause -> assertThat(cause.evidence()).noneMatch(id -> id.startsWith("dns-over-https")));
        World refusing = asked().fails(FailureClass.NAME_REFUSED, NAMES).sees(saying("REFUSED"));
        assertThat(filtered(refusing)).hasSize(1);
    }

    @Test
    void aNameOfWhichNeitherCanTellIsNotFiltered() {
        var cannot = new Finding.Dns(
                List.of(),
                List.of(),
                "SERVFAIL",
                List.of("192.0.2.1"),
                Duration.ofMillis(5),
                Duration.ofMillis(5),
                null);
        World broken = asked().sees(s -> NAMES.test(s) ? cannot : null).fails(FailureClass.NAME_REFUSED, NAMES);
        assertThat(filtered(broken)).hasSize(1);
        assertThat(filtered(broken.sees(saying("NXDOMAIN")))).as("two answers").hasSize(1);
        assertThat(filtered(broken.sees(saying("SERVFAIL")))).isEmpty();
    }

    @Test
    void thatItIsBlockedIsNoTrouble() {
        for (FailureClass failure : List.of(FailureClass.TIMEOUT, FailureClass.RESET, FailureClass.TLS_HANDSHAKE)) {
            assertThat(asked().fails(failure, OVER_HTTPS).diagnosis().causes())
                    .extracting(CauseFound::cause)
                    .containsExactly(Cause.HEALTHY);
        }
    }

    @Test
    void itsAnswerDoesNotMakeADeadNetworkLive() {
        Predicate<Step> all = step -> true;
        World dead = asked().fails(FailureClass.TIMEOUT, all.and(OVER_HTTPS.negate()));
        World unasked = World.healthy().fails(FailureClass.TIMEOUT, all);
        assertThat(dead.diagnosis()).isEqualTo(unasked.diagnosis());
    }

    @Test
    void nobodyIsAskedUnlessSomebodyIsNamed() {
        assertThat(over(World.healthy())).isEmpty();
        assertThat(over(asked())).hasSizeBetween(7, 12).doesNotHaveDuplicates().allMatch(id -> !id.contains("other"));
    }

    private static List<String> over(World world) {
        return world.observations().stream()
                .filter(o -> o.probe() == ProbeKind.DNS_OVER_HTTPS)
                .map(Observation::id)
                .toList();
    }

    private static World asked() {
        return World.healthy().going(ASKING);
    }

    private static World sunk() {
        return asked().sees(s -> probe(ProbeKind.DNS).and(host(".svc.")).test(s) ? World.dns("0.0.0.0") : null)
                .fails(FailureClass.REFUSED, probe(ProbeKind.TCP).and(host(".svc.")));
    }

    private static Function<Step, @Nullable Finding> saying(String result, String... addresses) {
        var said = new Measured.Resolved(Stream.of(addresses).toList(), result, Duration.ofMillis(20));
        return step -> OVER_HTTPS.test(step) ? said : null;
    }

    private static List<CauseFound> filtered(World world) {
        return world.diagnosis().causes().stream()
                .filter(cause -> cause.cause() == Cause.DNS_FILTERED)
                .toList();
    }
}
