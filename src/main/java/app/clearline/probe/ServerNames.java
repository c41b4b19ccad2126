// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.LowerCase;
import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;

/// The names that a certificate is for, matched by RFC 9525: subject alternative names alone, `*` for exactly one whole
/// left-most label, addresses literally.
final class ServerNames {

    private static final int DNS = 2;
    private static final int IP = 7;
    private static final int MOST = 100;

    private ServerNames() {}

    /// DNS names and addresses of a certificate as text, at most 100; none where they cannot be read.
    static List<String> of(X509Certificate certificate) {
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            return all == null
                    ? List.of()
                    : all.stream()
                            .filter(name ->
                                    name.get(0).equals(DNS) || name.get(0).equals(IP))
                            .map(name -> String.valueOf(name.get(1)))
                            .limit(MOST)
                            .toList();
        } catch (CertificateParsingException e) {
            // A certificate that names nobody readable is for nobody.
            return List.of();
        }
    }

    static boolean match(X509Certificate certificate, String host) {
        return of(certificate).stream().anyMatch(name -> match(name, host));
    }

    private static boolean match(String name, String host) {
        if (Names.literal(host)) {
            return sameAddress(name, host);
        }
        String pattern = LowerCase.of(name);
        String asked = LowerCase.of(host);
        if (asked.endsWith(".")) {
            asked = asked.substring(0, asked.length() - 1);
        }
        if (!pattern.startsWith("*.")) {
            return pattern.equals(asked);
        }
        int dot = asked.indexOf('.');
        return dot > 0 && pattern.indexOf('.', 2) > 0 && pattern.substring(1).equals(asked.substring(dot));
    }

    private static boolean sameAddress(String name, String host) {
        try {
            return Names.literal(name) && InetAddress.ofLiteral(name).equals(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException e) {
            // A DNS name of the certificate that consists of digits and dots, and is no address.
            return false;
        }
    }
}
