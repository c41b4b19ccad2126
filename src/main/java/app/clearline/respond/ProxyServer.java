// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import app.clearline.model.Credentials;
import app.clearline.model.HostPort;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A forward proxy (RFC 9110 §9.3.6, RFC 9112 §3.2.2) that leads to the places of the practice network alone.
///
/// @param ways the port behind each place that may be asked for
/// @param login asked of everybody by Basic, NTLM being offered beside it; null: nobody is asked
/// @param refusesConnect whether every CONNECT is answered with 403
record ProxyServer(
        Map<HostPort, Integer> ways,
        @Nullable Credentials login,
        boolean refusesConnect,
        InstantSource clock,
        Lifetimes lifetimes) {

    private static final String NAME = "clearline-practice-proxy";
    private static final Duration TUNNEL = Duration.ofMinutes(5);

    void talk(Socket client) throws IOException {
        var in = new BufferedInputStream(client.getInputStream());
        HttpAnswer answer;
        try {
            answer = serve(HttpRequest.read(in), client, in);
        } catch (HttpRequest.Refused e) {
            // Malformed or oversized: the asker is told, and nothing of it is passed on.
            answer = HttpAnswer.of(e.status(), "text/plain", e.getMessage() + "\n");
        }
        if (answer.status() > 0) {
            answer.with("Via: 1.1 " + NAME, "Server: " + NAME).write(client.getOutputStream(), clock.instant());
        }
    }

    /// @return the refusal; with status 0 where the request was served and nothing is left to say
    private HttpAnswer serve(HttpRequest request, Socket client, InputStream in) throws IOException {
        if (login != null && !knows(login, request.header("proxy-authorization"))) {
            return HttpAnswer.page(407, "Login required", "This practice proxy asks who you are.")
                    .with("Proxy-Authenticate: NTLM", "Proxy-Authenticate: Basic realm=\"" + NAME + "\"");
        }
        boolean connect = request.method().equals("CONNECT");
        if (connect && refusesConnect) {
            return HttpAnswer.page(403, "Access denied", "This practice proxy opens no tunnels.");
        }
        Integer port = target(request).map(ways::get).orElse(null);
        if (port == null) {
            return HttpAnswer.page(503, "Unknown host", "This practice proxy knows the practice network only.");
        }
        try (var server = new Socket(Ports.loopback(), port)) {
            if (!lifetimes.admit(server)) {
                return HttpAnswer.page(503, "Busy", "This practice proxy has too many connections.");
            }
            lifetimes.extend(client, TUNNEL);
            lifetimes.extend(server, TUNNEL);
            if (connect) {
                write(client.getOutputStream(), "HTTP/1.1 200 Connection established\r\nVia: 1.1 " + NAME + "\r\n\r\n");
            } else {
                write(server.getOutputStream(), originForm(request));
            }
            lifetimes.run(() -> pass(in, server));
            server.getInputStream().transferTo(client.getOutputStream());
            return new HttpAnswer(0, List.of(), "");
        } catch (ConnectException e) {
            // The network behind the proxy does not let it through either.
            return HttpAnswer.page(503, "No connection", "This practice proxy cannot reach the host.");
        } finally {
            lifetimes.leave(client);
        }
    }

    /// The way from the client to the server, until either of them ends it.
    private void pass(InputStream in, Socket server) {
        try {
            in.transferTo(server.getOutputStream());
            server.shutdownOutput();
        } catch (IOException e) {
            // One of the two is gone: so goes the other.
            lifetimes.leave(server);
        }
    }

    private static Optional<HostPort> target(HttpRequest request) {
        try {
            if (request.method().equals("CONNECT")) {
                return Optional.of(HostPort.parse(request.target()));
            }
            URI uri = URI.create(request.target());
            return uri.getHost() == null || !"http".equals(uri.getScheme())
                    ? Optional.empty()
                    : Optional.of(new HostPort(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort()));
        } catch (IllegalArgumentException e) {
            // Neither host:port nor an absolute address: no place of ours.
            return Optional.empty();
        }
    }

    private static String originForm(HttpRequest request) {
        URI uri = URI.create(request.target());
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var head = new StringBuilder(request.method())
                .append(' ')
                .append(path)
                .append(query)
                .append(" HTTP/1.1\r\n");
        request.lines().stream()
                .filter(line -> !line.regionMatches(true, 0, "proxy-", 0, 6))
                .forEach(line -> head.append(line).append("\r\n"));
        return head.append("Via: 1.1 " + NAME + "\r\n\r\n")
                .append(request.body())
                .toString();
    }

    private static boolean knows(Credentials login, Optional<String> field) {
        if (field.isEmpty() || !field.get().regionMatches(true, 0, "Basic ", 0, 6)) {
            return false;
        }
        char[] password = login.password();
        byte[] expected = (login.user() + ":" + new String(password)).getBytes(StandardCharsets.UTF_8);
        Arrays.fill(password, '\0');
        String given = field.get().substring(6).strip();
        return Base64.getEncoder().encodeToString(expected).equals(given);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
