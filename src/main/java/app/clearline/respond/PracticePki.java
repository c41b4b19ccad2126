// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import app.clearline.asn1.DerValue;
import app.clearline.model.Endpoint;
import app.clearline.model.ProbeKind;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/// The certificates of a practice network: a root that counts as public, an intermediate below it, one certificate for
/// the hosts of each domain; and the authority of a middlebox that signs them anew.
final class PracticePki implements Pages.Revocation {

    private static final String ORGANIZATION = "Clearline Practice";
    private static final String ROOT_LIST = "/root.crl";

    private final KeyPair keys = CertificateAuthority.newKeys();
    private final CertificateAuthority root;
    private final CertificateAuthority issuing;
    private final @Nullable CertificateAuthority inspection;
    private final OcspResponder responder;
    private final List<DerValue> revocation;
    private final Map<String, SSLSocketFactory> factories = new ConcurrentHashMap<>();

    /// @param endpoints where they really are: the certificates name those that answer OCSP and hand out CRLs
    PracticePki(List<Endpoint> endpoints, boolean inspected, InstantSource clock) {
        var ocsp = addresses(endpoints, ProbeKind.OCSP);
        var crl = addresses(endpoints, ProbeKind.CRL);
        var rootCrl = crl.stream().map(at -> at.resolve(ROOT_LIST)).toList();
        root = new CertificateAuthority(ORGANIZATION, ORGANIZATION + " Root", clock);
        issuing = new CertificateAuthority(
                ORGANIZATION, ORGANIZATION + " Issuing CA", root, Extensions.revocation(ocsp, rootCrl));
        inspection = inspected
                ? new CertificateAuthority("Practice TLS Inspection", "Practice TLS Inspection CA", clock)
                : null;
        responder = new OcspResponder(List.of(issuing, root));
        revocation = Extensions.revocation(ocsp, crl);
    }

    private static List<URI> addresses(List<Endpoint> endpoints, ProbeKind probe) {
        return endpoints.stream()
                .filter(e -> e.probes().contains(probe))
                .map(e -> URI.create("http://" + e.at() + e.path()))
                .toList();
    }

    X509Certificate root() {
        return root.certificate();
    }

    /// The middlebox's own; empty where there is none.
    List<X509Certificate> inspectionRoots() {
        return inspection == null ? List.of() : List.of(inspection.certificate());
    }

    @Override
    public byte[] ocsp(byte[] request) {
        return responder.answer(request);
    }

    @Override
    public byte[] crl(String path) {
        return (path.equals(ROOT_LIST) ? root : issuing).crl();
    }

    /// What speaks TLS for these hosts; made at the first call, and the same for the same first host.
    SSLSocketFactory factory(List<String> hosts) {
        return factories.computeIfAbsent(
                hosts.getFirst(), first -> context(hosts).getSocketFactory());
    }

    private SSLContext context(List<String> hosts) {
        List<X509Certificate> chain = inspection == null
                ? List.of(issuing.issueForServer(hosts, keys.getPublic(), revocation), issuing.certificate())
                : List.of(inspection.issueForServer(hosts, keys.getPublic(), List.of()), inspection.certificate());
        try {
            var context = SSLContext.getInstance("TLS");
            // No client shows a certificate, so nobody is trusted; the default would read all public roots.
            context.init(new KeyManager[] {new ServerKey(keys.getPrivate(), chain)}, new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform cannot serve TLS", e);
        }
    }
}
