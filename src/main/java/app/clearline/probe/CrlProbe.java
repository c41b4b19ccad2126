// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Credentials;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.Step;
import app.clearline.run.Probe;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.util.Date;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/// Fetches a certificate revocation list (RFC 5280 §5) of at most 20 MiB and reads it.
final class CrlProbe implements Probe {

    private static final int LONGEST = 20 * 1024 * 1024;

    private final Dialer dialer;
    private final @Nullable Credentials proxy;

    /// @param proxy credentials for a proxy that asks with `Basic`; null where there are none
    CrlProbe(Dialer dialer, @Nullable Credentials proxy) {
        this.dialer = dialer;
        this.proxy = proxy;
    }

    @Override
    public Finding.Crl run(Step step, Scene scene) throws IOException, InterruptedException {
        List<URI> named = ServedChain.in(scene, step.endpoint().host())
                .map(ServedChain::crls)
                .orElse(List.of());
        var source = new RevocationSource(dialer, proxy, step, scene);

        // 1. The endpoint itself.
        URI own = source.own(named);
        Finding.Crl finding = fetch(source, own);

        // 2. Where else the certificates say that lists are.
        source.others(named, finding, other -> fetch(source, other));
        return finding;
    }

    private static Finding.Crl fetch(RevocationSource source, URI at) throws IOException, InterruptedException {
        // One byte more than allowed shows that there is more.
        HttpAnswer answer = source.ask(new HttpExchange.Request("GET", at, null, Map.of(), LONGEST + 1));
        if (answer.body().remaining() > LONGEST) {
            throw new ProbeException(FailureClass.UNEXPECTED_ANSWER, at + " is longer than " + LONGEST + " bytes");
        }
        byte[] body = new byte[answer.body().remaining()];
        answer.body().duplicate().get(body);
        return read(at, answer.mediaType(), body);
    }

    /// @throws ProbeException `UNEXPECTED_ANSWER` where it is no list
    static Finding.Crl read(URI at, String mediaType, byte[] body) throws ProbeException {
        try {
            var list = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(body));
            Date next = list.getNextUpdate();
            var revoked = list.getRevokedCertificates();
            return new Finding.Crl(
                    at,
                    list.getIssuerX500Principal().getName(X500Principal.RFC2253),
                    revoked == null ? 0 : revoked.size(),
                    next == null ? null : next.toInstant());
        } catch (CRLException | CertificateException e) {
            throw new ProbeException(
                    FailureClass.UNEXPECTED_ANSWER,
                    at + " answered " + mediaType + " that is no revocation list: " + e.getMessage());
        }
    }
}
