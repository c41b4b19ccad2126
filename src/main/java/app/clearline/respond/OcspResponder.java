// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import static app.clearline.asn1.Der.explicit;
import static app.clearline.asn1.Der.oid;
import static app.clearline.asn1.Der.sequence;

import app.clearline.asn1.Der;
import app.clearline.asn1.DerValue;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Answers OCSP requests (RFC 6960 §4): `good` for what its authorities issued, `unknown` for all else, each answer
/// signed by the authority that issued the first certificate that was asked for.
///
/// @param authorities not empty; the first signs where no other does
record OcspResponder(List<CertificateAuthority> authorities) {

    private static final String NONCE = "1.3.6.1.5.5.7.48.1.2";
    private static final String SHA1 = "1.3.14.3.2.26";
    private static final String SHA256 = "2.16.840.1.101.3.4.2.1";
    private static final int MALFORMED = 1;
    private static final int MOST = 16;
    private static final Duration VALID = Duration.ofDays(4);

    OcspResponder {
        authorities = List.copyOf(authorities);
    }

    byte[] answer(byte[] request) {
        try {
            return answer(Der.read(request).child(0)).encoded();
        } catch (IOException e) {
            // Not an OCSP request: RFC 6960 has an answer for that.
            return sequence(Der.enumerated(MALFORMED)).encoded();
        }
    }

    private DerValue answer(DerValue tbsRequest) throws IOException {
        var ids = new ArrayList<DerValue>();
        var extensions = new ArrayList<DerValue>();
        for (DerValue part : tbsRequest.children()) {
            if (part.isContext(2)) {
                extensions.addAll(nonce(part.child(0)));
            } else if (!part.isContext(0) && !part.isContext(1)) {
                for (DerValue each : part.children().stream().limit(MOST).toList()) {
                    ids.add(each.child(0));
                }
            }
        }
        if (ids.isEmpty()) {
            return sequence(Der.enumerated(MALFORMED));
        }
        var signer = issuer(ids.getFirst()).orElse(authorities.getFirst());
        var singles = new ArrayList<DerValue>();
        for (DerValue id : ids) {
            singles.add(single(id, signer));
        }
        var data = new ArrayList<>(List.of(
                explicit(2, Der.octets(signer.keyHash())),
                Der.generalizedTime(signer.clock().instant()),
                sequence(singles)));
        if (!extensions.isEmpty()) {
            data.add(explicit(1, sequence(extensions)));
        }
        var basic = signer.signed(sequence(data));
        return sequence(Der.enumerated(0), explicit(0, sequence(oid("1.3.6.1.5.5.7.48.1.1"), Der.octets(basic))));
    }

    private DerValue single(DerValue id, CertificateAuthority signer) throws IOException {
        var now = signer.clock().instant();
        boolean good = issuer(id).filter(signer::equals).isPresent()
                && signer.issued(id.child(3).asInteger());
        return sequence(
                id,
                Der.implicit(good ? 0 : 2, Der.nothing()),
                Der.generalizedTime(now.minus(Duration.ofHours(1))),
                explicit(0, Der.generalizedTime(now.plus(VALID))));
    }

    /// Whose certificate a CertID asks for: SEQUENCE of hash algorithm, hash of the name, hash of the key, serial.
    private Optional<CertificateAuthority> issuer(DerValue id) throws IOException {
        String algorithm = id.child(0).child(0).asOid();
        byte[] name = id.child(1).asOctets();
        byte[] key = id.child(2).asOctets();
        String hash = switch (algorithm) {
            case SHA1 -> "SHA-1";
            case SHA256 -> "SHA-256";
            default -> "";
        };
        return hash.isEmpty()
                ? Optional.empty()
                : authorities.stream()
                        .filter(a -> Arrays.equals(key, Extensions.hash(hash, a.keyBits()))
                                && Arrays.equals(
                                        name, Extensions.hash(hash, a.name().encoded())))
                        .findFirst();
    }

    /// The nonce goes back as it came (RFC 9654).
    private static List<DerValue> nonce(DerValue extensions) throws IOException {
        var found = new ArrayList<DerValue>();
        for (DerValue extension : extensions.children()) {
            if (extension.child(0).asOid().equals(NONCE) && extension.encoded().length < 160) {
                found.add(extension);
            }
        }
        return found.size() > 1 ? found.subList(0, 1) : found;
    }
}
