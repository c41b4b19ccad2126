// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.asn1.Der;
import app.clearline.asn1.DerException;
import app.clearline.asn1.DerValue;
import app.clearline.asn1.Tag;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Requests and responses of OCSP (RFC 6960 §4).
final class OcspExchange {

    private static final String SHA1 = "1.3.14.3.2.26";
    private static final int SUCCESSFUL = 0;

    private OcspExchange() {}

    /// What a responder says.
    ///
    /// @param status of the response; 0 successful, 6 unauthorized, …
    /// @param certificate `good`, `revoked` or `unknown`; null where it says nothing
    record Answer(int status, @Nullable String certificate) {}

    /// Asks about `leaf`, unsigned and without a nonce, so that caches may answer (RFC 5019). The hash is SHA-1, which
    /// every responder knows; it only names the issuer.
    static byte[] request(X509Certificate leaf, X509Certificate issuer) throws DerException {
        byte[] key = Der.encoded(issuer.getPublicKey().getEncoded()).child(1).asBits();
        return request(issuer.getSubjectX500Principal().getEncoded(), key, leaf.getSerialNumber());
    }

    /// Asks about a certificate that nobody has: any responder has an answer to that, too.
    static byte[] request() {
        byte[] nobody = Der.sequence(Der.set(Der.sequence(Der.oid("2.5.4.3"), Der.utf8("Clearline"))))
                .encoded();
        return request(nobody, nobody, BigInteger.ONE);
    }

    private static byte[] request(byte[] issuer, byte[] key, BigInteger serial) {
        DerValue id = Der.sequence(
                Der.sequence(Der.oid(SHA1), Der.nothing()),
                Der.octets(sha1(issuer)),
                Der.octets(sha1(key)),
                Der.integer(serial));
        DerValue list = Der.sequence(Der.sequence(id));
        return Der.sequence(Der.sequence(list)).encoded();
    }

    /// Reads a response; signatures are not checked, since it is only asked whether one arrives.
    ///
    /// @throws DerException where it is none
    static Answer response(byte[] bytes) throws DerException {
        List<DerValue> parts = Der.read(bytes).children();
        if (parts.isEmpty()) {
            throw noResponse();
        }
        int status = parts.getFirst().asEnumerated();
        if (status != SUCCESSFUL) {
            return new Answer(status, null);
        }
        if (parts.size() < 2 || !parts.get(1).isContext(0)) {
            throw noResponse();
        }
        DerValue data = parts.get(1).child(0).child(1).inOctets().child(0);
        DerValue responses = data.children().stream()
                .filter(part -> part.is(Tag.SEQUENCE))
                .findFirst()
                .orElseThrow(OcspExchange::noResponse);
        return new Answer(
                status,
                responses.children().isEmpty() ? null : said(responses.child(0).child(1)));
    }

    private static String said(DerValue status) throws DerException {
        if (status.isContext(0)) {
            return "good";
        }
        if (status.isContext(1)) {
            return "revoked";
        }
        if (status.isContext(2)) {
            return "unknown";
        }
        throw noResponse();
    }

    private static DerException noResponse() {
        return new DerException("DER, but no OCSP response");
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform has SHA-1.
            throw new IllegalStateException(e);
        }
    }
}
