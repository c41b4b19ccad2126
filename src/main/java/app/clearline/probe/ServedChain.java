// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Finding;
import app.clearline.model.Observation;
import app.clearline.run.Scene;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the certificates of a chain, served in this run, say about their revocation.
///
/// @param leaf the first certificate
/// @param issuer the second
/// @param ocsp responders of the leaf
/// @param crls lists of all of them
record ServedChain(X509Certificate leaf, X509Certificate issuer, List<URI> ocsp, List<URI> crls) {

    private static final int MOST_ADDRESSES = 10;

    /// The chain that public roots vouch for and that the step can make use of: one whose leaf names `host` as its
    /// responder before any other. A chain that somebody in between has made tells nothing of the service.
    static Optional<ServedChain> in(Scene scene, String host) {
        return scene.seen().values().stream()
                .map(Observation::finding)
                .filter(Finding.Tls.class::isInstance)
                .map(Finding.Tls.class::cast)
                .filter(tls -> tls.publicRoots() && tls.chain().size() >= 2)
                .flatMap(tls -> of(tls.chain()).stream())
                .min(Comparator.comparing(chain -> chain.ocsp.stream().noneMatch(at -> isOn(at, host))));
    }

    static boolean isOn(URI at, String host) {
        return host.equalsIgnoreCase(at.getHost());
    }

    private static Optional<ServedChain> of(List<Finding.Certificate> chain) {
        try {
            return Optional.of(new ServedChain(
                    certificate(chain.get(0)),
                    certificate(chain.get(1)),
                    addresses(Stream.ofNullable(chain.getFirst().ocsp()).toList()),
                    addresses(chain.stream().flatMap(c -> c.crls().stream()).toList())));
        } catch (CertificateException | IllegalArgumentException e) {
            // Not certificates after all: as good as none.
            return Optional.empty();
        }
    }

    private static X509Certificate certificate(Finding.Certificate certificate) throws CertificateException {
        byte[] der = Base64.getDecoder().decode(certificate.der());
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    /// Plain HTTP alone: that is how revocation is published (RFC 5280 §8), and what can be asked here.
    private static List<URI> addresses(Collection<String> texts) {
        return texts.stream()
                .flatMap(text -> address(text).stream())
                .distinct()
                .limit(MOST_ADDRESSES)
                .toList();
    }

    private static Optional<URI> address(String text) {
        try {
            URI at = URI.create(text);
            return "http".equalsIgnoreCase(at.getScheme()) && at.getHost() != null && at.getUserInfo() == null
                    ? Optional.of(at)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            // A certificate can hold any text there.
            return Optional.empty();
        }
    }
}
