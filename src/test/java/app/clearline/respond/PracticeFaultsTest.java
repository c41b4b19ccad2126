// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.clearline.model.Cause;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/// Each fault as it looks on the wire, and what stays whole beside it.
class PracticeFaultsTest {

    private static final byte[] BINDING = StunRequest.binding();

    @Test
    void udpBlockedSwallowsDatagramsOnEveryPortAndNothingElse() throws IOException {
        try (var wire = Wire.with(Cause.UDP_BLOCKED)) {
            assertThat(wire.udp("relay-udp", BINDING)).isEmpty();
            assertThat(wire.udp("control-stun", BINDING)).isEmpty();
            assertThat(wire.udp("control-high-port", BINDING)).isEmpty();
            assertThat(wire.https("api")).startsWith("HTTP/1.1 200 ");
            assertThat(Wire.udp(wire.network().resolver(), PracticeNetworkTest.query("api.practice.test", Type.A)))
                    .isNotEmpty();
        }
    }

    @Test
    void udpIsBlockedByPortWhereThatIsWished() throws IOException {
        try (var wire = Wire.with(Cause.UDP_3478_BLOCKED)) {
            assertThat(wire.udp("relay-udp", BINDING)).isEmpty();
            assertThat(wire.udp("control-stun", BINDING)).isEmpty();
            assertThat(wire.udp("control-high-port", BINDING)).isNotEmpty();
        }
        try (var wire = Wire.with(Cause.UDP_HIGH_PORTS_BLOCKED)) {
            assertThat(wire.udp("relay-udp", BINDING)).isNotEmpty();
            assertThat(wire.udp("control-high-port", BINDING)).isEmpty();
        }
    }

    @Test
    void tcp443BlockedRefusesEveryPlaceOnNominal443AndLeaves80() throws IOException {
        try (var wire = Wire.with(Cause.TCP_443_BLOCKED)) {
            for (String id : new String[] {"api", "relay-tls", "control-https", "control-address"}) {
                assertThatThrownBy(() -> wire.tcp(id)).as(id).isInstanceOf(ConnectException.class);
            }
            assertThat(wire.http("canary-text")).endsWith("success\n");
            assertThat(wire.udp("relay-udp", BINDING)).isNotEmpty();
        }
    }

    @Test
    void domainBlockedResetsTheServicesFirstDomainAfterItsName() throws IOException {
        try (var wire = Wire.with(Cause.DOMAIN_BLOCKED)) {
            for (String id : new String[] {"static", "config", "api"}) {
                try (var open = wire.tcp(id)) {
                    assertThat(open.isConnected()).isTrue();
                }
                assertThatThrownBy(() -> wire.tls(id)).as(id).isInstanceOf(SocketException.class);
            }
            assertThat(wire.https("logging")).startsWith("HTTP/1.1 200 ");
            assertThat(wire.https("control-https")).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void webSocketBlockedForbidsTheUpgradeAlone() throws IOException {
        try (var wire = Wire.with(Cause.WEBSOCKET_BLOCKED);
                var socket = wire.tls("signalling")) {
            assertThat(Wire.exchange(socket, Wire.upgrade(wire.endpoint("signalling"))))
                    .startsWith("HTTP/1.1 403 ");
            assertThat(wire.https("api")).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void tlsInspectedSignsEverythingAnewAndDropsTurnInside() throws IOException {
        try (var wire = Wire.with(Cause.TLS_INSPECTED)) {
            assertThatThrownBy(() -> wire.tls("api")).isInstanceOf(SSLException.class);
            var roots = wire.network().systemRoots();
            try (var socket = wire.tls("control-https", roots)) {
                assertThat(socket.getSession().getPeerPrincipal().getName()).contains("practice-other.test");
                assertThat(Wire.exchange(socket, Wire.request(wire.endpoint("control-https"))))
                        .startsWith("HTTP/1.1 200 ");
            }
            assertThat(roots.getLast().getSubjectX500Principal().getName()).contains("O=Practice TLS Inspection");
            assertThat(wire.network().publicRoots()).doesNotContain(roots.getLast());
            try (var socket = wire.tls("relay-tls", roots)) {
                socket.getOutputStream().write(StunRequest.allocate());
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void tlsOnly443ResetsPlainTurnAndKeepsTurnOverTls() throws IOException {
        try (var wire = Wire.with(Cause.TLS_ONLY_443);
                var plain = wire.tcp("relay-tcp");
                var secure = wire.tls("relay-tls")) {
            plain.getOutputStream().write(StunRequest.allocate());
            assertThatThrownBy(() -> plain.getInputStream().read()).isInstanceOf(SocketException.class);
            secure.getOutputStream().write(StunRequest.allocate());
            assertThat(secure.getInputStream().readNBytes(2)).containsExactly(0x01, 0x13);
        }
    }

    @Test
    void dnsIsSilentOrDeniesTheServicesNames() throws IOException {
        byte[] service = PracticeNetworkTest.query("api.practice.test", Type.A);
        try (var wire = Wire.with(Cause.DNS_BROKEN)) {
            assertThat(Wire.udp(wire.network().resolver(), service)).isEmpty();
            assertThatThrownBy(() -> wire.tcp(wire.network().resolver().port())).isInstanceOf(ConnectException.class);
        }
        byte[] control = PracticeNetworkTest.query("control.practice-other.test", Type.A);
        try (var wire = Wire.with(Cause.DNS_FILTERED)) {
            assertThat(rcode(wire, service)).isEqualTo(Rcode.NXDOMAIN);
            assertThat(rcode(wire, control)).isEqualTo(Rcode.NOERROR);
        }
    }

    private static int rcode(Wire wire, byte[] query) throws IOException {
        byte[] answer = Wire.udp(wire.network().resolver(), query);
        assertThat(answer).isNotEmpty();
        return new Message(answer).getRcode();
    }

    @Test
    void aCaptivePortalAnswersPlainHttpWithItsLoginPageAndNothingElse() throws IOException {
        try (var wire = Wire.with(Cause.CAPTIVE_PORTAL)) {
            String answer = wire.http("canary-text");
            int port = wire.endpoint("canary-text").at().port();
            assertThat(answer)
                    .startsWith("HTTP/1.1 302 ")
                    .contains("Location: http://127.0.0.1:" + port + "/login\r\n");
            try (var socket = wire.tcp("canary-text")) {
                assertThat(Wire.exchange(socket, "GET /login HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n"))
                        .startsWith("HTTP/1.1 200 ")
                        .contains("<title>Sign in to this network</title>");
            }
            assertThat(wire.http("crl")).startsWith("HTTP/1.1 302 ");
            assertThatThrownBy(() -> wire.tcp("api")).isInstanceOf(ConnectException.class);
            assertThat(wire.udp("control-stun", BINDING)).isEmpty();
        }
    }

    @Test
    void revocationBlockedRefusesOcspAndCrl() throws IOException {
        try (var wire = Wire.with(Cause.REVOCATION_BLOCKED)) {
            assertThatThrownBy(() -> wire.tcp("ocsp")).isInstanceOf(ConnectException.class);
            assertThatThrownBy(() -> wire.tcp("crl")).isInstanceOf(ConnectException.class);
            assertThat(wire.http("canary-text")).endsWith("success\n");
            assertThat(wire.https("api")).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void turnCredentialsRejectedRefusesTheRightLogin() throws IOException {
        try (var wire = Wire.with(Cause.TURN_CREDENTIALS_REJECTED)) {
            byte[] challenge = wire.udp("relay-udp", StunRequest.allocate());
            assertThat(challenge).isNotEmpty();
            byte[] nonce = StunRequest.attribute(challenge, 0x0015);
            String password = new String(wire.network().credentials().password());
            byte[] answer = wire.udp("relay-udp", StunRequest.allocate("practice", TurnServer.REALM, nonce, password));
            assertThat(answer).isNotEmpty();
            assertThat(StunRequest.error(answer)).isEqualTo(401);
        }
    }

    @Test
    void serviceDownIsA503OfTheServiceAlone() throws IOException {
        try (var wire = Wire.with(Cause.SERVICE_DOWN);
                var socket = wire.tls("signalling")) {
            assertThat(wire.https("api")).startsWith("HTTP/1.1 503 ");
            assertThat(Wire.exchange(socket, Wire.upgrade(wire.endpoint("signalling"))))
                    .startsWith("HTTP/1.1 503 ");
            assertThat(wire.https("control-https")).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void locationRefusedIsSaidByTheApiAlone() throws IOException {
        try (var wire = Wire.with(Cause.LOCATION_REFUSED)) {
            assertThat(wire.https("api")).startsWith("HTTP/1.1 403 ").contains("\"code\":1026");
            assertThat(wire.https("static")).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void clockWrongPutsTheFarEndTwoDaysAhead() throws IOException {
        try (var wire = Wire.with(Cause.CLOCK_WRONG)) {
            assertThatThrownBy(() -> wire.tls("api")).isInstanceOf(SSLException.class);
            var date = Pattern.compile("Date: ([^\r]+)").matcher(wire.http("canary-text"));
            assertThat(date.find()).isTrue();
            Instant there = ZonedDateTime.parse(date.group(1), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            assertThat(ChronoUnit.HOURS.between(Instant.now(), there)).isBetween(47L, 48L);
            assertThat(wire.network().publicRoots().getFirst().getNotBefore()).isInTheFuture();
        }
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void everyCauseEitherStartsOrIsRefused(Cause cause) throws IOException {
        if (PracticeNetwork.faults().contains(cause)) {
            try (var network = PracticeNetwork.start(Wire.practice(), Set.of(cause))) {
                assertThat(network.service().endpoints()).isNotEmpty();
            }
        } else {
            assertThatThrownBy(() -> PracticeNetwork.start(Wire.practice(), Set.of(cause)))
                    .hasMessageContaining(cause.id());
        }
    }

    @Test
    void severalFaultsAddUp() throws IOException {
        try (var wire = Wire.with(Cause.UDP_BLOCKED, Cause.WEBSOCKET_BLOCKED, Cause.REVOCATION_BLOCKED);
                var socket = wire.tls("signalling")) {
            assertThat(wire.udp("relay-udp", BINDING)).isEmpty();
            assertThat(Wire.exchange(socket, Wire.upgrade(wire.endpoint("signalling"))))
                    .startsWith("HTTP/1.1 403 ");
            assertThatThrownBy(() -> wire.tcp("ocsp")).isInstanceOf(ConnectException.class);
            assertThat(wire.https("api")).startsWith("HTTP/1.1 200 ");
        }
    }
}
