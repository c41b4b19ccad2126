// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.ServerProcess;
import app.clearline.model.Credentials;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.ProbeKind;
import app.clearline.model.Route;
import app.clearline.run.Surroundings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HostileProxyTest {

    private static final Leaks LEAKS = new Leaks();
    private static final Credentials ALICE = new Credentials("alice", "secret".toCharArray());
    private static final Surroundings LOGIN = new Surroundings(List.of(), null, List.of(), ALICE, null);

    @BeforeAll
    static void before() throws Exception {
        LEAKS.begin();
    }

    @AfterAll
    static void after() throws Exception {
        LEAKS.none();
    }

    private static Steps by(ProbeKind kind, int proxy) {
        return Steps.of(kind, "far.test", 443)
                .route(new Route.ViaHttp(new HostPort("127.0.0.1", proxy)))
                .within(Duration.ofSeconds(2));
    }

    @Test
    void aQuestionForKerberosWithoutATicketStaysAQuestion() throws Exception {
        try (var end = new FarEnd((socket, in, out) -> {
            assertThat(FarEnd.head(in)).doesNotContainIgnoringCase("Proxy-Authorization");
            FarEnd.say(out, "HTTP/1.1 407 No\r\nProxy-Authenticate: Negotiate\r\nContent-Length: 0\r\n\r\n");
        })) {
            var dialer = new Dialer(Surroundings.DEFAULT);
            var tcp = by(ProbeKind.TCP, end.port()).run(new TcpProbe(dialer));
            assertThat(tcp.failed()).isEqualTo(FailureClass.PROXY_LOGIN);
            var proxy = by(ProbeKind.PROXY, end.port()).run(new ProxyProbe(dialer, null));
            assertThat(proxy.failed()).isEqualTo(FailureClass.PROXY_LOGIN);
            assertThat(proxy.found(Finding.Proxy.class).login()).isNull();
        }
    }

    @Test
    void aProxyThatHasTooMuchToDoIsAskedAgain() throws Exception {
        var asked = new AtomicInteger();
        try (var end = new FarEnd((socket, in, out) -> {
            FarEnd.head(in);
            boolean busy = asked.incrementAndGet() <= 2;
            FarEnd.say(out, busy ? "HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n" : "HTTP/1.1 200 Yes\r\n\r\n");
        })) {
            Steps.Outcome tcp = by(ProbeKind.TCP, end.port())
                    .within(Duration.ofSeconds(20))
                    .run(new TcpProbe(new Dialer(Surroundings.DEFAULT)));
            assertThat(tcp.failure()).isNull();
            assertThat(asked).hasValue(3);
        }
    }

    @Test
    void oneThatSaysSoForEverIsAskedAFewTimes() throws Exception {
        var asked = new AtomicInteger();
        try (var end = new FarEnd((socket, in, out) -> {
            FarEnd.head(in);
            asked.incrementAndGet();
            FarEnd.say(out, "HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n");
        })) {
            Steps.Outcome tcp = by(ProbeKind.TCP, end.port())
                    .within(Duration.ofSeconds(30))
                    .run(new TcpProbe(new Dialer(Surroundings.DEFAULT)));
            assertThat(tcp.failed()).isEqualTo(FailureClass.PROXY_REFUSED);
            assertThat(tcp.found(Finding.Proxy.class).byName().status()).isEqualTo(503);
            assertThat(asked).hasValue(6);
        }
    }

    @Test
    void an407WithoutEndIsALoginThatFails() throws Exception {
        try (var end = new FarEnd((socket, in, out) -> {
            while (true) {
                FarEnd.head(in);
                FarEnd.say(out, "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n");
            }
        })) {
            var tcp = by(ProbeKind.TCP, end.port()).run(new TcpProbe(new Dialer(LOGIN)));
            assertThat(tcp.failed()).isEqualTo(FailureClass.PROXY_LOGIN);
            var proxy = by(ProbeKind.PROXY, end.port()).run(new ProxyProbe(new Dialer(LOGIN), ALICE));
            assertThat(proxy.failed()).isEqualTo(FailureClass.PROXY_LOGIN);
            assertThat(proxy.found(Finding.Proxy.class).login())
                    .isEqualTo(new Finding.ConnectAnswer(new HostPort("far.test", 443), 407, List.of("basic")));
        }
    }

    @Test
    void a407WithoutEndOfDigestsEndsAsWell() throws Exception {
        try (var end = new FarEnd((socket, in, out) -> {
            while (true) {
                FarEnd.head(in);
                FarEnd.say(
                        out,
                        "HTTP/1.1 407 No\r\nProxy-Authenticate: Digest realm=\"x\", nonce=\"" + System.nanoTime()
                                + "\", qop=\"auth\", stale=true\r\nContent-Length: 0\r\n\r\n");
            }
        })) {
            var tcp = by(ProbeKind.TCP, end.port()).run(new TcpProbe(new Dialer(LOGIN)));
            assertThat(tcp.failed()).isEqualTo(FailureClass.PROXY_LOGIN);
        }
    }

    @Test
    void anAnswerThatNeverEndsIsGarbage() throws Exception {
        try (var end = new FarEnd((socket, in, out) -> {
            FarEnd.head(in);
            FarEnd.say(out, "HTTP/1.1 200 OK\r\n");
            while (true) {
                FarEnd.say(out, "X-Again: and again\r\n");
            }
        })) {
            assertThat(by(ProbeKind.TCP, end.port())
                            .run(new TcpProbe(new Dialer(LOGIN)))
                            .failed())
                    .isEqualTo(FailureClass.GARBAGE);
        }
    }

    @Test
    void anAnswerThatDripsIsATimeout() throws Exception {
        try (var end = new FarEnd((socket, in, out) -> FarEnd.drip(out, "HTTP/1.1 200 OK\r\nX: abcdefghijkl"))) {
            assertThat(by(ProbeKind.TCP, end.port())
                            .run(new TcpProbe(new Dialer(LOGIN)))
                            .failed())
                    .isEqualTo(FailureClass.TIMEOUT);
        }
    }

    @Test
    void aShutProxyIsUnreachable() throws Exception {
        var outcome = by(ProbeKind.TCP, ServerProcess.freePort()).run(new TcpProbe(new Dialer(LOGIN)));
        assertThat(outcome.failed()).isEqualTo(FailureClass.PROXY_UNREACHABLE);
        assertThat(outcome.found(Finding.Tcp.class).tried()).containsEntry("127.0.0.1", "refused");
    }

    @Test
    void aProxyWithoutAnAddressIsUnreachable() throws Exception {
        var outcome = Steps.of(ProbeKind.TCP, "far.test", 443)
                .route(new Route.ViaHttp(new HostPort("no-such-proxy.invalid", 3128)))
                .run(new TcpProbe(new Dialer(LOGIN)));
        assertThat(outcome.failed()).isEqualTo(FailureClass.PROXY_UNREACHABLE);
    }

    @Test
    void aPacAnswerGoesOnToTheNextEntryWhenTheFirstIsShut() throws Exception {
        try (var end = new FarEnd((socket, in, out) -> {
            FarEnd.head(in);
            FarEnd.say(out, "HTTP/1.1 200 OK\r\n\r\n");
        })) {
            String answer = "PROXY 127.0.0.1:" + ServerProcess.freePort() + "; PROXY 127.0.0.1:" + end.port();
            var at = new HostPort("far.test", 443);
            var pac = new Finding.Pac(URI.create("file:///x.pac"), 1, Map.of(at.toString(), answer), Map.of());
            var outcome = Steps.of(ProbeKind.TCP, "far.test", 443)
                    .route(new Route.ViaPac(pac.at()))
                    .seen(Steps.observation(ProbeKind.PAC, at, pac))
                    .run(new TcpProbe(new Dialer(LOGIN)));
            assertThat(outcome.found(Finding.Tcp.class).remote()).isEqualTo("127.0.0.1:" + end.port());
        }
    }
}
