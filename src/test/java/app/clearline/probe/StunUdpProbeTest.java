// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.StunBytes;
import app.clearline.fixture.UdpFarEnd;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.ProbeKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StunUdpProbeTest {

    private final StunUdpProbe probe = new StunUdpProbe(new Relays(new Names(List.of())));

    @BeforeAll
    static void warm() {
        WarmUp.run();
    }

    @Test
    void threeAnswersTellAddressesAndARoundTrip() throws Exception {
        var client = new AtomicReference<InetSocketAddress>();
        var other = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.7"), 3479);
        try (var server = new UdpFarEnd((request, from, number) -> {
            client.set(from);
            byte[] answer = StunBytes.response(
                    StunBytes.BINDING_SUCCESS, request, StunBytes.xored(0x20, from), StunBytes.plain(0x802C, other));
            return List.of(StunBytes.fingerprinted(answer, true));
        })) {
            Steps.Outcome outcome = ask(server.port(), Duration.ofSeconds(5));
            Finding.Stun found = outcome.found(Finding.Stun.class);
            var self = new HostPort(
                    "127.0.0.1", Objects.requireNonNull(client.get()).getPort());
            assertThat(found.mapped()).isEqualTo(self);
            assertThat(found.local()).isEqualTo(self);
            assertThat(found.other()).isEqualTo(new HostPort("192.0.2.7", 3479));
            assertThat(found.sent()).isEqualTo(3);
            assertThat(found.answered()).isEqualTo(3);
            assertThat(found.roundTrip()).isPositive().isLessThan(Duration.ofMillis(200));
            assertThat(outcome.failure()).isNull();
            assertThat(outcome.took()).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void threeLostDatagramsProveNothing() throws Exception {
        try (var server = new UdpFarEnd(
                (request, from, number) -> number <= 3 ? List.of() : List.of(StunBytes.binding(request, from)))) {
            Steps.Outcome outcome = ask(server.port(), Duration.ofSeconds(5));
            Finding.Stun found = outcome.found(Finding.Stun.class);
            assertThat(found.sent()).isEqualTo(6);
            assertThat(found.answered()).isEqualTo(3);
            assertThat(outcome.took()).isBetween(Duration.ofMillis(1400), Duration.ofMillis(2500));
        }
    }

    @Test
    void silenceIsATimeoutAfterFiveRequests() throws Exception {
        try (var server = new UdpFarEnd((request, from, number) -> List.of())) {
            Steps.Outcome outcome = ask(server.port(), Duration.ofSeconds(6));
            assertThat(outcome.failed()).isEqualTo(FailureClass.TIMEOUT);
            assertThat(outcome.detail()).contains("5 requests").contains("127.0.0.1 port " + server.port());
            assertThat(server.heard()).isEqualTo(5);
            assertThat(outcome.took()).isBetween(Duration.ofMillis(3900), Duration.ofMillis(4500));
        }
    }

    @Test
    void aClosedPortIsRefusedAfterTheSecondIcmpAnswer() throws Exception {
        Steps.Outcome outcome = ask(UdpFarEnd.closedPort(), Duration.ofSeconds(5));
        assertThat(outcome.failed()).isEqualTo(FailureClass.REFUSED);
        assertThat(outcome.detail()).contains("2 requests");
        assertThat(outcome.took()).isBetween(Duration.ofMillis(200), Duration.ofMillis(900));
    }

    @Test
    void anErrorIsToldWithItsCode() throws Exception {
        try (var server = new UdpFarEnd((request, from, number) ->
                List.of(StunBytes.response(StunBytes.BINDING_ERROR, request, StunBytes.error(500, "Tired\r\n"))))) {
            Steps.Outcome outcome = ask(server.port(), Duration.ofSeconds(5));
            assertThat(outcome.failed()).isEqualTo(FailureClass.STUN_ERROR);
            assertThat(outcome.detail()).isEqualTo("error 500 Tired");
        }
    }

    @Test
    void theFirstIPv4AddressIsAsked() throws Exception {
        try (var server = new UdpFarEnd((request, from, number) -> List.of(StunBytes.binding(request, from)))) {
            Steps.Outcome outcome = Steps.of(ProbeKind.STUN_UDP, "stun.test", server.port())
                    .resolved("2001:db8::1", "127.0.0.1", "192.0.2.1")
                    .run(probe);
            assertThat(outcome.found(Finding.Stun.class).answered()).isEqualTo(3);
        }
    }

    @Test
    void requestsLostLaterAreCountedAndNoFailure() throws Exception {
        try (var server = new UdpFarEnd(
                (request, from, number) -> number > 1 ? List.of() : List.of(StunBytes.binding(request, from)))) {
            Steps.Outcome outcome = ask(server.port(), Duration.ofSeconds(5));
            Finding.Stun found = outcome.found(Finding.Stun.class);
            assertThat(found.answered()).isEqualTo(1);
            assertThat(found.sent()).isEqualTo(7);
            assertThat(found.roundTrip()).isNull();
            assertThat(outcome.took()).isLessThan(Duration.ofMillis(2600));
        }
    }

    private Steps.Outcome ask(int port, Duration deadline) throws InterruptedException, IOException {
        return Steps.of(ProbeKind.STUN_UDP, "127.0.0.1", port).within(deadline).run(probe);
    }
}
