// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Endpoint;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.Measured;
import app.clearline.model.NatBehavior;
import app.clearline.model.Step;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What each probe sees in a network in which all is well.
final class Usual {

    private static final HostPort HERE = new HostPort("198.51.100.7", 4000);
    private static final Duration TOOK = Duration.ofMillis(20);

    private Usual() {}

    static Finding finding(Step step) {
        Endpoint endpoint = step.endpoint();
        return switch (step.probe()) {
            case DNS -> World.dns("203.0.113.10");
            case DNS_UNKNOWN -> World.dns();
            case DNS_OVER_HTTPS -> new Measured.Resolved(List.of("203.0.113.10"), "NOERROR", TOOK);
            case TCP -> new Finding.Tcp("192.0.2.2:50000", "203.0.113.10:443", Map.of("203.0.113.10", "open"));
            case TCP_IPV6 ->
                new Finding.Tcp("[2001:db8::2]:50000", "[2001:db8::10]:443", Map.of("2001:db8::10", "open"));
            case TLS -> World.tls("CN=Public CA,O=Public", true, true);
            case TLS_LARGE -> new Measured.Hello(1800, "TLSv1.3");
            case HTTPS, HTTP -> World.http(200, World.NOW, null, "ok");
            case WEBSOCKET -> new Finding.WebSocket(101, Map.of(), TOOK);
            case WEBSOCKET_HOLD -> new Measured.Held(4, 4, Duration.ofSeconds(8), TOOK);
            case STUN_UDP -> new Finding.Stun(3, 3, HERE, HERE, null, TOOK);
            case TURN_UDP, TURN_TCP, TURN_TLS -> new Finding.Turn(1, 401, "realm", true, null, TOOK);
            case OCSP -> new Finding.Ocsp(URI.create("http://" + endpoint.host() + "/"), 0, "good");
            case CRL -> new Finding.Crl(URI.create("http://" + endpoint.host() + "/a.crl"), "CN=CA", 0, null);
            case PROXY -> World.proxy(200, 200);
            case PAC -> new Finding.Pac(URI.create("http://pac.svc.test/proxy.pac"), 10, Map.of(), Map.of());
            case NAT ->
                new Measured.Nat(
                        NatBehavior.ENDPOINT_INDEPENDENT, NatBehavior.INCONCLUSIVE, null, HERE, Map.of("a", "b"));
            case UDP_SIZE, UDP_SIZE_IPV6 -> new Measured.DatagramSize(1400, null, 0, 8);
            case UDP_IDLE -> new Measured.Opening(Duration.ofSeconds(25), null, 6);
            case UDP_STREAM -> stream("udp");
            case RELAY_UDP -> new Measured.RelayData(HERE, stream("udp"));
            case RELAY_TCP -> new Measured.RelayData(HERE, stream("tcp"));
            case RELAY_TLS -> new Measured.RelayData(HERE, stream("tls"));
            case UDP_PORTS -> new Measured.Ports(64, List.of(), List.of(), 1000);
            case RELAY_PORTS ->
                new Measured.RelayPorts("203.0.113.30", List.of(50000, 60000), List.of(50000, 60000), List.of(), 6);
            case UDP_HEARD -> new Measured.Heard(5, 5, 5);
            case RESPONDER_STREAM -> new Measured.TwoWay(stream("udp"), stream("udp"));
            case RESPONDER_SIZE -> new Measured.TwoWaySize(1472, null, 1472, null, 13);
            case HTTP_ECHO -> new Measured.Echo(Map.of(), Map.of(), "", "192.0.2.2");
            case SESSION -> new Measured.Session(200, 0, "", List.of("turn-udp@203.0.113.30:3478"), 0, null);
        };
    }

    static Measured.Stream stream(String carrier) {
        Duration jitter = Duration.ofMillis(2);
        return new Measured.Stream(
                carrier,
                500,
                500,
                0,
                TOOK,
                TOOK,
                jitter,
                2500,
                TOOK,
                Duration.ofMillis(1),
                Duration.ofSeconds(10),
                List.of());
    }
}
