// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.clearline.fixture.PrivateCa;
import app.clearline.fixture.TlsServer;
import app.clearline.model.FailureClass;
import app.clearline.model.Measured;
import app.clearline.model.ProbeKind;
import app.clearline.run.ProbeException;
import app.clearline.run.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Resolvers over HTTPS, good and bad.
@Tag("real")
class OverHttpsProbeTest {

    private static final Leaks LEAKS = new Leaks();

    @TempDir
    static Path directory;

    private static PrivateCa.Leaf leaf;
    private static Surroundings trusting;

    @BeforeAll
    static void before() throws Exception {
        leaf = PrivateCa.make(directory, "http://ocsp.test/", "http://crl.test/")
                .leaf("doh", "IP:127.0.0.1");
        var issuer = PrivateCa.read(directory.resolve("int.crt"));
        trusting = new Surroundings(List.of(issuer), List.of(), List.of(), null, null);
        LEAKS.begin();
    }

    @AfterAll
    static void after() throws Exception {
        LEAKS.none();
    }

    /// The bytes that are said to a question.
    private interface Resolver {
        byte[] answer(Message question) throws IOException;
    }

    @Test
    void addressesAreWhatItNamed() throws Exception {
        Measured.Resolved said =
                asked(question -> reply(question, Rcode.NOERROR, true)).found(Measured.Resolved.class);
        assertThat(said.addresses()).containsExactly("203.0.113.10");
        assertThat(said.result()).isEqualTo("NOERROR");
        assertThat(said.took()).isPositive();
    }

    @Test
    void whereThereIsNoneOfTheFirstKindTheOtherIsAskedFor() throws Exception {
        Measured.Resolved said = asked(question ->
                        reply(question, Rcode.NOERROR, question.getQuestion().getType() == Type.AAAA))
                .found(Measured.Resolved.class);
        assertThat(said.addresses()).containsExactly("2001:db8:0:0:0:0:0:10");
    }

    @Test
    void noSuchNameIsAnAnswerToo() throws Exception {
        var outcome = asked(question -> reply(question, Rcode.NXDOMAIN, false));
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.found(Measured.Resolved.class).result()).isEqualTo("NXDOMAIN");
        assertThat(outcome.found(Measured.Resolved.class).addresses()).isEmpty();
    }

    @Test
    void hostileAnswersAreGarbage() throws Exception {
        assertThat(asked(question -> new byte[] {1, 2, 3}).failed()).isEqualTo(FailureClass.GARBAGE);
        assertThat(asked(question -> new byte[70_000]).detail()).contains("more than 65536 bytes");
        assertThat(asked(Message::toWire).detail()).contains("not to the question");
        assertThat(asked(question -> {
                            question.getHeader().setID(7);
                            return reply(question, Rcode.NOERROR, true);
                        })
                        .failed())
                .isEqualTo(FailureClass.GARBAGE);
        assertThat(asked(question -> reply(question("elsewhere.test"), Rcode.NOERROR, true))
                        .failed())
                .isEqualTo(FailureClass.GARBAGE);
    }

    @Test
    void aPageIsNoAnswer() throws Exception {
        var outcome = run(trusting, (socket, in, out) -> {
            FarEnd.head(in);
            FarEnd.say(out, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nhi");
        });
        assertThat(outcome.failed()).isEqualTo(FailureClass.UNEXPECTED_ANSWER);
    }

    @Test
    void silenceEndsInTime() throws Exception {
        assertThat(run(trusting, (socket, in, out) -> in.readAllBytes()).failed())
                .isEqualTo(FailureClass.TIMEOUT);
    }

    @Test
    void whomNobodyVouchesForIsNotAsked() throws Exception {
        var nobody = new Surroundings(List.of(), List.of(), List.of(), null, null);
        assertThat(run(nobody, (socket, in, out) -> in.readAllBytes()).detail()).contains("so it was not asked");
    }

    @Test
    void withoutAResolverNothingIsTried() throws Exception {
        assertThat(Steps.of(ProbeKind.DNS_OVER_HTTPS, "api.svc.test", 443)
                        .run(probe(trusting, null))
                        .failed())
                .isEqualTo(FailureClass.UNSUPPORTED);
    }

    @Test
    void bentAnswersAreReadOrRefused() throws Exception {
        var random = new Random(8484);
        Message question = question("api.svc.test");
        byte[] good = reply(question, Rcode.NOERROR, true);
        assertThat(OverHttpsProbe.read(good, question).getRcode()).isZero();
        for (int i = 0; i < 20_000; i++) {
            byte[] bent = good.clone();
            for (int n = 0; n <= i % 4; n++) {
                bent[random.nextInt(bent.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(OverHttpsProbe.read(bent, question).getQuestion()).isEqualTo(question.getQuestion());
            } catch (ProbeException e) {
                assertThat(e.failure().type()).isEqualTo(FailureClass.GARBAGE);
            }
        }
        assertThatThrownBy(() -> OverHttpsProbe.read(new byte[0], question)).isInstanceOf(ProbeException.class);
    }

    private static Steps.Outcome asked(Resolver resolver) throws Exception {
        return run(trusting, (socket, in, out) -> {
            String head = FarEnd.head(in);
            assertThat(head).startsWith("POST /dns-query HTTP/1.1\r\n");
            Message question = new Message(body(head, in));
            assertThat(question.getHeader().getID()).isZero();
            say(out, resolver.answer(question));
        });
    }

    private static byte[] body(String head, InputStream in) throws IOException {
        return in.readNBytes(Integer.parseInt(head.replaceAll("(?is).*content-length: (\\d+).*", "$1")));
    }

    private static void say(OutputStream out, byte[] answer) throws IOException {
        FarEnd.say(
                out,
                "HTTP/1.1 200 OK\r\nContent-Type: application/dns-message\r\nContent-Length: " + answer.length
                        + "\r\n\r\n");
        out.write(answer);
        out.flush();
    }

    private static Steps.Outcome run(Surroundings surroundings, FarEnd.Manner manner) throws Exception {
        try (var end = new FarEnd(TlsServer.listen(leaf), manner)) {
            return Steps.of(ProbeKind.DNS_OVER_HTTPS, "api.svc.test", 443)
                    .within(Duration.ofSeconds(4))
                    .run(probe(surroundings, URI.create("https://127.0.0.1:" + end.port() + "/dns-query")));
        }
    }

    private static OverHttpsProbe probe(Surroundings surroundings, @Nullable URI resolver) {
        return new OverHttpsProbe(new Dialer(surroundings), new Trust(surroundings), resolver);
    }

    private static Message question(String host) throws IOException {
        Message question = Message.newQuery(Record.newRecord(Name.fromString(host, Name.root), Type.A, DClass.IN));
        question.getHeader().setID(0);
        return question;
    }

    private static byte[] reply(Message question, int code, boolean found) throws IOException {
        var answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setRcode(code);
        Record asked = question.getQuestion();
        answer.addRecord(asked, Section.QUESTION);
        if (found) {
            boolean four = asked.getType() == Type.A;
            InetAddress at = InetAddress.ofLiteral(four ? "203.0.113.10" : "2001:db8::10");
            answer.addRecord(
                    four
                            ? new ARecord(asked.getName(), DClass.IN, 60, at)
                            : new AAAARecord(asked.getName(), DClass.IN, 60, at),
                    Section.ANSWER);
        }
        return answer.toWire();
    }
}
