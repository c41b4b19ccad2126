// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Failure;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.Step;
import app.clearline.run.Failures;
import app.clearline.run.Probe;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// Completes a TLS handshake as a browser would, and looks at the chain. It inspects: the handshake accepts whatever
/// certificate is served, and whether anybody should is part of the finding.
final class TlsProbe implements Probe {

    private static final List<String> BROWSERS_OFFER = List.of("h2", "http/1.1");

    private final Dialer dialer;
    private final Trust trust;

    TlsProbe(Dialer dialer, Trust trust) {
        this.dialer = dialer;
        this.trust = trust;
    }

    @Override
    public Finding.Tls run(Step step, Scene scene) throws IOException, InterruptedException {
        HostPort at = step.endpoint().at();
        var layer = new TlsLayer();
        try (Dialled dialled = dialer.dial(step, scene)) {
            SSLSocket socket = layer.over(dialled.socket(), at, BROWSERS_OFFER, Watchdog.left(scene));
            SSLSession session = socket.getSession();
            return finding(
                    session.getProtocol(), session.getCipherSuite(), socket.getApplicationProtocol(), layer, at.host());
        } catch (ProbeException e) {
            throw e;
        } catch (IOException e) {
            if (layer.chain().isEmpty()) {
                throw e;
            }
            Failure failure = Failures.of(e);
            throw new ProbeException(failure.type(), failure.detail(), finding("", "", null, layer, at.host()));
        }
    }

    private Finding.Tls finding(String protocol, String cipher, @Nullable String alpn, TlsLayer layer, String host) {
        List<X509Certificate> chain = layer.chain();
        Trust.Verdict verdict = trust.check(chain, host);
        return new Finding.Tls(
                protocol,
                cipher,
                alpn == null || alpn.isEmpty() ? null : alpn,
                chain.stream().map(Certificates::found).toList(),
                verdict.publicProblem() == null,
                verdict.systemKnown() ? verdict.systemProblem() == null : null,
                verdict.nameMatches(),
                verdict.publicProblem(),
                verdict.systemProblem());
    }
}
