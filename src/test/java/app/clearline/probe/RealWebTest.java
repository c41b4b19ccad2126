// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.Nginx;
import app.clearline.fixture.PrivateCa;
import app.clearline.model.Expectation;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.ProbeKind;
import app.clearline.run.Surroundings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// TLS and HTTP against nginx with a certificate authority of the test.
@Tag("real")
class RealWebTest {

    private static final String PAGES = """
        location = /json { default_type application/json; return 200 '{"ok":true}'; }
        location = /block { default_type text/html;
          return 200 '<html><head><title>Access \\n denied</title></head><body>Blocked</body></html>'; }
        location = /down { return 503 'down'; }
        location = /portal { return 511 'log in'; }
        location = /moved { return 302 /json; }
        location / { return 404 'none'; }
        """;

    @TempDir
    static Path directory;

    private static Nginx nginx;
    private static Surroundings surroundings;
    private static int good;
    private static int expired;
    private static int other;
    private static int plain;

    @BeforeAll
    static void start() throws Exception {
        var ca = PrivateCa.make(directory, "http://ocsp.test/", "http://crl.test/int.crl");
        var builder = Nginx.in(directory);
        good = builder.secure(ca.leaf("good", "DNS:*.web.test,IP:127.0.0.1"), true, PAGES);
        expired = builder.secure(ca.expired("old", "DNS:*.web.test"), false, PAGES);
        other = builder.secure(ca.leaf("other", "DNS:elsewhere.test"), false, PAGES);
        plain = builder.plain(PAGES);
        nginx = builder.start();
        surroundings = new Surroundings(List.of(ca.rootCertificate()), List.of(), List.of(), null, null);
    }

    @AfterAll
    static void stop() {
        if (nginx != null) {
            nginx.close();
        }
    }

    private static Steps.Outcome tls(String host, int port) throws InterruptedException {
        var probe = new TlsProbe(new Dialer(surroundings), new Trust(surroundings));
        return Steps.of(ProbeKind.TLS, host, port).resolved("127.0.0.1").run(probe);
    }

    private static Steps.Outcome http(String path, Expectation expect) throws InterruptedException {
        return Steps.of(ProbeKind.HTTPS, "a.web.test", good)
                .resolved("127.0.0.1")
                .path(path)
                .expect(expect)
                .run(new HttpProbe(new Dialer(surroundings), null));
    }

    @Test
    void theChainIsShownAndJudgedTwice() throws Exception {
        var outcome = tls("a.web.test", good);
        var tls = outcome.found(Finding.Tls.class);
        assertThat(outcome.failure()).isNull();
        assertThat(tls.protocol()).isEqualTo("TLSv1.3");
        assertThat(tls.alpn()).isEqualTo("h2");
        assertThat(tls.publicRoots()).isTrue();
        assertThat(tls.systemRoots()).isFalse();
        assertThat(tls.systemProblem()).contains("no roots");
        assertThat(tls.nameMatches()).isTrue();
        assertThat(tls.chain())
                .extracting(Finding.Certificate::subject)
                .containsExactly("CN=good", "CN=LabIntermediate,O=Lab");
        assertThat(tls.chain().getFirst().names()).containsExactly("*.web.test", "127.0.0.1");
        assertThat(tls.chain().getFirst().ocsp()).isEqualTo("http://ocsp.test/");
        assertThat(tls.chain().getFirst().crls()).containsExactly("http://crl.test/int.crl");
        assertThat(tls.chain().getLast().ocsp()).isNull();
    }

    @Test
    void anExpiredCertificateIsNotAnUnknownOne() throws Exception {
        var tls = tls("a.web.test", expired).found(Finding.Tls.class);
        assertThat(tls.publicRoots()).isFalse();
        assertThat(tls.publicProblem()).startsWith("expired: ");
        assertThat(tls.chain().getFirst().notAfter()).isEqualTo(Instant.parse("2025-01-01T00:00:00Z"));
    }

    @Test
    void aWrongNameIsNoMatterOfTrust() throws Exception {
        var tls = tls("a.web.test", other).found(Finding.Tls.class);
        assertThat(tls.publicRoots()).isTrue();
        assertThat(tls.nameMatches()).isFalse();
        assertThat(tls("a.b.web.test", good).found(Finding.Tls.class).nameMatches())
                .isFalse();
        assertThat(tls("127.0.0.1", good).found(Finding.Tls.class).nameMatches())
                .isTrue();
    }

    @Test
    void anUnknownRootIsNamed() throws Exception {
        var probe = new TlsProbe(new Dialer(surroundings), new Trust(Surroundings.DEFAULT));
        var tls = Steps.of(ProbeKind.TLS, "a.web.test", good)
                .resolved("127.0.0.1")
                .run(probe)
                .found(Finding.Tls.class);
        assertThat(tls.publicProblem()).contains("issued by CN=LabRoot,O=Lab");
    }

    @Test
    void plainHttpIsNoTls() throws Exception {
        assertThat(tls("a.web.test", plain).failed()).isEqualTo(FailureClass.TLS_HANDSHAKE);
    }

    @Test
    void theRealAnswerIsTakenAndRedirectsAreRecorded() throws Exception {
        var json = new Expectation("GET", Set.of(200), "application/json", "\"ok\"");
        var outcome = http("/moved", json);
        var http = outcome.found(Finding.Http.class);
        assertThat(outcome.failure()).isNull();
        assertThat(http.status()).isEqualTo(200);
        assertThat(http.start()).isEqualTo("{\"ok\":true}");
        assertThat(http.redirects()).containsExactly("https://a.web.test:" + good + "/json");
        assertThat(http.headers()).containsKey("server").containsEntry("content-type", "application/json");
        assertThat(http.date())
                .isBetween(http.asked().minusSeconds(3), http.asked().plusSeconds(3));
    }

    @Test
    void aBlockPageIsNotTheRealAnswer() throws Exception {
        var outcome = http("/block", Expectation.ANY);
        assertThat(outcome.failed()).isEqualTo(FailureClass.UNEXPECTED_ANSWER);
        assertThat(outcome.found(Finding.Http.class).title()).isEqualTo("Access denied");
    }

    @Test
    void statusesAreTold() throws Exception {
        assertThat(http("/down", Expectation.ANY).failed()).isEqualTo(FailureClass.SERVER_ERROR);
        assertThat(http("/portal", Expectation.ANY).failed()).isEqualTo(FailureClass.UNEXPECTED_ANSWER);
        assertThat(http("/none", Expectation.ANY).failure()).isNull();
        var other = new Expectation("GET", Set.of(200), null, "something else");
        assertThat(http("/json", other).failed()).isEqualTo(FailureClass.UNEXPECTED_ANSWER);
    }
}
