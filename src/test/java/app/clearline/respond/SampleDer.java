// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import app.clearline.asn1.Der;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.time.InstantSource;
import java.util.List;

/// A certificate, a revocation list and an OCSP answer as the practice network makes them, for tests elsewhere.
public final class SampleDer {

    private static final CertificateAuthority AUTHORITY =
            new CertificateAuthority("Sample", "Sample Root", InstantSource.system());

    private SampleDer() {}

    public static byte[] certificate() throws CertificateEncodingException {
        return AUTHORITY
                .issueForServer(
                        List.of("a.sample.test", "b.sample.test"),
                        CertificateAuthority.newKeys().getPublic(),
                        Extensions.revocation(
                                List.of(URI.create("http://ocsp.sample.test/")),
                                List.of(URI.create("http://crl.sample.test/list.crl"))))
                .getEncoded();
    }

    public static byte[] crl() {
        return AUTHORITY.crl();
    }

    public static byte[] ocspRequest() {
        var id = Der.sequence(
                Der.sequence(Der.oid("1.3.14.3.2.26"), Der.nothing()),
                Der.octets(Extensions.hash("SHA-1", AUTHORITY.name().encoded())),
                Der.octets(AUTHORITY.keyHash()),
                Der.integer(7));
        return Der.sequence(Der.sequence(Der.sequence(Der.sequence(id)))).encoded();
    }

    public static byte[] ocspAnswer() {
        return new OcspResponder(List.of(AUTHORITY)).answer(ocspRequest());
    }
}
