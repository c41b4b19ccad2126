// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.ProbeKind;
import app.clearline.run.Surroundings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Far ends that nobody would believe. [Steps#run] fails where a probe does not end by its deadline.
class HostileHttpTest {

    private static final Leaks LEAKS = new Leaks();
    private final HttpProbe probe = new HttpProbe(new Dialer(Surroundings.DEFAULT), null);

    @BeforeAll
    static void before() throws Exception {
        LEAKS.begin();
    }

    @AfterAll
    static void after() throws Exception {
        LEAKS.none();
    }

    private Steps.Outcome ask(FarEnd end) throws InterruptedException {
        return Steps.of(ProbeKind.HTTP, "127.0.0.1", end.port())
                .within(Duration.ofSeconds(2))
                .run(probe);
    }

    @Test
    void ofAHundredMegabytesOnlyTheStartIsRead() throws Exception {
        try (var end = new FarEnd((socket, in, out) -> {
            FarEnd.head(in);
            FarEnd.say(out, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 104857600\r\n\r\n");
            byte[] block = "x".repeat(65_536).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 1_600; i++) {
                out.write(block);
            }
        })) {
            var outcome = ask(end);
            assertThat(outcome.failure()).isNull();
            assertThat(outcome.found(Finding.Http.class).start()).isEqualTo("x".repeat(2_000));
        }
    }

    @Test
    void aBodyThatDripsEndsAtTheDeadline() throws Exception {
        try (var end = new FarEnd((socket, in, out) -> {
            FarEnd.head(in);
            FarEnd.say(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            FarEnd.drip(out, "x");
        })) {
            assertThat(ask(end).failed()).isEqualTo(FailureClass.TIMEOUT);
        }
    }

    @Test
    void aHeadThatDripsEndsAtTheDeadline() throws Exception {
        try (var end = new FarEnd((socket, in, out) -> {
            FarEnd.head(in);
            FarEnd.drip(out, "HTTP/1.1 200 OK\r\nX: yyyyyyyyyyyyyyyyyyyyyyyyyyy");
        })) {
            assertThat(ask(end).failed()).isEqualTo(FailureClass.TIMEOUT);
        }
    }

    @Test
    void aHeadWithoutEndIsGarbage() throws Exception {
        try (var end = new FarEnd((socket, in, out) -> {
            FarEnd.head(in);
            FarEnd.say(out, "HTTP/1.1 200 OK\r\n");
            while (true) {
                FarEnd.say(out, "X-Again: and again\r\n");
            }
        })) {
            assertThat(ask(end).failed()).isEqualTo(FailureClass.GARBAGE);
        }
    }

    @Test
    void aHeaderWithoutEndIsGarbage() throws Exception {
        try (var end = new FarEnd((socket, in, out) -> {
            FarEnd.head(in);
            FarEnd.say(out, "HTTP/1.1 200 OK\r\nX: ");
            while (true) {
                FarEnd.say(out, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
            }
        })) {
            assertThat(ask(end).failed()).isEqualTo(FailureClass.GARBAGE);
        }
    }

    @Test
    void noHttpIsGarbage() throws Exception {
        try (var end = new FarEnd((socket, in, out) -> {
            FarEnd.head(in);
            FarEnd.say(out, "SSH-2.0-OpenSSH_9.2\r\n".repeat(100));
        })) {
            assertThat(ask(end).failed()).isIn(FailureClass.GARBAGE, FailureClass.CLOSED);
        }
    }

    @Test
    void aZipBombIsReadUpToItsStart() throws Exception {
        try (var end = new FarEnd((socket, in, out) -> {
            FarEnd.head(in);
            FarEnd.say(out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: text/plain\r\n\r\n");
            var gzip = new GZIPOutputStream(out);
            byte[] block = new byte[1 << 20];
            for (int i = 0; i < 10_000; i++) {
                gzip.write(block);
            }
        })) {
            var outcome = ask(end);
            assertThat(outcome.failure()).isNull();
            assertThat(outcome.found(Finding.Http.class).start()).hasSize(2_000);
        }
    }

    @Test
    void aRedirectLoopEndsAfterFive() throws Exception {
        try (var end = new FarEnd((socket, in, out) -> {
            FarEnd.head(in);
            FarEnd.say(out, "HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n");
        })) {
            var outcome = ask(end);
            assertThat(outcome.failed()).isEqualTo(FailureClass.UNEXPECTED_ANSWER);
            assertThat(outcome.found(Finding.Http.class).redirects()).hasSize(5);
        }
    }

    @Test
    void aRedirectToAFileIsNotFollowed() throws Exception {
        try (var end = new FarEnd((socket, in, out) -> {
            FarEnd.head(in);
            FarEnd.say(out, "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n");
        })) {
            var outcome = ask(end);
            assertThat(outcome.failed()).isEqualTo(FailureClass.UNEXPECTED_ANSWER);
            assertThat(outcome.found(Finding.Http.class).redirects()).isEmpty();
        }
    }

    @Test
    void closingWithoutAnAnswerIsSaidSo() throws Exception {
        try (var end = new FarEnd((socket, in, out) -> FarEnd.head(in))) {
            assertThat(ask(end).failed()).isEqualTo(FailureClass.CLOSED);
        }
    }

    @Test
    void anInterruptEndsItAtOnce() throws Exception {
        try (var end = new FarEnd((socket, in, out) -> FarEnd.drip(out, "HTTP/1.1 200 OK"))) {
            assertThat(Steps.of(ProbeKind.HTTP, "127.0.0.1", end.port()).interrupted(probe))
                    .isLessThan(Duration.ofMillis(100));
        }
    }
}
