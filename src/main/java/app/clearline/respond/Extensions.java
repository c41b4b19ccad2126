// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import static app.clearline.asn1.Der.explicit;
import static app.clearline.asn1.Der.ia5;
import static app.clearline.asn1.Der.implicit;
import static app.clearline.asn1.Der.octets;
import static app.clearline.asn1.Der.oid;
import static app.clearline.asn1.Der.sequence;

import app.clearline.asn1.Der;
import app.clearline.asn1.DerValue;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/// The extensions of certificates and CRLs that the practice authority writes (RFC 5280 §4.2, §5.2).
final class Extensions {

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_CERT_SIGN = 5;
    private static final int CRL_SIGN = 6;

    private Extensions() {}

    static List<DerValue> authority(byte[] keyHash) {
        return List.of(
                critical("2.5.29.19", sequence(Der.bool(true))),
                critical("2.5.29.15", Der.namedBits(DIGITAL_SIGNATURE, KEY_CERT_SIGN, CRL_SIGN)),
                plain("2.5.29.14", octets(keyHash)));
    }

    /// @param hosts names, and IPv4 address literals
    static List<DerValue> server(List<String> hosts) {
        return List.of(
                critical("2.5.29.19", sequence()),
                critical("2.5.29.15", Der.namedBits(DIGITAL_SIGNATURE)),
                plain("2.5.29.37", sequence(oid("1.3.6.1.5.5.7.3.1"))),
                plain(
                        "2.5.29.17",
                        sequence(hosts.stream().map(Extensions::generalName).toList())));
    }

    static DerValue issuerKey(byte[] keyHash) {
        return plain("2.5.29.35", sequence(implicit(0, octets(keyHash))));
    }

    static DerValue crlNumber(long number) {
        return plain("2.5.29.20", Der.integer(number));
    }

    /// Where the certificate's status is asked (authority information access) and the issuer's list fetched (CRL
    /// distribution points); each may be empty.
    static List<DerValue> revocation(List<URI> ocsp, List<URI> crl) {
        var extensions = new ArrayList<DerValue>();
        if (!ocsp.isEmpty()) {
            extensions.add(plain(
                    "1.3.6.1.5.5.7.1.1",
                    sequence(ocsp.stream()
                            .map(at -> sequence(oid("1.3.6.1.5.5.7.48.1"), uri(at)))
                            .toList())));
        }
        if (!crl.isEmpty()) {
            var names = sequence(crl.stream().map(Extensions::uri).toList());
            extensions.add(plain("2.5.29.31", sequence(sequence(explicit(0, implicit(0, names))))));
        }
        return extensions;
    }

    static byte[] hash(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    private static DerValue generalName(String host) {
        if (!host.matches("[0-9.]+")) {
            return implicit(2, ia5(host));
        }
        var address = new byte[4];
        String[] parts = host.split("\\.", -1);
        for (int i = 0; i < 4; i++) {
            address[i] = (byte) Integer.parseInt(parts[i]);
        }
        return implicit(7, octets(address));
    }

    private static DerValue uri(URI at) {
        return implicit(6, ia5(at.toString()));
    }

    private static DerValue critical(String type, DerValue value) {
        return sequence(oid(type), Der.bool(true), octets(value));
    }

    private static DerValue plain(String type, DerValue value) {
        return sequence(oid(type), octets(value));
    }
}
