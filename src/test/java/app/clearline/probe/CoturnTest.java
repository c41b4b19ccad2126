// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.Coturn;
import app.clearline.fixture.PrivateCa;
import app.clearline.model.Credentials;
import app.clearline.model.Extent;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.ProbeKind;
import app.clearline.model.Timers;
import app.clearline.run.Probe;
import app.clearline.run.Surroundings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Against a real TURN server.
@Tag("real")
class CoturnTest {

    private static final String SECRET = "north";

    @TempDir
    private static Path directory;

    private static @Nullable Coturn users;
    private static @Nullable Coturn rest;

    @BeforeAll
    static void start() throws Exception {
        PrivateCa.Leaf leaf = PrivateCa.make(directory, "http://127.0.0.1/", "http://127.0.0.1/a.crl")
                .leaf("turn", "DNS:turn.lab.test");
        users = Coturn.with(directory, leaf, "alice", "secret");
        rest = Coturn.withSecret(directory, leaf, SECRET);
        WarmUp.run();
    }

    @AfterAll
    static void stop() {
        for (Coturn server : new Coturn[] {users, rest}) {
            if (server != null) {
                server.close();
            }
        }
    }

    @Test
    void stunTellsThisSidesAddress() throws Exception {
        Steps.Outcome outcome = run(users, ProbeKind.STUN_UDP, null);
        Finding.Stun found = outcome.found(Finding.Stun.class);
        assertThat(outcome.failure()).isNull();
        assertThat(found.mapped()).isEqualTo(found.local());
        assertThat(found.answered()).isEqualTo(3);
        assertThat(found.roundTrip()).isPositive().isLessThan(Duration.ofMillis(500));
    }

    @ParameterizedTest
    @EnumSource(names = {"TURN_UDP", "TURN_TCP", "TURN_TLS"})
    void withoutALoginThereIsAChallenge(ProbeKind kind) throws Exception {
        Steps.Outcome outcome = run(users, kind, null);
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.found(Finding.Turn.class)).isEqualTo(new Finding.Turn(1, 401, "lab.test", true, null, null));
    }

    @ParameterizedTest
    @EnumSource(names = {"TURN_UDP", "TURN_TCP", "TURN_TLS"})
    void theRightLoginGetsARelayAndGivesItBack(ProbeKind kind) throws Exception {
        int before = givenBack();
        Steps.Outcome outcome = run(users, kind, new Credentials("alice", "secret".toCharArray()));
        assertThat(outcome.failure()).isNull();
        Finding.Turn found = outcome.found(Finding.Turn.class);
        assertThat(found.challenge()).isEqualTo(401);
        assertThat(String.valueOf(found.relayed())).startsWith("127.0.0.1:");
        assertThat(found.roundTrip()).isPositive();
        for (int i = 0; i < 100 && givenBack() == before; i++) {
            Thread.sleep(20);
        }
        assertThat(givenBack()).isEqualTo(before + 1);
    }

    /// How often the server was told to end an allocation.
    private static int givenBack() throws Exception {
        return users == null ? 0 : users.output().split("lifetime=0", -1).length - 1;
    }

    @ParameterizedTest
    @EnumSource(names = {"TURN_UDP", "TURN_TCP", "TURN_TLS"})
    void aWrongPasswordIsRejectedAlsoAfterARightOne(ProbeKind kind) throws Exception {
        assertThat(run(users, kind, new Credentials("alice", "secret".toCharArray()))
                        .failure())
                .isNull();
        Steps.Outcome outcome = run(users, kind, new Credentials("alice", "nope".toCharArray()));
        assertThat(outcome.failed()).isEqualTo(FailureClass.CREDENTIALS_REJECTED);
        assertThat(outcome.found(Finding.Turn.class).challenge()).isEqualTo(401);
        assertThat(outcome.found(Finding.Turn.class).relayed()).isNull();
        assertThat(outcome.took()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aSecretsUserIsTakenUntilItsTimeIsOver() throws Exception {
        Credentials now = user(Instant.now().plusSeconds(600));
        assertThat(run(rest, ProbeKind.TURN_UDP, now).found(Finding.Turn.class).relayed())
                .isNotNull();
        Credentials then = user(Instant.now().minusSeconds(600));
        assertThat(run(rest, ProbeKind.TURN_UDP, then).failed()).isEqualTo(FailureClass.CREDENTIALS_REJECTED);
    }

    /// A name that says until when, and the password that belongs to it.
    private static Credentials user(Instant until) throws Exception {
        String name = until.getEpochSecond() + ":alice";
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        String password = Base64.getEncoder().encodeToString(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
        return new Credentials(name, password.toCharArray());
    }

    private static Steps.Outcome run(@Nullable Coturn server, ProbeKind kind, @Nullable Credentials login)
            throws Exception {
        assertThat(server).isNotNull();
        Map<ProbeKind, Probe> probes = Probes.in(
                new Surroundings(List.of(), null, List.of(), null, login), Extent.QUICK, Timers.DEFAULT, List.of());
        Probe probe = probes.get(kind);
        if (server == null || probe == null) {
            throw new AssertionError("no " + kind);
        }
        int port = kind == ProbeKind.TURN_TLS ? server.tls() : server.port();
        return Steps.of(kind, "turn.lab.test", port).resolved("127.0.0.1").run(probe);
    }
}
