// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.clearline.asn1.Der;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The practice authority as the JDK's own certificate code sees it.
class PracticePkiTest {

    private static Wire wire;
    private static List<X509Certificate> chain;

    @BeforeAll
    static void start() throws IOException {
        wire = Wire.with();
        try (var socket = wire.tls("api")) {
            chain = Arrays.stream(socket.getSession().getPeerCertificates())
                    .map(X509Certificate.class::cast)
                    .toList();
        }
    }

    @AfterAll
    static void stop() {
        wire.close();
    }

    @Test
    void theLeafNamesItsHostsAndWhereItsStatusIsKnown() throws GeneralSecurityException {
        X509Certificate leaf = chain.getFirst();
        assertThat(chain).hasSize(2);
        assertThat(leaf.getSubjectAlternativeNames())
                .extracting(name -> (Object) name.get(1))
                .contains("api.practice.test", "static.practice.test")
                .doesNotContain("control.practice-other.test");
        assertThat(extension(leaf, "1.3.6.1.5.5.7.1.1"))
                .contains("http://ocsp.practice-ca.test:"
                        + wire.endpoint("ocsp").at().port() + "/");
        assertThat(extension(leaf, "2.5.29.31"))
                .contains("http://crl.practice-ca.test:"
                        + wire.endpoint("crl").at().port() + "/practice.crl");
        assertThat(leaf.getKeyUsage()[0]).isTrue();
        assertThat(leaf.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
    }

    /// They are made when the first is asked for, and TLS begins on many connections at once.
    @Test
    void allWhoAskAtOnceAreGivenTheSameRoot() throws InterruptedException, ExecutionException {
        var fresh = new PracticePki(wire.network().service().endpoints(), true, InstantSource.system());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<X509Certificate>> roots =
                    Stream.generate(() -> threads.submit(fresh::root)).limit(8).toList();
            for (Future<X509Certificate> root : roots) {
                assertThat(root.get()).isEqualTo(fresh.root());
            }
        }
        assertThat(fresh.inspectionRoots()).hasSize(1).doesNotContain(fresh.root());
    }

    private static String extension(X509Certificate certificate, String type) {
        return new String(certificate.getExtensionValue(type), StandardCharsets.ISO_8859_1);
    }

    @Test
    void theJdkValidatesTheChainWithAnOcspExchangeForEachCertificate() throws GeneralSecurityException {
        var checker = validate(chain);
        assertThat(checker.getSoftFailExceptions()).isEmpty();
    }

    @Test
    void theJdkRefusesACertificateThatTheResponderDoesNotKnow() throws IOException, GeneralSecurityException {
        try (var other = Wire.with();
                var socket = other.tls("api")) {
            var foreign = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            assertThatThrownBy(() -> validate(List.of(foreign, chain.get(1))))
                    .isInstanceOf(CertPathValidatorException.class);
        }
    }

    private static PKIXRevocationChecker validate(List<X509Certificate> path) throws GeneralSecurityException {
        CertPath certPath = CertificateFactory.getInstance("X.509").generateCertPath(path);
        var validator = CertPathValidator.getInstance("PKIX");
        var checker = (PKIXRevocationChecker) validator.getRevocationChecker();
        checker.setOptions(Set.of(PKIXRevocationChecker.Option.NO_FALLBACK));
        checker.setOcspResponder(
                URI.create("http://127.0.0.1:" + wire.endpoint("ocsp").at().port() + "/"));
        var parameters = new PKIXParameters(
                Set.of(new TrustAnchor(wire.network().publicRoots().getFirst(), null)));
        parameters.addCertPathChecker(checker);
        validator.validate(certPath, parameters);
        return checker;
    }

    @Test
    void theRevocationListIsSignedAndEmpty() throws IOException, GeneralSecurityException {
        String answer = wire.http("crl");
        byte[] body = answer.substring(answer.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.ISO_8859_1);
        var crl = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(body));
        crl.verify(chain.get(1).getPublicKey());
        assertThat(crl.getIssuerX500Principal()).isEqualTo(chain.get(1).getSubjectX500Principal());
        assertThat(crl.getRevokedCertificates()).isNull();
        assertThat(crl.getNextUpdate()).isInTheFuture();
    }

    @Test
    void whatIsNoOcspRequestIsCalledMalformed() throws IOException {
        try (var socket = wire.tcp("ocsp")) {
            String answer =
                    Wire.exchange(socket, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\n0\u0001\u0000");
            byte[] body = answer.substring(answer.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.ISO_8859_1);
            assertThat(Der.read(body).child(0).asEnumerated()).isEqualTo(1);
        }
    }
}
