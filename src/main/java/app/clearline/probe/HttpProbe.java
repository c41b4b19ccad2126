// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Credentials;
import app.clearline.model.Expectation;
import app.clearline.model.Failure;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.ProbeKind;
import app.clearline.model.Step;
import app.clearline.run.Failures;
import app.clearline.run.Probe;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jspecify.annotations.Nullable;

/// Asks for a page with or without TLS, follows at most five redirects, and tells the real server's answer from any
/// other. It accepts every certificate, which [TlsProbe] judges, and sends nothing secret but a proxy's login to the
/// proxy.
final class HttpProbe implements Probe {

    private static final int MOST_BODY = 64 * 1024;
    private static final int MOST_REDIRECTS = 5;

    private final Dialer dialer;
    private final @Nullable Credentials credentials;

    /// @param credentials for a proxy that asks with `Basic`; null where there are none
    HttpProbe(Dialer dialer, @Nullable Credentials credentials) {
        this.dialer = dialer;
        this.credentials = credentials;
    }

    /// One question and its answer.
    private record Asked(HttpAnswer answer, Instant at, boolean proxied) {}

    @Override
    public Finding.Http run(Step step, Scene scene) throws IOException, InterruptedException {
        Expectation expect = step.endpoint().expect();
        String method = expect.method();
        URI at = uri(step);
        List<String> redirects = new ArrayList<>();
        Asked asked = ask(step, scene, method, at);
        while (asked.answer().redirect()
                && !expect.statuses().contains(asked.answer().status())) {
            URI next = next(at, asked.answer());
            if (next == null || redirects.size() == MOST_REDIRECTS) {
                throw new ProbeException(
                        FailureClass.UNEXPECTED_ANSWER,
                        next == null ? "a redirect that leads nowhere" : "more than " + MOST_REDIRECTS + " redirects",
                        asked.answer().finding(asked.at(), redirects));
            }
            redirects.add(next.toString());
            if (asked.answer().status() <= 303) {
                method = "GET";
            }
            asked = follow(step, scene, method, at, next, asked, redirects);
            at = next;
        }
        Finding.Http finding = asked.answer().finding(asked.at(), List.copyOf(redirects));
        Failure wrong = Expected.wrong(expect, asked.answer(), asked.proxied());
        if (wrong != null) {
            throw new ProbeException(wrong.type(), wrong.detail(), finding);
        }
        return finding;
    }

    /// A redirect to another host that then fails tells more by itself than by the failure: something stepped in.
    private Asked follow(Step step, Scene scene, String method, URI from, URI to, Asked before, List<String> redirects)
            throws InterruptedException, ProbeException {
        try {
            return ask(step, scene, method, to);
        } catch (IOException e) {
            Failure failure = Failures.of(e);
            boolean elsewhere = !to.getHost().equalsIgnoreCase(from.getHost());
            throw new ProbeException(
                    elsewhere ? FailureClass.UNEXPECTED_ANSWER : failure.type(),
                    "redirected to " + to.getHost() + ", which failed: " + failure.detail(),
                    before.answer().finding(before.at(), List.copyOf(redirects)));
        }
    }

    private Asked ask(Step step, Scene scene, String method, URI at) throws IOException, InterruptedException {
        Asked first = once(step, scene, method, at, Map.of());
        Credentials login = credentials;
        return first.proxied()
                        && first.answer().status() == 407
                        && login != null
                        && first.answer().schemes().contains("basic")
                ? once(step, scene, method, at, Map.of("Proxy-Authorization", Connect.basic(login)))
                : first;
    }

    private Asked once(Step step, Scene scene, String method, URI at, Map<String, String> headers)
            throws IOException, InterruptedException {
        boolean secure = "https".equals(at.getScheme());
        HostPort to = HostPort.parse(authority(at));
        var there =
                new Step(step.id(), step.probe(), step.endpoint().at(to), step.route(), step.needs(), step.deadline());
        try (Dialled stream = secure ? dialer.dial(there, scene) : dialer.dialPlain(there, scene)) {
            SSLSocket tls =
                    secure ? new TlsLayer().over(stream.socket(), to, List.of("http/1.1"), Watchdog.left(scene)) : null;
            Instant now = Instant.now();
            HttpEntity body = method.equals("POST") ? new StringEntity("{}", ContentType.APPLICATION_JSON) : null;
            var request = new HttpExchange.Request(method, at, body, headers, MOST_BODY);
            HttpAnswer answer = new HttpExchange(stream, tls).ask(request, Watchdog.left(scene));
            return new Asked(answer, now, stream.forward() != null);
        }
    }

    private static URI uri(Step step) {
        boolean secure = step.probe() == ProbeKind.HTTPS;
        HostPort at = step.endpoint().at();
        boolean usual = at.port() == (secure ? 443 : 80);
        String host = usual ? at.toString().substring(0, at.toString().lastIndexOf(':')) : at.toString();
        return URI.create(
                (secure ? "https://" : "http://") + host + step.endpoint().path());
    }

    private static String authority(URI at) {
        int port = at.getPort() < 0 ? ("https".equals(at.getScheme()) ? 443 : 80) : at.getPort();
        return at.getHost() + ":" + port;
    }

    /// Where a redirect leads; null where that is no web address.
    private static @Nullable URI next(URI from, HttpAnswer answer) {
        try {
            URI to = from.resolve(new URI(String.valueOf(answer.location())));
            String scheme = String.valueOf(to.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            if (!web || to.getHost() == null || to.toString().length() > 2_000) {
                return null;
            }
            HostPort.parse(authority(to));
            String query = to.getRawQuery() == null ? "" : "?" + to.getRawQuery();
            String path = to.getRawPath().isEmpty() ? "/" : to.getRawPath();
            String port = to.getPort() < 0 ? "" : ":" + to.getPort();
            return new URI(scheme + "://" + to.getHost() + port + path + query);
        } catch (URISyntaxException | IllegalArgumentException e) {
            // No address that anybody could follow.
            return null;
        }
    }
}
