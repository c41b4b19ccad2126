// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.ServerProcess;
import app.clearline.model.Credentials;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.Measured;
import app.clearline.model.NatBehavior;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.run.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a real coturn on two addresses, which is what RFC 5780 needs.
@Tag("real")
class BehaviorServerTest {

    private static final String CONFIGURATION = """
        listening-ip=127.0.0.1
        listening-ip=127.0.0.2
        listening-port={port}
        alt-listening-port={other}
        no-tls
        no-dtls
        realm=lab.test
        lt-cred-mech
        user=alice:secret
        no-cli
        relay-ip=127.0.0.1
        allow-loopback-peers
        pidfile={directory}/turn.pid
        userdb={directory}/turn.db
        log-file=stdout
        simple-log
        """;

    @TempDir
    private static Path directory;

    private static @Nullable ServerProcess server;
    private static int port;

    private static final Relays RELAYS = new Relays(new Names(List.of()));

    @BeforeAll
    static void start() throws Exception {
        String program = ServerProcess.program("turnserver");
        port = ServerProcess.freePort();
        int other = ServerProcess.freePort();
        Path file = directory.resolve("behavior.conf");
        Files.writeString(
                file,
                CONFIGURATION
                        .replace("{port}", String.valueOf(port))
                        .replace("{other}", String.valueOf(other))
                        .replace("{directory}", directory.toString()));
        server = ServerProcess.start(directory, List.of(port, other), program, "-c", file.toString());
        WarmUp.run();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void withoutANatAllIsOpen() throws Exception {
        Measured.Nat found =
                step(ProbeKind.NAT).seen(heard()).run(new NatProbe()).found(Measured.Nat.class);
        assertThat(found.mapping()).isEqualTo(NatBehavior.NONE);
        assertThat(found.filtering()).isEqualTo(NatBehavior.ENDPOINT_INDEPENDENT);
        assertThat(found.hairpin()).isNull();
        assertThat(found.mapped()).hasSize(4);
    }

    @Test
    void largeDatagramsPassBothWays() throws Exception {
        Measured.DatagramSize found = step(ProbeKind.UDP_SIZE)
                .seen(heard())
                .run(new UdpSizeProbe(RELAYS))
                .found(Measured.DatagramSize.class);
        assertThat(found.passed()).isEqualTo(1472);
        assertThat(found.lost()).isNull();
        assertThat(found.passedBack()).isGreaterThan(1472);
    }

    @Test
    void anOpeningThatNobodyCloses() throws Exception {
        var probe = idle(null);
        Measured.Opening found =
                step(ProbeKind.UDP_IDLE).seen(heard()).run(probe).found(Measured.Opening.class);
        assertThat(found.survived()).isEqualTo(Duration.ofMillis(300));
        assertThat(found.gone()).isNull();
        assertThat(found.flows()).isEqualTo(4);
    }

    @Test
    void aRelayCallsWhereNoServerDoes() throws Exception {
        try (var login = new Credentials("alice", "secret".toCharArray())) {
            HostPort here = new HostPort("127.0.0.1", 4000);
            var at = new HostPort("127.0.0.1", port);
            var stun = new Finding.Stun(3, 3, here, here, null, Duration.ofMillis(1));
            var turn = new Finding.Turn(2, 401, "lab.test", true, at, Duration.ofMillis(1));
            Measured.Opening found = step(ProbeKind.UDP_IDLE)
                    .seen(Steps.observation(ProbeKind.STUN_UDP, at, stun))
                    .seen(Steps.observation(ProbeKind.TURN_TCP, at, turn))
                    .run(idle(login))
                    .found(Measured.Opening.class);
            assertThat(found.survived()).isEqualTo(Duration.ofMillis(300));
            assertThat(found.gone()).isNull();
        }
    }

    private static UdpIdleProbe idle(@Nullable Credentials login) {
        List<Duration> silences = List.of(Duration.ofMillis(100), Duration.ofMillis(300));
        return new UdpIdleProbe(new Dialer(Surroundings.DEFAULT), login, silences, Duration.ofMillis(100));
    }

    @Test
    void withoutAServerThatCallsBackTheOpeningIsNotTested() throws Exception {
        HostPort here = new HostPort("127.0.0.1", 4000);
        var found = new Finding.Stun(3, 3, here, here, null, Duration.ofMillis(1));
        var plain = Steps.observation(ProbeKind.STUN_UDP, new HostPort("127.0.0.1", port), found);
        assertThat(step(ProbeKind.UDP_IDLE).seen(plain).run(idle(null)).failed())
                .isEqualTo(FailureClass.UNSUPPORTED);
    }

    private static Observation heard() throws InterruptedException {
        Finding.Stun stun =
                step(ProbeKind.STUN_UDP).run(new StunUdpProbe(RELAYS)).found(Finding.Stun.class);
        assertThat(stun.other()).isNotNull();
        return Steps.observation(ProbeKind.STUN_UDP, new HostPort("127.0.0.1", port), stun);
    }

    private static Steps step(ProbeKind kind) {
        return Steps.of(kind, "127.0.0.1", port).within(Duration.ofSeconds(12));
    }
}
