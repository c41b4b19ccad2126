// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.asn1.DerException;
import app.clearline.model.Credentials;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.Step;
import app.clearline.run.Probe;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/// Asks an OCSP responder (RFC 6960, by POST) about a certificate that was served in this run, or about one that nobody
/// has where none was. Any well-formed answer will do: what matters is that it arrives.
final class OcspProbe implements Probe {

    private static final int LONGEST = 64 * 1024;

    private final Dialer dialer;
    private final @Nullable Credentials proxy;

    /// @param proxy credentials for a proxy that asks with `Basic`; null where there are none
    OcspProbe(Dialer dialer, @Nullable Credentials proxy) {
        this.dialer = dialer;
        this.proxy = proxy;
    }

    @Override
    public Finding.Ocsp run(Step step, Scene scene) throws IOException, InterruptedException {
        Optional<ServedChain> chain = ServedChain.in(scene, step.endpoint().host());
        var source = new RevocationSource(dialer, proxy, step, scene);
        byte[] request = chain.isPresent()
                ? OcspExchange.request(chain.get().leaf(), chain.get().issuer())
                : OcspExchange.request();

        // 1. The endpoint itself.
        List<URI> named = chain.map(ServedChain::ocsp).orElse(List.of());
        URI own = source.own(named);
        OcspExchange.Answer answer = ask(source, own, request);

        // 2. Whom else the certificate names.
        var finding = new Finding.Ocsp(own, answer.status(), answer.certificate());
        source.others(named, finding, other -> ask(source, other, request));
        return finding;
    }

    private static OcspExchange.Answer ask(RevocationSource source, URI at, byte[] request)
            throws IOException, InterruptedException {
        HttpAnswer answer = source.ask(new HttpExchange.Request(
                "POST",
                at,
                new ByteArrayEntity(request, ContentType.create("application/ocsp-request")),
                Map.of("Accept", "application/ocsp-response"),
                LONGEST));
        byte[] body = new byte[answer.body().remaining()];
        answer.body().duplicate().get(body);
        try {
            return OcspExchange.response(body);
        } catch (DerException e) {
            throw new ProbeException(
                    FailureClass.UNEXPECTED_ANSWER,
                    at + " answered " + answer.mediaType() + " that is no OCSP response: " + e.getMessage());
        }
    }
}
