// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.clearline.fixture.FedSocket;
import app.clearline.model.FailureClass;
import app.clearline.model.HostPort;
import app.clearline.run.ProbeException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What fuzzing has found, see `docs/fuzzing.md`.
class OddAnswersTest {

    private static final Duration TIME = Duration.ofSeconds(10);

    /// The JDK's client throws an error at these, on a thread on which nobody waited for one.
    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1", "HTTP/1.1 x", "HTTP/1.1 302Location: a\r\n\r\n"})
    void aProxyWhoseStatusIsNoneIsGarbageAtOnce(String answer) throws Exception {
        var tunnel = new LoginTunnel(ProbeDecoders.LOGIN);
        long began = System.nanoTime();
        try (var proxy = new AnsweringProxy(answer.getBytes(StandardCharsets.US_ASCII))) {
            assertThatExceptionOfType(ProbeException.class)
                    .isThrownBy(() -> tunnel.open(
                            proxy.at(), InetAddress.getLoopbackAddress(), new HostPort("a.test", 443), TIME))
                    .extracting(e -> e.failure().type())
                    .isEqualTo(FailureClass.GARBAGE);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(TIME.dividedBy(2));
    }

    /// The client's parser would have it that an argument is illegal.
    @Test
    void aVersionOfHttpBelowZeroIsGarbage() {
        byte[] answer = "HTTP/-51 407\n".getBytes(StandardCharsets.US_ASCII);
        var stream = new Dialled(new FedSocket(answer), Map.of(), null);
        var request = new HttpExchange.Request("GET", URI.create("http://a.test/"), null, Map.of(), 100);
        assertThatExceptionOfType(ProbeException.class)
                .isThrownBy(() -> new HttpExchange(stream, null).ask(request, TIME))
                .extracting(e -> e.failure().type())
                .isEqualTo(FailureClass.GARBAGE);
    }

    /// The client that we use has logins of its own, which nobody here wants.
    @Test
    void anIllFormedChallengeIsNotLogged() throws Exception {
        var logger = Logger.getLogger("org.apache.hc");
        var said = new java.util.ArrayList<String>();
        Handler ear = new Handler() {
            @Override
            public void publish(LogRecord line) {
                said.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(ear);
        try {
            byte[] answer = "HTTP/1.1 407 No\r\nProxy-Authenticate: Digest\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);
            var stream = new Dialled(new FedSocket(answer), Map.of(), new HostPort("127.0.0.1", 3128));
            var request = new HttpExchange.Request("GET", URI.create("http://a.test/"), null, Map.of(), 100);
            HttpAnswer heard = new HttpExchange(stream, null).ask(request, TIME);
            assertThat(heard.status()).isEqualTo(407);
            assertThat(heard.schemes()).isEqualTo(List.of("digest"));
        } finally {
            logger.removeHandler(ear);
        }
        assertThat(said).isEmpty();
    }

    @Test
    void lettersThatGrowInLowerCaseMoveNoTitle() {
        assertThat(HttpAnswer.title("İ".repeat(64 * 1024) + "<TITLE>Sign in</TITLE>"))
                .isEqualTo("Sign in");
    }
}
