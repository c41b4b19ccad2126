// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.clearline.model.Answers;
import app.clearline.model.Cause;
import app.clearline.model.HostPort;
import app.clearline.model.ProxyLogin;
import app.clearline.model.ProxySetting;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/// The faults that put a proxy in the way.
class PracticeProxyTest {

    private static HostPort proxy(Wire wire) {
        return wire.network().fit(Answers.UNKNOWN).proxy() instanceof ProxySetting.Http http
                ? http.at()
                : new HostPort("no-proxy", 1);
    }

    private static String connect(HostPort to, String more) {
        return "CONNECT " + to + " HTTP/1.1\r\nHost: " + to + "\r\n" + more + "\r\n";
    }

    @Test
    void aProxyThatNeedsALoginSaysWhichAndLeadsOutWithIt() throws IOException {
        try (var wire = Wire.with(Cause.PROXY_NEEDS_LOGIN)) {
            assertThat(wire.network().fit(Answers.UNKNOWN).login()).isEqualTo(ProxyLogin.BASIC);
            assertThatThrownBy(() -> wire.tcp("api")).isInstanceOf(ConnectException.class);
            assertThat(wire.udp("relay-udp", StunRequest.binding())).isNotEmpty();
            HostPort api = wire.endpoint("api").at();
            try (var socket = wire.tcp(proxy(wire).port())) {
                assertThat(Wire.exchange(socket, connect(api, "")))
                        .startsWith("HTTP/1.1 407 ")
                        .contains("Proxy-Authenticate: NTLM\r\n")
                        .contains("Proxy-Authenticate: Basic realm=");
            }
            String password = new String(wire.network().credentials().password());
            String login =
                    Base64.getEncoder().encodeToString(("practice:" + password).getBytes(StandardCharsets.UTF_8));
            try (var socket = wire.tcp(proxy(wire).port())) {
                assertThat(tunnel(socket, connect(api, "Proxy-Authorization: Basic " + login + "\r\n")))
                        .startsWith("HTTP/1.1 200 ");
                try (var secure = Wire.tls(socket, api.host(), wire.network().publicRoots())) {
                    assertThat(Wire.exchange(secure, Wire.request(wire.endpoint("api"))))
                            .startsWith("HTTP/1.1 200 ");
                }
            }
        }
    }

    /// Asks for a tunnel and reads the head of the answer, no byte more.
    private static String tunnel(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var head = new StringBuilder();
        for (int next = 0; next >= 0 && head.indexOf("\r\n\r\n") < 0; head.append((char) next)) {
            next = socket.getInputStream().read();
        }
        return head.toString();
    }

    @Test
    void aProxyThatRefusesConnectStillFetchesPlainHttp() throws IOException, InterruptedException {
        try (var wire = Wire.with(Cause.PROXY_REFUSES_CONNECT);
                var client = HttpClient.newBuilder()
                        .proxy(ProxySelector.of(new InetSocketAddress(
                                Ports.loopback(), proxy(wire).port())))
                        .build()) {
            assertThat(wire.network().fit(Answers.UNKNOWN).login()).isEqualTo(ProxyLogin.NONE);
            try (var socket = wire.tcp(proxy(wire).port())) {
                assertThat(Wire.exchange(socket, connect(wire.endpoint("api").at(), "")))
                        .startsWith("HTTP/1.1 403 ");
            }
            var canary = URI.create("http://" + wire.endpoint("canary-text").at() + "/success.txt");
            var answer = client.send(HttpRequest.newBuilder(canary).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).isEqualTo("success\n");
            var elsewhere = URI.create("http://elsewhere.practice.test:80/");
            assertThat(client.send(HttpRequest.newBuilder(elsewhere).build(), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(503);
        }
    }

    @Test
    void anUnreachableProxyRefusesConnections() throws IOException {
        try (var wire = Wire.with(Cause.PROXY_UNREACHABLE)) {
            assertThatThrownBy(() -> wire.tcp(proxy(wire).port())).isInstanceOf(ConnectException.class);
            assertThat(wire.https("api")).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void aBrokenPacFileIsNotThere() throws IOException {
        try (var wire = Wire.with(Cause.PAC_BROKEN)) {
            var setting = (ProxySetting.Pac) wire.network().fit(Answers.UNKNOWN).proxy();
            try (var socket = wire.tcp(setting.at().getPort())) {
                assertThat(Wire.exchange(socket, "GET " + setting.at().getPath() + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                        .startsWith("HTTP/1.1 404 ");
            }
            assertThat(wire.https("api")).startsWith("HTTP/1.1 200 ");
        }
    }
}
