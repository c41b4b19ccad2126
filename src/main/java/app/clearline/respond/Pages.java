// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import app.clearline.model.Cause;
import app.clearline.model.Endpoint;
import app.clearline.model.Expectation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// What the hosts at one place answer over HTTP: for each endpoint what its expectation wants, or what a fault puts in
/// its stead.
///
/// @param endpoints that share the place, told apart by path
/// @param revocation answers whatever is asked of OCSP and CRL hosts
record Pages(List<Endpoint> endpoints, Faults faults, Revocation revocation)
        implements Function<HttpRequest, HttpAnswer> {

    private static final String JSON = "application/json";

    /// What OCSP and CRL hosts hand out.
    interface Revocation {

        byte[] ocsp(byte[] request);

        byte[] crl(String path);
    }

    @Override
    public HttpAnswer apply(HttpRequest request) {
        if (faults.has(Cause.CAPTIVE_PORTAL)) {
            return portal(request);
        }
        if (request.path().equals("/echo")) {
            return HttpAnswer.of(200, "text/plain; charset=iso-8859-1", echo(request));
        }
        var exact = endpoints.stream().filter(e -> e.path().equals(request.target()));
        var path = endpoints.stream()
                .filter(e -> e.path().replaceFirst("\\?.*", "").equals(request.path()));
        var revoked = endpoints.stream().filter(e -> e.role() == Role.REVOCATION);
        return Stream.of(exact, path, revoked)
                .flatMap(s -> s)
                .findFirst()
                .map(endpoint -> answer(endpoint, request))
                .orElseGet(() -> HttpAnswer.of(404, JSON, "{\"error\":\"nothing here\"}\n"));
    }

    private HttpAnswer answer(Endpoint endpoint, HttpRequest request) {
        if (faults.down(endpoint)) {
            return HttpAnswer.of(503, JSON, "{\"error\":\"the service is down for practice\"}\n");
        }
        if (WebSocket.wanted(request)) {
            return faults.has(Cause.WEBSOCKET_BLOCKED)
                    ? HttpAnswer.page(403, "Blocked", "This practice filter lets no WebSocket through.")
                    : WebSocket.open(request);
        }
        if (endpoint.probes().contains(ProbeKind.OCSP) && !endpoint.probes().contains(ProbeKind.HTTP)) {
            return ocsp(endpoint, request);
        }
        if (endpoint.probes().contains(ProbeKind.CRL)) {
            return HttpAnswer.of(200, "application/pkix-crl", revocation.crl(request.path()));
        }
        if (faults.has(Cause.LOCATION_REFUSED) && endpoint.role() == Role.API) {
            return HttpAnswer.of(
                    403, JSON, "{\"code\":1026,\"message\":\"This location is refused because of export rules\"}\n");
        }
        boolean upgradeOnly = endpoint.probes().contains(ProbeKind.WEBSOCKET)
                && !endpoint.probes().contains(ProbeKind.HTTPS)
                && !endpoint.probes().contains(ProbeKind.HTTP);
        return upgradeOnly
                ? HttpAnswer.of(426, "text/plain", "a WebSocket lives here\n").with("Upgrade: websocket")
                : expected(endpoint.expect(), request);
    }

    private static HttpAnswer expected(Expectation expect, HttpRequest request) {
        if (!request.method().equals(expect.method())) {
            return HttpAnswer.of(405, JSON, "{\"error\":\"another method is wanted\"}\n")
                    .with("Allow: " + expect.method());
        }
        boolean script = request.path().endsWith(".js");
        int status = expect.statuses().stream().sorted().findFirst().orElse(200);
        String type = expect.contentType() == null ? script ? "text/javascript" : JSON : expect.contentType();
        String body = expect.contains() == null ? script ? "// practice" : "{\"practice\":true}" : expect.contains();
        return HttpAnswer.of(status, type, body + "\n");
    }

    /// By POST, or by GET with the request in the path (RFC 6960, appendix A.1).
    private HttpAnswer ocsp(Endpoint endpoint, HttpRequest request) {
        byte[] asked = request.bodyBytes();
        if (request.method().equals("GET")) {
            String text = request.target()
                    .substring(
                            Math.min(endpoint.path().length(), request.target().length()));
            asked = base64(text);
        }
        return HttpAnswer.of(200, "application/ocsp-response", revocation.ocsp(asked));
    }

    private static byte[] base64(String text) {
        try {
            String plain = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.US_ASCII);
            return Base64.getDecoder().decode(plain.startsWith("/") ? plain.substring(1) : plain);
        } catch (IllegalArgumentException e) {
            // No Base64: the responder says that the request is malformed.
            return new byte[0];
        }
    }

    private static HttpAnswer portal(HttpRequest request) {
        String host = request.header("host").orElse("");
        int port = host.lastIndexOf(':');
        return request.path().equals("/login") || port < 0
                ? HttpAnswer.page(200, "Sign in to this network", "Accept the conditions of this practice portal.")
                : HttpAnswer.page(302, "Sign in", "Sign in first.")
                        .with("Location: http://127.0.0.1" + host.substring(port) + "/login");
    }

    private static String echo(HttpRequest request) {
        return request.method() + " " + request.target() + "\n" + String.join("\n", request.lines()) + "\n";
    }
}
