// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.Nginx;
import app.clearline.fixture.PrivateCa;
import app.clearline.fixture.TlsServer;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.ProbeKind;
import app.clearline.run.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody on the way who takes TLS 1.3 out of what is offered, in front of real servers that are new and old.
@Tag("real")
class TlsDowngradeTest {

    private static final int SUPPORTED_VERSIONS = 43;
    private static final short NEWEST = 0x0304;
    private static final short OLDER = 0x0303;

    @TempDir
    static Path directory;

    private static PrivateCa.Leaf leaf;
    private static Surroundings surroundings;

    @BeforeAll
    static void before() throws Exception {
        var ca = PrivateCa.make(directory, "http://ocsp.test/", "http://crl.test/");
        leaf = ca.leaf("old", "IP:127.0.0.1");
        surroundings = new Surroundings(List.of(ca.rootCertificate()), List.of(), List.of(), null, null);
    }

    @Test
    void aServerOfTheJdkThatIsAskedForLessThanWasOfferedSaysSo() throws Exception {
        try (FarEnd server = jdk("TLSv1.3", "TLSv1.2");
                FarEnd between = rewriting(server.port())) {
            Steps.Outcome outcome = tls(between);
            assertThat(outcome.failed()).isEqualTo(FailureClass.TLS_DOWNGRADED);
            assertThat(outcome.finding()).as("nothing was served").isNull();
        }
    }

    @Test
    void soDoesOneOfOpenssl() throws Exception {
        Nginx.Builder builder = Nginx.in(directory);
        int port = builder.secure(leaf, false, "location / { return 204; }");
        Nginx nginx = builder.start();
        try (nginx;
                FarEnd between = rewriting(port)) {
            assertThat(tls(between).failed()).isEqualTo(FailureClass.TLS_DOWNGRADED);
            assertThat(tls(port).found(Finding.Tls.class).protocol()).isEqualTo("TLSv1.3");
        }
    }

    @Test
    void aServerThatIsOldByItselfSaysNothing() throws Exception {
        try (FarEnd server = jdk("TLSv1.2")) {
            assertThat(tls(server).found(Finding.Tls.class).protocol()).isEqualTo("TLSv1.2");
        }
    }

    @Test
    void norDoesItWhereTheOfferWasRewrittenOnTheWay() throws Exception {
        // What each of the two took for the greeting differs, so the handshake ends badly (RFC 5246 §7.4.9).
        try (FarEnd server = jdk("TLSv1.2");
                FarEnd between = rewriting(server.port())) {
            assertThat(tls(between).failed()).isNotEqualTo(FailureClass.TLS_DOWNGRADED);
        }
    }

    private static Steps.Outcome tls(FarEnd end) throws InterruptedException {
        return tls(end.port());
    }

    private static Steps.Outcome tls(int port) throws InterruptedException {
        return Steps.of(ProbeKind.TLS, "127.0.0.1", port)
                .within(Duration.ofSeconds(20))
                .run(new TlsProbe(new Dialer(surroundings), new Trust(surroundings)));
    }

    private static FarEnd jdk(String... protocols) throws Exception {
        ServerSocket server = TlsServer.listen(leaf);
        ((SSLServerSocket) server).setEnabledProtocols(protocols);
        return new FarEnd(server, (socket, in, out) -> in.read());
    }

    /// A relay that hands everything on as it is, but the first record.
    private static FarEnd rewriting(int port) throws IOException {
        return new FarEnd((client, in, out) -> {
            try (Socket server = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
                byte[] head = in.readNBytes(5);
                byte[] greeting = in.readNBytes(ByteBuffer.wrap(head).getShort(3));
                older(ByteBuffer.wrap(greeting));
                server.getOutputStream().write(head);
                server.getOutputStream().write(greeting);
                Thread back = Thread.ofVirtual().start(() -> {
                    try (InputStream from = server.getInputStream()) {
                        from.transferTo(out);
                    } catch (IOException e) {
                        // One of the two has hung up.
                    }
                });
                in.transferTo(server.getOutputStream());
                server.shutdownOutput();
                back.join();
            }
        });
    }

    /// Names an older version wherever the newest stands among those offered (RFC 8446 §4.1.2, §4.2.1).
    private static void older(ByteBuffer hello) {
        hello.position(4 + 2 + 32);
        skip(hello, hello.get());
        skip(hello, hello.getShort());
        skip(hello, hello.get());
        hello.getShort();
        while (hello.hasRemaining()) {
            short type = hello.getShort();
            int end = hello.getShort() + hello.position();
            for (int at = hello.position() + 1; type == SUPPORTED_VERSIONS && at < end; at += 2) {
                if (hello.getShort(at) == NEWEST) {
                    hello.putShort(at, OLDER);
                }
            }
            hello.position(end);
        }
    }

    private static void skip(ByteBuffer hello, int bytes) {
        hello.position(hello.position() + bytes);
    }
}
