// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Credentials;
import app.clearline.model.Failure;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.Finding.ConnectAnswer;
import app.clearline.model.HostPort;
import app.clearline.model.Route;
import app.clearline.model.Step;
import app.clearline.run.Failures;
import app.clearline.run.Probe;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks an HTTP proxy for a tunnel to the endpoint as a client without credentials does: by name, then by address; and
/// once more with the credentials where there are some, else with the Kerberos ticket that this machine holds.
final class ProxyProbe implements Probe {

    private static final int MOST_PAGE = 16 * 1024;
    private static final Duration PAGE = Duration.ofMillis(500);

    private final Dialer dialer;
    private final @Nullable LoginTunnel logins;

    ProxyProbe(Dialer dialer, @Nullable Credentials credentials) {
        this.dialer = dialer;
        logins = credentials == null ? null : new LoginTunnel(credentials);
    }

    /// An answer to `CONNECT` and what else is known of who gave it.
    private record Reply(
            ConnectAnswer answer,
            InetAddress proxy,
            @Nullable String product) {}

    @Override
    public Finding.Proxy run(Step step, Scene scene) throws IOException, InterruptedException {
        HostPort proxy = proxy(step, scene);
        HostPort name = step.endpoint().at();
        Reply byName = ask(proxy, name, null, scene);
        int status = byName.answer().status();
        List<String> addresses = scene.addresses(step.endpoint());
        ConnectAnswer byAddress = null;
        if (status != 407 && !addresses.isEmpty()) {
            byAddress = beside(proxy, new HostPort(addresses.getFirst(), name.port()), scene);
        }
        ConnectAnswer login = status == 407 ? login(proxy, byName, scene) : null;
        var finding = new Finding.Proxy(byName.answer(), byAddress, login, byName.product());
        if (status == 407) {
            String schemes = String.join(", ", byName.answer().schemes());
            throw new ProbeException(FailureClass.PROXY_LOGIN, "the proxy " + proxy + " asks for: " + schemes, finding);
        }
        if (status / 100 != 2) {
            throw new ProbeException(
                    FailureClass.PROXY_REFUSED, "CONNECT " + name + " was answered with " + status, finding);
        }
        return finding;
    }

    private HostPort proxy(Step step, Scene scene) throws ProbeException {
        for (Route route : dialer.routes(step, scene)) {
            if (route instanceof Route.ViaHttp http) {
                return http.proxy();
            }
        }
        throw new ProbeException(FailureClass.UNSUPPORTED, "no HTTP proxy on this way: nothing to ask");
    }

    /// The same by address; null where that gets no answer, which is then no answer to the step's question.
    private @Nullable ConnectAnswer beside(HostPort proxy, HostPort address, Scene scene) throws InterruptedException {
        try {
            return ask(proxy, address, null, scene).answer();
        } catch (IOException e) {
            // By name it did answer; this time it did not.
            return null;
        }
    }

    private Reply ask(HostPort proxy, HostPort target, @Nullable String login, Scene scene)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + Watchdog.left(scene).toNanos();
        Reply reply = once(proxy, target, login, scene);
        for (int tries = 0; Busy.waits(reply.answer().status(), tries, end); tries++) {
            reply = once(proxy, target, login, scene);
        }
        return reply;
    }

    private Reply once(HostPort proxy, HostPort target, @Nullable String login, Scene scene)
            throws IOException, InterruptedException {
        try (Dialled stream = dialer.toProxy(proxy, Watchdog.left(scene))) {
            HttpHead head =
                    Watchdog.within(Watchdog.left(scene), stream, () -> Connect.ask(stream.socket(), target, login));
            var answer = new ConnectAnswer(target, head.status(), head.schemes());
            String page = head.status() / 100 == 2 ? "" : page(stream, Watchdog.left(scene, PAGE));
            return new Reply(answer, stream.socket().getInetAddress(), product(head, page));
        }
    }

    private @Nullable ConnectAnswer login(HostPort proxy, Reply refused, Scene scene)
            throws IOException, InterruptedException {
        HostPort target = refused.answer().asked();
        List<String> schemes = refused.answer().schemes();
        if (logins == null || schemes.equals(List.of("basic"))) {
            String login = dialer.login(proxy, schemes, Watchdog.left(scene));
            return login == null ? null : ask(proxy, target, login, scene).answer();
        }
        try {
            logins.open(proxy, refused.proxy(), target, Watchdog.left(scene)).close();
            return new ConnectAnswer(target, 200, List.of());
        } catch (IOException e) {
            Failure failure = Failures.of(e);
            if (e instanceof ProbeException told && told.finding() instanceof Finding.Proxy answer) {
                return answer.byName();
            }
            throw new ProbeException(failure.type(), "the login: " + failure.detail());
        }
    }

    /// The start of the page beneath a refusal.
    private static String page(Dialled stream, Duration time) throws InterruptedException {
        try {
            return Watchdog.within(time, stream, () -> {
                InputStream in = stream.socket().getInputStream();
                return new String(in.readNBytes(MOST_PAGE), StandardCharsets.UTF_8);
            });
        } catch (IOException e) {
            // A proxy that keeps the connection open, or a page that does not come: the answer itself is there.
            return "";
        }
    }

    private static @Nullable String product(HttpHead head, String page) {
        for (String header : List.of("server", "via", "x-squid-error")) {
            String value = head.few().get(header);
            if (value != null && !value.isBlank()) {
                return header.equals("x-squid-error") ? "squid" : value;
            }
        }
        return HttpAnswer.title(page);
    }
}
