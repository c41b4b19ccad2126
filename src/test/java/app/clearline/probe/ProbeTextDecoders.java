// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.fixture.Decoding;
import app.clearline.fixture.FedSocket;
import app.clearline.model.HostPort;
import app.clearline.run.ProbeException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What web servers and proxies answer, and PAC files.
public final class ProbeTextDecoders {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String[] ANSWERS = {
        lines(
                "HTTP/1.1 200 OK",
                "Content-Type: text/html",
                "Content-Length: 38",
                "Date: Sun, 22 Nov 2026 12:00:00 GMT",
                "",
                "<html><title>Sign in</title>hello</html>"),
        lines("HTTP/1.1 407 Login", "Proxy-Authenticate: Basic realm=\"x\"", "Proxy-Authenticate: NTLM", "", ""),
        lines(
                "HTTP/1.1 407 Login",
                "Proxy-Authenticate: Digest realm=\"x\", nonce=\"y\", qop=\"auth\"",
                "Content-Length: 0",
                "",
                ""),
        lines("HTTP/1.0 302 Found", "Location: http://a.test/b", "Set-Cookie: a=b", "", ""),
        lines("HTTP/1.1 100 Continue", "", "HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "", ""),
        lines("HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "Content-Encoding: gzip", "", "3", "abc", "0", "", ""),
    };
    private static final String[] WORDS = {
        "\r\n\r\n",
        "Transfer-Encoding: chunked\r\n",
        "Content-Length: 9999999999\r\n",
        "Content-Encoding: deflate\r\n",
        "HTTP/1.1 103 Hints\r\n\r\n",
        "Proxy-Authenticate: NTLM TlRMTVNTUAACAAAA\r\n",
        "ffffffff\r\n",
        "<title",
        "</title>",
        "HTTP/1.1 "
    };

    private ProbeTextDecoders() {}

    public static List<Decoding> all() {
        return List.of(httpHead(), httpExchange(), loginTunnel(), pacAnswer(), pacScript());
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines);
    }

    private static Decoding httpHead() {
        return Decoding.of("http-head", IOException.class, input -> {
                    HttpHead head = HttpHead.read(new ByteArrayInputStream(input));
                    head.schemes();
                    head.few();
                    head.first("upgrade");
                })
                .from(ANSWERS)
                .with(WORDS);
    }

    private static Decoding httpExchange() {
        var request = new HttpExchange.Request("GET", URI.create("http://a.test/"), null, Map.of(), 4096);
        return Decoding.of("http-exchange", IOException.class, input -> {
                    try (var stream = new Dialled(new FedSocket(input), Map.of(), null)) {
                        HttpAnswer answer = new HttpExchange(stream, null).ask(request, SECOND);
                        answer.redirect();
                        answer.mediaType();
                        answer.finding(Instant.EPOCH, List.of());
                    }
                })
                .from(ANSWERS)
                .with(WORDS)
                .briefly(100);
    }

    private static Decoding loginTunnel() {
        var tunnel = new LoginTunnel(ProbeDecoders.LOGIN);
        return Decoding.of("login-tunnel", IOException.class, input -> {
                    try (var proxy = new AnsweringProxy(input)) {
                        tunnel.open(proxy.at(), InetAddress.getLoopbackAddress(), new HostPort("a.test", 443), SECOND)
                                .close();
                    }
                })
                .from(ANSWERS)
                .with(WORDS)
                .briefly(30);
    }

    private static Decoding pacAnswer() {
        return Decoding.of("pac-answer", ProbeException.class, input -> PacAnswer.routes(text(input)))
                .from("PROXY a.test:3128; SOCKS5 [::1]:1080; DIRECT", "HTTPS b:443", "SOCKS 192.0.2.1;;PROXY x")
                .with("PROXY ", "SOCKS ", ":65536", ":0", "[", "::", "%", "DIRECT;");
    }

    private static Decoding pacScript() {
        var hosts = List.of(new HostPort("a.test", 443), new HostPort("192.0.2.7", 3478));
        // A port on which nobody answers: nothing that a script asks for leaves this machine.
        var names = new Names(List.of(new HostPort("127.0.0.1", 9)));
        return Decoding.of(
                        "pac-script",
                        ProbeException.class,
                        input -> new PacScript(text(input), new PacSurroundings(names, Map.of("a.test", "192.0.2.1")))
                                .ask(hosts, SECOND))
                .from(
                        "function FindProxyForURL(url, host) { return 'DIRECT'; }",
                        "function FindProxyForURL(u, h) { if (isPlainHostName(h) || dnsDomainIs(h, '.test')"
                                + " || isInNet(dnsResolve(h), '10.0.0.0', '255.0.0.0') || shExpMatch(u, '*.x/*'))"
                                + " return 'DIRECT'; return 'PROXY ' + myIpAddress() + ':3128; DIRECT'; }",
                        "var FindProxyForURL = (u, h) => /^(a+)+$/.test(h) ? weekdayRange('MON') : timeRange(1, 2);",
                        "let a = []; while (a.length < 9) a.push(new Array(9).join('x')); function FindProxyForURL() {"
                                + " try { return localHostOrDomainIs(a[0], dateRange(1)); } catch (e) { return e; } }")
                .with(
                        "while(1);",
                        ".repeat(1e9)",
                        "java.lang.",
                        "eval(",
                        "new Proxy({},{})",
                        "[].fill.call({length:1e9})",
                        "Symbol",
                        "throw {toString:1}",
                        "return {toString(){while(1);}};",
                        "\\u{110000}",
                        "`${",
                        "(?:",
                        "{1,99999}")
                .briefly(25);
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }
}
