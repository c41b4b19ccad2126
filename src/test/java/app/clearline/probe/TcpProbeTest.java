// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.clearline.fixture.ServerProcess;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.ProbeKind;
import app.clearline.run.ProbeException;
import app.clearline.run.Surroundings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TcpProbeTest {

    private final TcpProbe probe = new TcpProbe(new Dialer(Surroundings.DEFAULT));

    @Test
    void opensAConnectionAndSaysFromWhereToWhere() throws Exception {
        try (var server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
            var outcome =
                    Steps.of(ProbeKind.TCP, "127.0.0.1", server.getLocalPort()).run(probe);
            var tcp = outcome.found(Finding.Tcp.class);
            assertThat(outcome.failure()).isNull();
            assertThat(tcp.remote()).isEqualTo("127.0.0.1:" + server.getLocalPort());
            assertThat(tcp.local()).startsWith("127.0.0.1:");
            assertThat(tcp.tried()).containsOnly(Map.entry("127.0.0.1", "open"));
        }
    }

    @Test
    void aConnectionThatCouldNotBeginSaysNothingOfTheWay() {
        var here = List.of(InetAddress.getLoopbackAddress());
        assertThatThrownBy(() -> Race.connect(here, 9, Duration.ZERO))
                .isInstanceOfSatisfying(
                        ProbeException.class,
                        e -> assertThat(e.failure().type()).isEqualTo(FailureClass.BUSY));
    }

    @Test
    void goesOnToTheNextAddressAtOnceWhenOneRefuses() throws Exception {
        try (var server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
            var outcome = Steps.of(ProbeKind.TCP, "two.test", server.getLocalPort())
                    .resolved("::1", "127.0.0.1")
                    .run(probe);
            var tcp = outcome.found(Finding.Tcp.class);
            assertThat(tcp.tried()).containsEntry("127.0.0.1", "open");
            assertThat(tcp.tried().get("0:0:0:0:0:0:0:1")).isIn("refused", "unreachable");
            assertThat(outcome.took()).isLessThan(Duration.ofMillis(250));
        }
    }

    @Test
    void doesNotWaitForASilentAddress() throws Exception {
        try (var silent = new Silence();
                var server = new ServerSocket(silent.port(), 5, InetAddress.ofLiteral("127.0.0.3"))) {
            var outcome = Steps.of(ProbeKind.TCP, "two.test", server.getLocalPort())
                    .resolved("127.0.0.2", "127.0.0.3")
                    .run(probe);
            assertThat(outcome.found(Finding.Tcp.class).remote()).startsWith("127.0.0.3:");
            assertThat(outcome.took()).isBetween(Duration.ofMillis(240), Duration.ofMillis(1_500));
        }
    }

    @Test
    void silenceEndsBeforeTheDeadline() throws Exception {
        try (var silent = new Silence()) {
            var outcome = Steps.of(ProbeKind.TCP, "127.0.0.2", silent.port())
                    .within(Duration.ofSeconds(2))
                    .run(probe);
            assertThat(outcome.failed()).isEqualTo(FailureClass.TIMEOUT);
            assertThat(outcome.found(Finding.Tcp.class).tried()).containsOnly(Map.entry("127.0.0.2", "timeout"));
        }
    }

    @Test
    void aShutPortIsARefusal() throws Exception {
        var outcome =
                Steps.of(ProbeKind.TCP, "127.0.0.1", ServerProcess.freePort()).run(probe);
        assertThat(outcome.failed()).isEqualTo(FailureClass.REFUSED);
        assertThat(outcome.found(Finding.Tcp.class).tried()).containsOnly(Map.entry("127.0.0.1", "refused"));
    }

    @Test
    void aNameThatNobodyKnowsIsSaidToBeUnknown() throws IOException, InterruptedException {
        var outcome = Steps.of(ProbeKind.TCP, "nowhere.invalid", 443).run(probe);
        assertThat(outcome.failed()).isIn(FailureClass.NAME_NOT_FOUND, FailureClass.NAME_TIMEOUT);
    }
}
