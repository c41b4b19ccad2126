// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.run.Surroundings;
import app.clearline.run.TrustStores;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Says of a served chain whether public roots and whether this system's store vouch for it (RFC 5280 §6, without
/// revocation, which is looked at on its own), and whether it is for the host that was asked (RFC 9525).
final class Trust {

    private final Surroundings surroundings;
    private @Nullable TrustStores stores;

    Trust(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// @param publicProblem why the public roots do not vouch for it; null where they do
    /// @param systemKnown whether the system's store could be read
    /// @param systemProblem likewise for the system's store; null also where the store could not be read
    record Verdict(
            @Nullable String publicProblem,
            boolean systemKnown,
            @Nullable String systemProblem,
            boolean nameMatches) {}

    /// Judges a chain, leaf first. The first call reads the stores, which can take a few hundred milliseconds.
    Verdict check(List<X509Certificate> chain, String host) {
        if (chain.isEmpty()) {
            return new Verdict("no certificate was served", true, "no certificate was served", false);
        }
        TrustStores known = stores();
        List<X509Certificate> system = known.system();
        return new Verdict(
                problem(chain, known.open()),
                system != null,
                system == null ? null : problem(chain, system),
                ServerNames.match(chain.getFirst(), host));
    }

    private synchronized TrustStores stores() {
        TrustStores known = stores;
        if (known == null) {
            TrustStores given = surroundings.stores().get();
            List<X509Certificate> open = given.open().isEmpty() ? Roots.ofJdk() : given.open();
            List<X509Certificate> system = given.system();
            known = new TrustStores(open == null ? List.of() : open, system == null ? Roots.ofSystem() : system);
            stores = known;
        }
        return known;
    }

    private static @Nullable String problem(List<X509Certificate> chain, List<X509Certificate> roots) {
        if (roots.isEmpty()) {
            return "there are no roots to check against";
        }
        try {
            manager(roots).checkServerTrusted(chain.toArray(X509Certificate[]::new), "UNKNOWN");
            return null;
        } catch (CertificateException e) {
            return reason(e, chain);
        } catch (GeneralSecurityException e) {
            return "could not be checked: " + e.getMessage();
        }
    }

    private static X509TrustManager manager(List<X509Certificate> roots) throws GeneralSecurityException {
        var parameters = new PKIXBuilderParameters(
                roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet()),
                new X509CertSelector());
        parameters.setRevocationEnabled(false);
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(new CertPathTrustManagerParameters(parameters));
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new InvalidAlgorithmParameterException("no X.509 trust manager");
    }

    private static String reason(CertificateException e, List<X509Certificate> chain) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CertificateExpiredException expired -> {
                    return "expired: " + expired.getMessage();
                }
                case CertificateNotYetValidException early -> {
                    return "not yet valid: " + early.getMessage();
                }
                case CertPathBuilderException unknown -> {
                    return "no way to a known root; the last certificate served is issued by "
                            + chain.getLast().getIssuerX500Principal().getName();
                }
                default -> {
                    // The reason, if there is a better one, is further down.
                }
            }
        }
        return String.valueOf(e.getMessage());
    }
}
