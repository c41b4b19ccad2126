// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.Coturn;
import app.clearline.fixture.PrivateCa;
import app.clearline.model.Credentials;
import app.clearline.model.Extent;
import app.clearline.model.FailureClass;
import app.clearline.model.Measured;
import app.clearline.model.Picture;
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

/// Data through a real TURN server.
@Tag("real")
class RelayProbeTest {

    private static final List<Picture> PICTURES = List.of(
            new Picture("720p", 2500, 1875),
            new Picture("360p", 500, 375),
            new Picture("270p", 300, 225),
            new Picture("180p", 150, 113));

    @TempDir
    private static Path directory;

    private static PrivateCa.@Nullable Leaf leaf;
    private static @Nullable Coturn server;

    @BeforeAll
    static void start() throws Exception {
        leaf = PrivateCa.make(directory, "http://127.0.0.1/", "http://127.0.0.1/a.crl")
                .leaf("turn", "DNS:turn.lab.test");
        server = Coturn.with(directory, Objects.requireNonNull(leaf), "alice", "secret");
        WarmUp.run();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RELAY_UDP", "RELAY_TCP", "RELAY_TLS"})
    void aBurstPasses(ProbeKind kind) throws Exception {
        Steps.Outcome outcome = run(kind, Duration.ZERO, "secret");
        assertThat(outcome.failure()).isNull();
        Measured.RelayData data = outcome.found(Measured.RelayData.class);
        assertThat(data.relayed().host()).isEqualTo("127.0.0.1");
        assertThat(data.stream().sent()).isEqualTo(8);
        assertThat(data.stream().received()).isEqualTo(8);
        assertThat(data.stream().kilobits()).isZero();
        assertThat(outcome.took()).isLessThan(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @EnumSource(names = {"RELAY_UDP", "RELAY_TCP", "RELAY_TLS"})
    void aStreamIsMeasuredAndThenClimbs(ProbeKind kind) throws Exception {
        Steps.Outcome outcome = run(kind, Duration.ofSeconds(4), "secret");
        assertThat(outcome.failure()).isNull();
        Measured.Stream stream = outcome.found(Measured.RelayData.class).stream();
        assertThat(stream.carrier()).isEqualTo(kind.id().replace("relay-", ""));
        assertThat(stream.sent()).isEqualTo(120);
        assertThat(stream.received()).isGreaterThanOrEqualTo(118);
        assertThat(stream.roundTrip()).isPositive().isLessThan(Duration.ofMillis(500));
        assertThat(stream.lasted()).isBetween(Duration.ofMillis(2200), Duration.ofMillis(4000));
        // On a busy machine nothing is said of the rate, never a low one.
        assertThat(stream.kilobits())
                .satisfiesAnyOf(k -> assertThat(k).isZero(), k -> assertThat(k).isGreaterThan(1000));
    }

    @Test
    void bothPlacesAreGivenBack() throws Exception {
        try (Coturn few = Coturn.with(directory, Objects.requireNonNull(leaf), "alice", "secret", "user-quota=2")) {
            for (int i = 0; i < 3; i++) {
                Steps.Outcome outcome =
                        steps(ProbeKind.RELAY_UDP, few).run(probe(ProbeKind.RELAY_UDP, Duration.ZERO, "secret"));
                assertThat(outcome.failure()).isNull();
                // The relay ends a place a second after it was asked to.
                Thread.sleep(3000);
            }
        }
    }

    @Test
    void aSinglePlaceThatIsOfNoUseIsGivenBackToo() throws Exception {
        try (Coturn one = Coturn.with(directory, Objects.requireNonNull(leaf), "alice", "secret", "user-quota=1")) {
            for (int i = 0; i < 2; i++) {
                Steps.Outcome outcome =
                        steps(ProbeKind.RELAY_UDP, one).run(probe(ProbeKind.RELAY_UDP, Duration.ZERO, "secret"));
                assertThat(outcome.failed()).isEqualTo(FailureClass.UNSUPPORTED);
                assertThat(outcome.detail()).contains("no second place");
                Thread.sleep(3000);
            }
        }
    }

    @Test
    void aStreamOfBindingsComesBack() throws Exception {
        Steps.Outcome outcome = run(ProbeKind.UDP_STREAM, Duration.ofSeconds(1), "secret");
        assertThat(outcome.failure()).isNull();
        Measured.Stream stream = outcome.found(Measured.Stream.class);
        assertThat(stream.sent()).isEqualTo(50);
        assertThat(stream.received()).isGreaterThanOrEqualTo(48);
        assertThat(stream.reordered()).isZero();
    }

    @Test
    void aWrongPasswordIsNoDeadRelay() throws Exception {
        Steps.Outcome outcome = run(ProbeKind.RELAY_TCP, Duration.ZERO, "guess");
        assertThat(outcome.failed()).isEqualTo(FailureClass.CREDENTIALS_REJECTED);
        assertThat(outcome.finding()).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"RELAY_UDP", "RELAY_TCP", "RELAY_TLS", "UDP_STREAM"})
    void anInterruptEndsIt(ProbeKind kind) throws Exception {
        Duration took = steps(kind).interrupted(probe(kind, Duration.ofSeconds(20), "secret"));
        assertThat(took).isLessThan(Duration.ofMillis(300));
    }

    private static Steps.Outcome run(ProbeKind kind, Duration quality, String password) throws Exception {
        return steps(kind).run(probe(kind, quality, password));
    }

    private static Steps steps(ProbeKind kind) {
        return steps(kind, Objects.requireNonNull(server));
    }

    private static Steps steps(ProbeKind kind, Coturn at) {
        int port = kind == ProbeKind.RELAY_TLS ? at.tls() : at.port();
        return Steps.of(kind, "turn.lab.test", port).resolved("127.0.0.1").within(Duration.ofSeconds(18));
    }

    private static Probe probe(ProbeKind kind, Duration quality, String password) {
        var login = new Credentials("alice", password.toCharArray());
        Map<ProbeKind, Probe> probes = Probes.in(
                new Surroundings(List.of(), null, List.of(), null, login),
                new Extent(quality, false, true, null),
                Timers.DEFAULT,
                PICTURES);
        return Objects.requireNonNull(probes.get(kind));
    }
}
