// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Root certificates, read from where this machine keeps them.
final class Roots {

    /// Debian, Fedora and its kin, SUSE, Alpine and the BSDs.
    private static final List<Path> BUNDLES = List.of(
            Path.of("/etc/ssl/certs/ca-certificates.crt"),
            Path.of("/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"),
            Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
            Path.of("/etc/ssl/ca-bundle.pem"),
            Path.of("/etc/ssl/cert.pem"));

    private Roots() {}

    /// The public roots that come with the JDK.
    static @Nullable List<X509Certificate> ofJdk() {
        try {
            Path cacerts = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
            return of(KeyStore.getInstance(cacerts.toFile(), (char[]) null));
        } catch (GeneralSecurityException | IOException e) {
            // No list, so nothing can be said against it.
            return null;
        }
    }

    /// What the operating system trusts; null where that cannot be read.
    static @Nullable List<X509Certificate> ofSystem() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return ofStores("Windows-ROOT");
        }
        // What a person or an administrator added is in the first, what Apple ships in the second.
        return os.startsWith("mac") ? ofStores("KeychainStore", "KeychainStore-ROOT") : ofBundles();
    }

    private static @Nullable List<X509Certificate> ofStores(String... types) {
        List<X509Certificate> all = new ArrayList<>();
        for (String type : types) {
            try {
                KeyStore store = KeyStore.getInstance(type);
                store.load(null, null);
                all.addAll(of(store));
            } catch (GeneralSecurityException | IOException e) {
                // One store less; without any the answer is "not known".
            }
        }
        return all.isEmpty() ? null : List.copyOf(all);
    }

    private static @Nullable List<X509Certificate> ofBundles() {
        for (Path bundle : BUNDLES) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(bundle))) {
                List<X509Certificate> found = new ArrayList<>();
                for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                    found.add((X509Certificate) each);
                }
                return List.copyOf(found);
            } catch (GeneralSecurityException | IOException e) {
                // Not this system's bundle, or not readable: the next.
            }
        }
        return null;
    }

    private static List<X509Certificate> of(KeyStore store) throws GeneralSecurityException {
        List<X509Certificate> found = new ArrayList<>();
        for (var alias : Collections.list(store.aliases())) {
            if (store.isCertificateEntry(alias) && store.getCertificate(alias) instanceof X509Certificate root) {
                found.add(root);
            }
        }
        return List.copyOf(found);
    }
}
