// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import app.clearline.model.Endpoint;
import app.clearline.model.ProbeKind;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/// The certificates of a practice network: a root that counts as public, an intermediate below it, one certificate for
/// the hosts of each domain; and the authority of a middlebox that signs them anew. They are made when the first is
/// asked for, since keys take a while and a check has other things to do before.
final class PracticePki implements Pages.Revocation {

    private static final String ORGANIZATION = "Clearline Practice";
    private static final String ROOT_LIST = "/root.crl";

    private final List<URI> ocsp;
    private final List<URI> crl;
    private final boolean inspected;
    private final InstantSource clock;
    private final Map<String, SSLSocketFactory> factories = new ConcurrentHashMap<>();
    private @Nullable Authorities authorities;

    /// @param endpoints where they really are: the certificates name those that answer OCSP and hand out CRLs
    PracticePki(List<Endpoint> endpoints, boolean inspected, InstantSource clock) {
        this.ocsp = addresses(endpoints, ProbeKind.OCSP);
        this.crl = addresses(endpoints, ProbeKind.CRL);
        this.inspected = inspected;
        this.clock = clock;
    }

    /// @param keys those of all servers
    /// @param inspection the middlebox's; null where there is none
    private record Authorities(
            KeyPair keys,
            CertificateAuthority root,
            CertificateAuthority issuing,
            @Nullable CertificateAuthority inspection) {}

    private synchronized Authorities authorities() {
        Authorities made = authorities;
        if (made == null) {
            var rootCrl = crl.stream().map(at -> at.resolve(ROOT_LIST)).toList();
            var root = new CertificateAuthority(ORGANIZATION, ORGANIZATION + " Root", clock);
            var issuing = new CertificateAuthority(
                    ORGANIZATION, ORGANIZATION + " Issuing CA", root, Extensions.revocation(ocsp, rootCrl));
            var inspection = inspected
                    ? new CertificateAuthority("Practice TLS Inspection", "Practice TLS Inspection CA", clock)
                    : null;
            made = new Authorities(CertificateAuthority.newKeys(), root, issuing, inspection);
            authorities = made;
        }
        return made;
    }

    private static List<URI> addresses(List<Endpoint> endpoints, ProbeKind probe) {
        return endpoints.stream()
                .filter(e -> e.probes().contains(probe))
                .map(e -> URI.create("http://" + e.at() + e.path()))
                .toList();
    }

    X509Certificate root() {
        return authorities().root().certificate();
    }

    /// The middlebox's own; empty where there is none.
    List<X509Certificate> inspectionRoots() {
        return Stream.ofNullable(authorities().inspection())
                .map(CertificateAuthority::certificate)
                .toList();
    }

    @Override
    public byte[] ocsp(byte[] request) {
        Authorities made = authorities();
        return new OcspResponder(List.of(made.issuing(), made.root())).answer(request);
    }

    @Override
    public byte[] crl(String path) {
        Authorities made = authorities();
        return (path.equals(ROOT_LIST) ? made.root() : made.issuing()).crl();
    }

    /// What speaks TLS for these hosts; made at the first call, and the same for the same first host.
    SSLSocketFactory factory(List<String> hosts) {
        return factories.computeIfAbsent(
                hosts.getFirst(), first -> context(hosts).getSocketFactory());
    }

    private SSLContext context(List<String> hosts) {
        Authorities made = authorities();
        PublicKey key = made.keys().getPublic();
        CertificateAuthority inspection = made.inspection();
        List<X509Certificate> chain = inspection == null
                ? List.of(
                        made.issuing().issueForServer(hosts, key, Extensions.revocation(ocsp, crl)),
                        made.issuing().certificate())
                : List.of(inspection.issueForServer(hosts, key, List.of()), inspection.certificate());
        try {
            var context = SSLContext.getInstance("TLS");
            // No client shows a certificate, so nobody is trusted; the default would read all public roots.
            context.init(new KeyManager[] {new ServerKey(made.keys().getPrivate(), chain)}, new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform cannot serve TLS", e);
        }
    }
}
