// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.asn1.Der;
import app.clearline.asn1.DerException;
import app.clearline.asn1.DerValue;
import app.clearline.model.Finding;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Certificates as findings, with the addresses of OCSP (RFC 5280 §4.2.2.1) and of CRLs (§4.2.1.13), which the JDK does
/// not read.
final class Certificates {

    private static final String AUTHORITY_ACCESS = "1.3.6.1.5.5.7.1.1";
    private static final String CRL_POINTS = "2.5.29.31";
    private static final String OCSP = "1.3.6.1.5.5.7.48.1";
    private static final int URI = 6;
    private static final int MOST = 10;
    private static final int LONGEST = 500;

    private Certificates() {}

    static Finding.Certificate found(X509Certificate certificate) {
        List<String> ocsp = ocsp(certificate);
        return new Finding.Certificate(
                certificate.getSubjectX500Principal().getName(),
                certificate.getIssuerX500Principal().getName(),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                ServerNames.of(certificate),
                ocsp.isEmpty() ? null : ocsp.getFirst(),
                crls(certificate),
                base64(certificate));
    }

    private static List<String> ocsp(X509Certificate certificate) {
        List<String> found = new ArrayList<>();
        try {
            for (DerValue access : parts(certificate.getExtensionValue(AUTHORITY_ACCESS))) {
                if (access.child(0).asOid().equals(OCSP)) {
                    address(access.child(1), found);
                }
            }
        } catch (DerException e) {
            // An extension that is not well-formed names nobody from here on.
        }
        return found;
    }

    private static List<String> crls(X509Certificate certificate) {
        List<String> found = new ArrayList<>();
        try {
            for (DerValue point : parts(certificate.getExtensionValue(CRL_POINTS))) {
                for (DerValue field : point.children()) {
                    // distributionPoint [0] { fullName [0] GeneralNames }
                    if (field.isContext(0) && field.child(0).isContext(0)) {
                        for (DerValue name : field.child(0).children()) {
                            address(name, found);
                        }
                    }
                }
            }
        } catch (DerException e) {
            // Likewise.
        }
        return List.copyOf(found);
    }

    private static List<DerValue> parts(byte @Nullable [] extension) throws DerException {
        return extension == null ? List.of() : Der.read(extension).inOctets().children();
    }

    /// Adds the name if it is a web address.
    private static void address(DerValue name, List<String> found) {
        String text = new String(name.content(), StandardCharsets.US_ASCII);
        if (name.isContext(URI) && text.startsWith("http") && text.length() <= LONGEST && found.size() < MOST) {
            found.add(text);
        }
    }

    private static String base64(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("it was made from its encoding", e);
        }
    }
}
