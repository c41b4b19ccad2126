// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.asn1.Der;
import app.clearline.asn1.DerValue;
import app.clearline.fixture.TcpFarEnd;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.ProbeKind;
import app.clearline.model.Route;
import app.clearline.run.Probe;
import app.clearline.run.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevocationProbesTest {

    private static final byte[] UNAUTHORIZED = HexFormat.of().parseHex("30030a0106");
    private static final byte[] PAGE = "<html><title>Blocked</title></html>".getBytes(StandardCharsets.UTF_8);
    private static final Instant NEXT = Instant.parse("2030-01-02T03:04:05Z");
    private static final Duration SHORT = Duration.ofMillis(1500);

    private final Dialer dialer = new Dialer(Surroundings.DEFAULT);
    private final OcspProbe ocsp = new OcspProbe(dialer, null);
    private final CrlProbe crl = new CrlProbe(dialer, null);

    @Test
    void aResponderIsAskedAboutACertificateThatNobodyHas() throws Exception {
        var head = new AtomicReference<>("");
        var body = new AtomicReference<>(new byte[0]);
        try (var server = new TcpFarEnd(connection -> {
            head.set(head(connection));
            int length =
                    Integer.parseInt(String.valueOf(head.get()).replaceAll("(?s).*Content-Length: ([0-9]+).*", "$1"));
            body.set(connection.getInputStream().readNBytes(length));
            answer(connection, 200, "application/ocsp-response", UNAUTHORIZED);
        })) {
            Steps.Outcome outcome =
                    Steps.of(ProbeKind.OCSP, "127.0.0.1", server.port()).run(ocsp);
            assertThat(outcome.failure()).isNull();
            assertThat(outcome.found(Finding.Ocsp.class))
                    .isEqualTo(new Finding.Ocsp(URI.create("http://127.0.0.1:" + server.port() + "/"), 6, null));
        }
        assertThat(head.get()).startsWith("POST / HTTP/1.1").contains("Content-Type: application/ocsp-request");
        DerValue id = Der.read(Objects.requireNonNull(body.get()))
                .child(0)
                .child(0)
                .child(0)
                .child(0);
        assertThat(id.child(0).child(0).asOid()).isEqualTo("1.3.14.3.2.26");
        assertThat(id.child(1).asOctets()).hasSize(20);
        assertThat(id.child(2).asOctets()).hasSize(20);
        assertThat(id.child(3).asInteger()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "30030a0100",
        "3003020106",
        "30",
        "''",
        "3000",
        "30800a01060000",
        "30060a0100a0013000",
        "30150a0100a010300e06092b0601050507300101040130",
        "ffffffffffffff"
    })
    void whatIsNoResponseIsUnexpected(String hex) throws Exception {
        byte[] body = HexFormat.of().parseHex(hex);
        Steps.Outcome outcome = against(ProbeKind.OCSP, ocsp, c -> answer(c, 200, "application/ocsp-response", body));
        assertThat(outcome.failed()).isEqualTo(FailureClass.UNEXPECTED_ANSWER);
        assertThat(outcome.detail()).contains("no OCSP response");
    }

    @ParameterizedTest
    @CsvSource({"OCSP,200", "OCSP,404", "CRL,200", "CRL,404", "CRL,302", "OCSP,503"})
    void pagesAreUnexpected(ProbeKind kind, int status) throws Exception {
        Steps.Outcome outcome = against(kind, probe(kind), c -> answer(c, status, "text/html", PAGE));
        assertThat(outcome.failed()).isEqualTo(FailureClass.UNEXPECTED_ANSWER);
        assertThat(outcome.detail()).contains(status == 200 ? "text/html" : String.valueOf(status));
    }

    @ParameterizedTest
    @CsvSource({
        "OCSP,close,CLOSED", "OCSP,stall,TIMEOUT", "OCSP,login,PROXY_LOGIN",
        "CRL,close,CLOSED", "CRL,stall,TIMEOUT", "CRL,drip,TIMEOUT"
    })
    void failuresAreToldApartInTime(ProbeKind kind, String habit, FailureClass expected) throws Exception {
        Steps.Outcome outcome = against(kind, probe(kind), connection -> {
            head(connection);
            OutputStream out = connection.getOutputStream();
            switch (habit) {
                case "close" -> out.flush();
                case "stall" -> Thread.sleep(SHORT.multipliedBy(2));
                case "login" ->
                    out.write("HTTP/1.1 407 No\r\nContent-Length: 0\r\nProxy-Authenticate: NTLM\r\n\r\n"
                            .getBytes(StandardCharsets.UTF_8));
                default -> {
                    out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                    for (int i = 0; i < 100; i++) {
                        out.write(0x30);
                        Thread.sleep(50);
                    }
                }
            }
        });
        assertThat(outcome.failed()).as(outcome.detail()).isEqualTo(expected);
        assertThat(outcome.took()).isLessThan(SHORT);
    }

    @Test
    void aListIsRead() throws Exception {
        Steps.Outcome outcome =
                against(ProbeKind.CRL, crl, c -> answer(c, 200, "application/pkix-crl", list(3).encoded()));
        Finding.Crl found = outcome.found(Finding.Crl.class);
        assertThat(outcome.failure()).isNull();
        assertThat(found.issuer()).isEqualTo("CN=Lab");
        assertThat(found.entries()).isEqualTo(3);
        assertThat(found.nextUpdate()).isEqualTo(NEXT);
    }

    @Test
    void anEndlessListEndsAtItsBound() throws Exception {
        try (var server = new TcpFarEnd(connection -> {
            head(connection);
            OutputStream out = connection.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            byte[] block = new byte[1 << 20];
            while (true) {
                out.write(block);
            }
        })) {
            Steps.Outcome outcome = Steps.of(ProbeKind.CRL, "127.0.0.1", server.port())
                    .within(Duration.ofSeconds(10))
                    .run(crl);
            assertThat(outcome.failed()).isEqualTo(FailureClass.UNEXPECTED_ANSWER);
            assertThat(outcome.detail()).contains("longer than 20971520 bytes");
        }
    }

    @Test
    void aProxyIsAskedInAbsoluteForm() throws Exception {
        var head = new AtomicReference<>("");
        try (var proxy = new TcpFarEnd(connection -> {
            head.set(head(connection));
            answer(connection, 200, "application/pkix-crl", list(0).encoded());
        })) {
            Steps.Outcome outcome = Steps.of(ProbeKind.CRL, "crl.test", 80)
                    .path("/int.crl")
                    .route(new Route.ViaHttp(new HostPort("127.0.0.1", proxy.port())))
                    .run(crl);
            assertThat(outcome.found(Finding.Crl.class).entries()).isZero();
            assertThat(head.get()).startsWith("GET http://crl.test/int.crl HTTP/1.1");
        }
    }

    private Probe probe(ProbeKind kind) {
        return kind == ProbeKind.OCSP ? ocsp : crl;
    }

    private static Steps.Outcome against(ProbeKind kind, Probe probe, TcpFarEnd.Script script) throws Exception {
        try (var server = new TcpFarEnd(script)) {
            return Steps.of(kind, "127.0.0.1", server.port()).within(SHORT).run(probe);
        }
    }

    private static void answer(Socket connection, int status, String type, byte[] body) throws IOException {
        if (connection.getInputStream().available() > 0) {
            head(connection);
        }
        OutputStream out = connection.getOutputStream();
        out.write(("HTTP/1.1 " + status + " Said\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.write(body);
        connection.shutdownOutput();
        connection.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private static String head(Socket connection) throws IOException {
        InputStream in = connection.getInputStream();
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("closed");
            }
            head.append((char) c);
        }
        return head.toString();
    }

    /// A revocation list of `CN=Lab` with as many entries, and a signature that nobody made.
    private static DerValue list(int entries) {
        DerValue algorithm = Der.sequence(Der.oid("1.2.840.113549.1.1.11"), Der.nothing());
        Instant now = Instant.parse("2026-01-02T03:04:05Z");
        var revoked = IntStream.rangeClosed(1, entries)
                .mapToObj(serial -> Der.sequence(Der.integer(serial), Der.time(now)))
                .toList();
        DerValue name = Der.sequence(Der.set(Der.sequence(Der.oid("2.5.4.3"), Der.utf8("Lab"))));
        DerValue content = entries == 0
                ? Der.sequence(Der.integer(1), algorithm, name, Der.time(now), Der.time(NEXT))
                : Der.sequence(Der.integer(1), algorithm, name, Der.time(now), Der.time(NEXT), Der.sequence(revoked));
        return Der.sequence(content, algorithm, Der.bits(new byte[256]));
    }
}
