// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Credentials;
import app.clearline.model.Failure;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.Step;
import app.clearline.run.Failures;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where revocation is asked for over plain HTTP: the step's own endpoint, and the addresses on other hosts that the
/// served certificates name.
///
/// The step is for its endpoint; that the others are asked too is since the authority may have moved, and then the
/// endpoint proves nothing about what a browser will do.
final class RevocationSource {

    private static final int HTTP = 80;
    private static final int OK = 200;
    private static final int LOGIN = 407;
    private static final int MOST_OTHERS = 2;

    private final Dialer dialer;
    private final @Nullable Credentials proxy;
    private final Step step;
    private final Scene scene;

    RevocationSource(Dialer dialer, @Nullable Credentials proxy, Step step, Scene scene) {
        this.dialer = dialer;
        this.proxy = proxy;
        this.step = step;
        this.scene = scene;
    }

    /// Something to do at an address.
    @FunctionalInterface
    interface Inquiry {
        void at(URI address) throws IOException, InterruptedException;
    }

    /// The endpoint's address; its path is that of the certificate's own address on that host, where the endpoint
    /// has none.
    URI own(Collection<URI> named) {
        String given = step.endpoint().path();
        String path = named.stream()
                .filter(at -> given.equals("/")
                        && ServedChain.isOn(at, step.endpoint().host()))
                .map(URI::getRawPath)
                .filter(raw -> raw.startsWith("/"))
                .findFirst()
                .orElse(given);
        String host = step.endpoint().at().toString();
        String authority = step.endpoint().at().port() == HTTP ? host.substring(0, host.lastIndexOf(':')) : host;
        return URI.create("http://" + authority + path);
    }

    /// Asks up to two of the named addresses on other hosts.
    ///
    /// @param finding what the endpoint itself answered
    /// @throws ProbeException where one of them does not answer, with the class of that failure
    void others(Collection<URI> named, Finding finding, Inquiry inquiry) throws ProbeException, InterruptedException {
        List<URI> others = named.stream()
                .filter(at -> !ServedChain.isOn(at, step.endpoint().host()))
                .limit(MOST_OTHERS)
                .toList();
        for (URI other : others) {
            try {
                inquiry.at(other);
            } catch (IOException e) {
                // Told as the step's failure: a browser would miss it as well.
                Failure failure = Failures.of(e);
                String where = step.endpoint().at() + " answered, but not " + other + ", named by the certificate: ";
                throw new ProbeException(failure.type(), where + failure.detail(), finding);
            }
        }
    }

    /// One request and its answer; once more with credentials where a proxy asks for `Basic`.
    ///
    /// @throws ProbeException `UNEXPECTED_ANSWER` where its status is not 200, `PROXY_LOGIN` where it is 407
    HttpAnswer ask(HttpExchange.Request request) throws IOException, InterruptedException {
        HttpAnswer answer = once(request);
        if (answer.status() == LOGIN && proxy != null && answer.schemes().contains("basic")) {
            Map<String, String> headers = new HashMap<>(request.headers());
            headers.put("Proxy-Authorization", Connect.basic(proxy));
            answer = once(
                    new HttpExchange.Request(request.method(), request.at(), request.body(), headers, request.most()));
        }
        if (answer.status() == LOGIN) {
            throw new ProbeException(FailureClass.PROXY_LOGIN, "a login is asked: " + answer.schemes());
        }
        if (answer.status() != OK) {
            throw new ProbeException(FailureClass.UNEXPECTED_ANSWER, request.at() + " answered " + answer.status());
        }
        return answer;
    }

    private HttpAnswer once(HttpExchange.Request request) throws IOException, InterruptedException {
        URI at = request.at();
        var host = new HostPort(at.getHost(), at.getPort() < 0 ? HTTP : at.getPort());
        var there = new Step(
                step.id(), step.probe(), step.endpoint().at(host), step.route(), step.needs(), step.deadline());
        try (Dialled stream = dialer.dialPlain(there, scene)) {
            return new HttpExchange(stream, null).ask(request, Watchdog.left(scene));
        }
    }
}
