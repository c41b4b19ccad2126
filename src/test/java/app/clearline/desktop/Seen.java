// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Endpoint;
import app.clearline.model.Failure;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Route;
import app.clearline.model.Step;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a step would have seen on a good network, or one that is silent to some kinds of step.
final class Seen {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration QUICK = Duration.ofMillis(31);

    private Seen() {}

    static Observation of(
            Step step, Duration at, Duration took, boolean stopped, Set<ProbeKind> silent, boolean stranger) {
        Failure failure = null;
        if (stopped) {
            failure = new Failure(FailureClass.CANCELLED, "stopped");
        } else if (stranger && !(step.route() instanceof Route.Direct)) {
            failure = new Failure(FailureClass.PROXY_LOGIN, "a proxy asks for a login: basic");
        } else if (silent.contains(step.probe())) {
            failure = new Failure(FailureClass.TIMEOUT, "no answer to 7 requests in 4.0 s");
        }
        Finding finding = failure == null ? finding(step.probe(), step.endpoint()) : null;
        return new Observation(step.id(), step.probe(), step.endpoint(), step.route(), at, took, finding, failure);
    }

    private static @Nullable Finding finding(ProbeKind probe, Endpoint endpoint) {
        var here = new HostPort("192.0.2.17", 50_123);
        return switch (probe) {
            case DNS ->
                new Finding.Dns(
                        List.of("198.51.100.7"),
                        List.of("198.51.100.7"),
                        "NOERROR",
                        List.of("192.0.2.53:53"),
                        QUICK,
                        QUICK,
                        null);
            case TCP -> new Finding.Tcp(here.toString(), endpoint.at().toString(), Map.of("198.51.100.7", "open"));
            case TLS -> tls(endpoint.host());
            case HTTPS, HTTP ->
                new Finding.Http(
                        200,
                        Map.of("content-type", "application/json"),
                        "{}",
                        null,
                        Instant.now(),
                        Instant.now(),
                        List.of());
            case WEBSOCKET -> new Finding.WebSocket(101, Map.of("upgrade", "websocket"), QUICK);
            case STUN_UDP -> new Finding.Stun(3, 3, here, new HostPort("203.0.113.77", 61_000), null, QUICK);
            case TURN_UDP, TURN_TCP, TURN_TLS -> new Finding.Turn(1, 401, "example.com", true, null, QUICK);
            case OCSP -> new Finding.Ocsp(URI.create("http://" + endpoint.host() + "/"), 0, "good");
            case CRL -> new Finding.Crl(URI.create("http://" + endpoint.host() + "/"), "CN=Example CA", 12, NOON);
            case DNS_UNKNOWN, TCP_IPV6, TLS_LARGE, WEBSOCKET_HOLD -> null;
            case NAT, UDP_SIZE, UDP_IDLE, UDP_STREAM, RELAY_UDP, RELAY_TCP, RELAY_TLS -> null;
            case UDP_SIZE_IPV6, UDP_PORTS, UDP_HEARD, HTTP_ECHO, RESPONDER_STREAM, RELAY_PORTS, SESSION -> null;
            case RESPONDER_SIZE, DNS_OVER_HTTPS -> null;
            case PROXY ->
                new Finding.Proxy(
                        new Finding.ConnectAnswer(new HostPort("api.opentok.com", 443), 200, List.of()),
                        new Finding.ConnectAnswer(new HostPort("198.51.100.7", 443), 200, List.of()),
                        null,
                        "squid/6.6");
            case PAC -> new Finding.Pac(URI.create("http://wpad.example.com/proxy.pac"), 512, Map.of(), Map.of());
        };
    }

    private static Finding tls(String host) {
        var leaf = new Finding.Certificate(
                "CN=" + host,
                "CN=Example Public CA,O=Example Trust",
                NOON,
                NOON.plusSeconds(86_400 * 90),
                List.of(host),
                "http://ocsp.example.com/",
                List.of("http://crl.example.com/ca.crl"),
                "");
        return new Finding.Tls("TLSv1.3", "TLS_AES_128_GCM_SHA256", null, List.of(leaf), true, true, true, null, null);
    }
}
