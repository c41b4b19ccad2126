// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.PrivateCa;
import app.clearline.fixture.ServerProcess;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.run.Surroundings;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against openssl's OCSP responder and a list that its authority signed.
@Tag("real")
class RevocationRealTest {

    private final Dialer dialer = new Dialer(Surroundings.DEFAULT);

    @TempDir
    private Path directory;

    @Test
    void aResponderTellsGoodFromRevokedAndFromUnknown() throws Exception {
        int port = ServerProcess.freePort();
        PrivateCa ca = PrivateCa.make(directory, "http://localhost:" + port + "/", "http://127.0.0.9:1/int.crl");
        PrivateCa.Leaf good = ca.leaf("good", "DNS:good.test");
        PrivateCa.Leaf revoked = ca.leaf("revoked", "DNS:revoked.test");
        PrivateCa.Leaf signer = ca.responder();
        ca.revoke(revoked);
        try (var responder = ServerProcess.start(
                directory,
                List.of(),
                ServerProcess.program("openssl"),
                "ocsp",
                "-index",
                "index.txt",
                "-port",
                String.valueOf(port),
                "-rsigner",
                signer.certificate().toString(),
                "-rkey",
                signer.key().toString(),
                "-CA",
                "int.crt",
                "-ignore_err")) {
            // A connection that asks nothing would keep it busy for good, so its port cannot be tried.
            for (int i = 0; i < 500 && !responder.output().contains("waiting for OCSP client"); i++) {
                Thread.sleep(20);
            }
            assertThat(ocsp("localhost", port, good).found(Finding.Ocsp.class).certificateStatus())
                    .isEqualTo("good");
            assertThat(ocsp("localhost", port, revoked)
                            .found(Finding.Ocsp.class)
                            .certificateStatus())
                    .isEqualTo("revoked");
            // Nothing was served: a certificate that nobody has.
            Steps.Outcome outcome = Steps.of(ProbeKind.OCSP, "localhost", port)
                    .resolved("127.0.0.1")
                    .run(new OcspProbe(dialer, null));
            assertThat(outcome.failure()).isNull();
            assertThat(outcome.found(Finding.Ocsp.class).responseStatus()).isIn(0, 6);

            // The endpoint is another host than the one that the certificate names: both are asked.
            int before = asked(responder);
            assertThat(ocsp("127.0.0.1", port, good).found(Finding.Ocsp.class).certificateStatus())
                    .isEqualTo("good");
            assertThat(asked(responder)).isEqualTo(before + 2);
        }
    }

    @Test
    void aListIsReadAndAnotherThatIsNamedIsMissed() throws Exception {
        PrivateCa ca = PrivateCa.make(directory, "http://127.0.0.1:1/", "http://127.0.0.9:1/int.crl");
        PrivateCa.Leaf leaf = ca.leaf("leaf", "DNS:leaf.test");
        ca.revoke(leaf);
        byte[] list = Files.readAllBytes(ca.crl());
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/int.crl", exchange -> {
            exchange.sendResponseHeaders(200, list.length);
            exchange.getResponseBody().write(list);
            exchange.close();
        });
        server.start();
        try {
            var probe = new CrlProbe(dialer, null);
            int port = server.getAddress().getPort();
            Steps.Outcome alone =
                    Steps.of(ProbeKind.CRL, "127.0.0.1", port).path("/int.crl").run(probe);
            assertThat(alone.failure()).isNull();
            assertThat(alone.found(Finding.Crl.class).entries()).isEqualTo(1);
            assertThat(alone.found(Finding.Crl.class).issuer()).contains("CN=LabIntermediate");
            assertThat(alone.found(Finding.Crl.class).nextUpdate()).isNotNull();

            Steps.Outcome named = Steps.of(ProbeKind.CRL, "127.0.0.1", port)
                    .path("/int.crl")
                    .seen(served(leaf))
                    .run(probe);
            assertThat(named.failed()).isEqualTo(FailureClass.REFUSED);
            assertThat(named.detail()).contains("http://127.0.0.9:1/int.crl");
            assertThat(named.found(Finding.Crl.class).entries()).isEqualTo(1);
        } finally {
            server.stop(0);
        }
    }

    private static int asked(ServerProcess responder) throws Exception {
        return responder.output().split("Received request", -1).length;
    }

    private Steps.Outcome ocsp(String host, int port, PrivateCa.Leaf leaf) throws Exception {
        Steps.Outcome outcome = Steps.of(ProbeKind.OCSP, host, port)
                .resolved("127.0.0.1")
                .seen(served(leaf))
                .run(new OcspProbe(dialer, null));
        assertThat(outcome.failure()).isNull();
        return outcome;
    }

    /// A TLS step that was served this leaf.
    private Observation served(PrivateCa.Leaf leaf) throws Exception {
        List<Finding.Certificate> chain = List.of(
                Certificates.found(PrivateCa.read(leaf.certificate())),
                Certificates.found(PrivateCa.read(directory.resolve("int.crt"))));
        return Steps.observation(
                ProbeKind.TLS,
                new HostPort("leaf.test", 443),
                new Finding.Tls("TLSv1.3", "any", null, chain, true, true, true, null, null));
    }
}
