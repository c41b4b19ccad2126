// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import static app.clearline.asn1.Der.explicit;
import static app.clearline.asn1.Der.integer;
import static app.clearline.asn1.Der.oid;
import static app.clearline.asn1.Der.sequence;

import app.clearline.asn1.Der;
import app.clearline.asn1.DerValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A certificate authority made in memory, with ECDSA on P-256 (RFC 5280, RFC 5480). Its key is never written.
final class CertificateAuthority {

    static final DerValue ECDSA_WITH_SHA256 = sequence(oid("1.2.840.10045.4.3.2"));

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration BEFORE = Duration.ofDays(1);
    private static final Duration AFTER = Duration.ofDays(30);

    private final KeyPair keys = newKeys();
    private final DerValue name;
    private final InstantSource clock;
    private final X509Certificate certificate;
    private final Set<BigInteger> issued = ConcurrentHashMap.newKeySet();

    /// A root of its own.
    CertificateAuthority(String organization, String commonName, InstantSource clock) {
        this.name = name(organization, commonName);
        this.clock = clock;
        this.certificate = issue(name, keys.getPublic(), Extensions.authority(keyHash()));
    }

    /// An authority below another.
    ///
    /// @param revocation the AIA and CRLDP extensions of its certificate
    CertificateAuthority(
            String organization, String commonName, CertificateAuthority above, List<DerValue> revocation) {
        this.name = name(organization, commonName);
        this.clock = above.clock;
        var extensions = new ArrayList<>(Extensions.authority(keyHash()));
        extensions.add(Extensions.issuerKey(above.keyHash()));
        extensions.addAll(revocation);
        this.certificate = above.issue(name, keys.getPublic(), extensions);
    }

    X509Certificate certificate() {
        return certificate;
    }

    DerValue name() {
        return name;
    }

    InstantSource clock() {
        return clock;
    }

    boolean issued(BigInteger serial) {
        return issued.contains(serial);
    }

    /// The SHA-1 of the key's bits, which names it in OCSP and in the key identifier extensions.
    byte[] keyHash() {
        return Extensions.hash("SHA-1", keyBits());
    }

    byte[] keyBits() {
        try {
            return Der.read(keys.getPublic().getEncoded()).child(1).asBits();
        } catch (IOException e) {
            throw new IllegalStateException("the JDK encodes keys as DER", e);
        }
    }

    /// A certificate for a server with these names.
    ///
    /// @param revocation the AIA and CRLDP extensions, or none
    X509Certificate issueForServer(List<String> hosts, PublicKey key, List<DerValue> revocation) {
        var extensions = new ArrayList<>(Extensions.server(hosts));
        extensions.add(Extensions.issuerKey(keyHash()));
        extensions.addAll(revocation);
        return issue(sequence(part("2.5.4.3", hosts.getFirst())), key, extensions);
    }

    /// A list of revoked certificates with none on it (RFC 5280 §5).
    byte[] crl() {
        var now = clock.instant();
        return signed(sequence(
                        integer(1),
                        ECDSA_WITH_SHA256,
                        name,
                        Der.time(now.minus(BEFORE)),
                        Der.time(now.plus(AFTER)),
                        explicit(0, sequence(Extensions.issuerKey(keyHash()), Extensions.crlNumber(1)))))
                .encoded();
    }

    /// The value, the algorithm and the signature, as certificates, CRLs and OCSP responses end.
    DerValue signed(DerValue toBeSigned) {
        return sequence(toBeSigned, ECDSA_WITH_SHA256, Der.bits(signature(toBeSigned.encoded())));
    }

    private byte[] signature(byte[] bytes) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no ECDSA on P-256", e);
        }
    }

    private X509Certificate issue(DerValue subject, PublicKey key, List<DerValue> extensions) {
        var serial = new BigInteger(63, RANDOM).add(BigInteger.ONE);
        var now = clock.instant();
        var toBeSigned = sequence(
                explicit(0, integer(2)),
                integer(serial),
                ECDSA_WITH_SHA256,
                name,
                sequence(Der.time(now.minus(BEFORE)), Der.time(now.plus(AFTER))),
                subject,
                Der.encoded(key.getEncoded()),
                explicit(3, sequence(extensions)));
        issued.add(serial);
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(signed(toBeSigned).encoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate of our own is none", e);
        }
    }

    static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no P-256", e);
        }
    }

    private static DerValue name(String organization, String commonName) {
        return sequence(part("2.5.4.10", organization), part("2.5.4.3", commonName));
    }

    private static DerValue part(String type, String text) {
        return Der.set(sequence(oid(type), Der.utf8(text)));
    }
}
