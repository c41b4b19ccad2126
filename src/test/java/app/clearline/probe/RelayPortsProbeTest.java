// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.Coturn;
import app.clearline.fixture.PrivateCa;
import app.clearline.fixture.StunBytes;
import app.clearline.fixture.UdpFarEnd;
import app.clearline.model.Credentials;
import app.clearline.model.Extent;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.Measured;
import app.clearline.model.ProbeKind;
import app.clearline.model.Timers;
import app.clearline.run.Probe;
import app.clearline.run.Surroundings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Datagrams to the ports of a real TURN server.
@Tag("real")
class RelayPortsProbeTest {

    private static final String HOST = "turn.lab.test";
    /// Nobody is there, but a relay may say that its places are.
    private static final String ELSEWHERE = "127.0.0.9";

    @TempDir
    private static Path directory;

    private static PrivateCa.@Nullable Leaf leaf;
    private static @Nullable Coturn open;

    @BeforeAll
    static void start() throws Exception {
        leaf = PrivateCa.make(directory, "http://127.0.0.1/", "http://127.0.0.1/a.crl")
                .leaf("turn", "DNS:turn.lab.test");
        open = relay("");
        WarmUp.run();
    }

    @AfterAll
    static void stop() {
        if (open != null) {
            open.close();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TURN_UDP", "TURN_TCP", "TURN_TLS"})
    void allArriveByWhicheverWayTheRelayIsReached(ProbeKind way) throws Exception {
        Coturn at = Objects.requireNonNull(open);
        Steps.Outcome outcome = steps(at, way, "127.0.0.1").run(probe("secret"));
        assertThat(outcome.failure()).isNull();
        Measured.RelayPorts found = outcome.found(Measured.RelayPorts.class);
        assertThat(found.arrived()).hasSize(8).doesNotHaveDuplicates().allMatch(port -> port >= 49152);
        assertThat(found.silent()).isEmpty();
        assertThat(found.returned()).as("on loopback everything comes unasked").isEmpty();
        assertThat(found.relay()).isEqualTo("127.0.0.1");
    }

    @Test
    void whereNothingArrivesThePortsAreSilent() throws Exception {
        try (Coturn at = relay("external-ip=" + ELSEWHERE)) {
            Steps.Outcome outcome =
                    steps(at, ProbeKind.TURN_TCP, "127.0.0.1", ELSEWHERE).run(probe("secret"));
            assertThat(outcome.failed()).isEqualTo(FailureClass.TIMEOUT);
            Measured.RelayPorts found = outcome.found(Measured.RelayPorts.class);
            assertThat(found.arrived()).isEmpty();
            assertThat(found.silent()).hasSize(8);
            assertThat(found.sent()).isGreaterThanOrEqualTo(5);
            assertThat(found.relay()).isEqualTo(ELSEWHERE);
        }
    }

    @Test
    void anAddressOfWhichNothingIsKnownProvesNothingOfPorts() throws Exception {
        try (Coturn at = relay("external-ip=" + ELSEWHERE)) {
            Steps.Outcome outcome = steps(at, ProbeKind.TURN_TCP, "127.0.0.1").run(probe("secret"));
            assertThat(outcome.failed()).isEqualTo(FailureClass.UNSUPPORTED);
            assertThat(outcome.found(Measured.RelayPorts.class).silent()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TURN_UDP", "TURN_TCP"})
    void whatComesBackShowsThatTheRelayKeepsItOutItself(ProbeKind way) throws Exception {
        // With one place there is none to show that things come unasked.
        try (Coturn at = relay("external-ip=" + ELSEWHERE + "\nuser-quota=1")) {
            Steps.Outcome outcome = steps(at, way, "127.0.0.1", ELSEWHERE).run(probe("secret"));
            Measured.RelayPorts found = outcome.found(Measured.RelayPorts.class);
            assertThat(found.returned()).hasSize(1);
            assertThat(found.silent()).isEmpty();
            assertThat(outcome.failed()).isEqualTo(FailureClass.UNSUPPORTED);
        }
    }

    @Test
    void aRelayThatRefusesThisPeerSaysNothing() throws Exception {
        try (Coturn at = relay("denied-peer-ip=127.0.0.1")) {
            Steps.Outcome outcome = steps(at, ProbeKind.TURN_UDP, "127.0.0.1").run(probe("secret"));
            assertThat(outcome.failed()).isEqualTo(FailureClass.UNSUPPORTED);
            assertThat(outcome.detail()).contains("error 403");
            assertThat(outcome.finding()).isNull();
        }
    }

    @Test
    void aRelayWithFewPlacesIsTriedOnThose() throws Exception {
        try (Coturn at = relay("user-quota=3")) {
            Steps.Outcome outcome = steps(at, ProbeKind.TURN_UDP, "127.0.0.1").run(probe("secret"));
            assertThat(outcome.failure()).isNull();
            assertThat(outcome.found(Measured.RelayPorts.class).arrived()).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TURN_UDP", "TURN_TCP"})
    void placesAreGivenBack(ProbeKind way) throws Exception {
        try (Coturn at = relay("user-quota=8")) {
            for (int i = 0; i < 2; i++) {
                Steps.Outcome outcome = steps(at, way, "127.0.0.1").run(probe("secret"));
                assertThat(outcome.found(Measured.RelayPorts.class).arrived()).hasSize(8);
                // The relay ends a place a second after it was asked to.
                Thread.sleep(3000);
            }
        }
    }

    @Test
    void withoutAPlaceBeforeThereIsNoneNow() throws Exception {
        Steps.Outcome outcome = Steps.of(ProbeKind.RELAY_PORTS, HOST, 3478).run(probe("secret"));
        assertThat(outcome.failed()).isEqualTo(FailureClass.NEED_FAILED);
    }

    @Test
    void aWrongPasswordIsNoSilence() throws Exception {
        Steps.Outcome outcome = steps(Objects.requireNonNull(open), ProbeKind.TURN_UDP, "127.0.0.1")
                .run(probe("guess"));
        assertThat(outcome.failed()).isEqualTo(FailureClass.UNSUPPORTED);
    }

    @Test
    void anInterruptEndsIt() throws Exception {
        try (Coturn at = relay("external-ip=" + ELSEWHERE)) {
            Duration took =
                    steps(at, ProbeKind.TURN_UDP, "127.0.0.1", ELSEWHERE).interrupted(probe("secret"));
            assertThat(took).isLessThan(Duration.ofMillis(300));
        }
    }

    @Test
    void anInterruptWaitsForNoRelayThatHasFallenSilent() throws Exception {
        try (var mute = new UdpFarEnd((request, from, number) -> switch (request[1]) {
            case 1 -> List.of(StunBytes.binding(request, from));
            case 3 -> List.of(StunBytes.response(StunBytes.ALLOCATE_SUCCESS, request, StunBytes.xored(0x0016, from)));
            case 8 -> List.of(StunBytes.response(0x0108, request));
            // It takes no place back.
            default -> List.of();
        })) {
            Duration took = steps(mute.port(), mute.port(), ProbeKind.TURN_UDP, "127.0.0.1")
                    .interrupted(probe("secret"));
            assertThat(took).isLessThan(Duration.ofSeconds(1));
            assertThat(mute.heard()).as("places were taken").isGreaterThan(8);
        }
    }

    private static Coturn relay(String more) throws Exception {
        return Coturn.with(directory, Objects.requireNonNull(leaf), "alice", "secret", more);
    }

    /// The relay gave out a place by this way before, and as a STUN server told this side's address.
    private static Steps steps(Coturn at, ProbeKind way, String... addresses) {
        return steps(at.port(), way == ProbeKind.TURN_TLS ? at.tls() : at.port(), way, addresses);
    }

    private static Steps steps(int stun, int turn, ProbeKind way, String... addresses) {
        var loopback = new HostPort("127.0.0.1", 40000);
        var place = new Finding.Turn(2, 401, "lab.test", true, loopback, null);
        var seen = new Finding.Stun(3, 3, loopback, loopback, null, Duration.ofMillis(1));
        return Steps.of(ProbeKind.RELAY_PORTS, HOST, stun)
                .resolved(addresses)
                .seen(Steps.observation(way, new HostPort(HOST, turn), place))
                .seen(Steps.observation(ProbeKind.STUN_UDP, new HostPort(HOST, stun), seen))
                .within(Duration.ofSeconds(12));
    }

    private static Probe probe(String password) {
        var login = new Credentials("alice", password.toCharArray());
        Map<ProbeKind, Probe> probes = Probes.in(
                new Surroundings(List.of(), null, List.of(), null, login),
                new Extent(Duration.ZERO, false, true, null),
                Timers.DEFAULT,
                List.of());
        return Objects.requireNonNull(probes.get(ProbeKind.RELAY_PORTS));
    }
}
