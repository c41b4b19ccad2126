// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.FailureClass;
import app.clearline.model.HostPort;
import app.clearline.model.Measured;
import app.clearline.model.SessionHosts;
import app.clearline.model.SessionPass;
import app.clearline.model.SessionSource;
import app.clearline.model.Step;
import app.clearline.run.Probe;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocket;

/// Asks the service for the hosts of a session, as its own client does. Other than every probe beside it, this one
/// sends a secret: so it first makes sure that whoever is there is trusted by the public roots or by this system.
final class SessionProbe implements Probe {

    private static final int MOST_BODY = 256 * 1024;

    private final Dialer dialer;
    private final Trust trust;
    private final SessionSource source;
    private final SessionPass pass;
    private final Consumer<SessionHosts> hosts;

    /// @param hosts is given what was read, beside the finding, which holds no login
    SessionProbe(Dialer dialer, Trust trust, SessionSource source, SessionPass pass, Consumer<SessionHosts> hosts) {
        this.dialer = dialer;
        this.trust = trust;
        this.source = source;
        this.pass = pass;
        this.hosts = hosts;
    }

    /// @throws ProbeException `TLS_HANDSHAKE` where nobody vouches for the far end, and the token was kept back;
    ///     `CREDENTIALS_REJECTED` where the service itself refuses key, session or token: the
    ///     network let it through
    @Override
    public Measured.Session run(Step step, Scene scene) throws IOException, InterruptedException {
        HttpAnswer answer = ask(step, scene);
        int status = answer.status();
        if (status == 407) {
            throw new ProbeException(FailureClass.PROXY_LOGIN, "a proxy asks for a login");
        }
        String title = HttpAnswer.title(answer.text());
        if (title != null || answer.mediaType().equals("text/html")) {
            throw new ProbeException(
                    FailureClass.UNEXPECTED_ANSWER,
                    "status " + status + " with a page" + (title == null ? "" : " titled \"" + title + "\""));
        }
        if (status >= 500) {
            throw new ProbeException(FailureClass.SERVER_ERROR, "status " + status, refusal(status, 0));
        }
        SessionText text = SessionText.of(source, answer.text());
        if (status != 200 || text.code() != 0) {
            throw refused(status, text.code());
        }
        SessionText.Read read = text.hosts();
        hosts.accept(read.hosts());
        return finding(status, read);
    }

    private HttpAnswer ask(Step step, Scene scene) throws IOException, InterruptedException {
        HostPort at = step.endpoint().at();
        var layer = new TlsLayer();
        try (Dialled stream = dialer.dial(step, scene)) {
            SSLSocket tls = layer.over(stream.socket(), at, List.of("http/1.1"), Watchdog.left(scene));
            Trust.Verdict verdict = trust.check(layer.chain(), at.host());
            boolean known =
                    verdict.publicProblem() == null || (verdict.systemKnown() && verdict.systemProblem() == null);
            if (!known || !verdict.nameMatches()) {
                throw new ProbeException(
                        FailureClass.TLS_HANDSHAKE,
                        "the certificate served is not one that this computer trusts, so the token was not sent");
            }
            var request = new HttpExchange.Request("GET", uri(at), null, headers(), MOST_BODY);
            return new HttpExchange(stream, tls).ask(request, Watchdog.left(scene));
        }
    }

    private URI uri(HostPort at) {
        String host = at.port() == 443 ? at.toString().replaceFirst(":443$", "") : at.toString();
        return URI.create("https://" + host
                + source.path().replace("{session}", pass.sessionId()).replace("{key}", pass.apiKey()));
    }

    private Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        for (String header : source.headers()) {
            String[] parts = header.split(": ", 2);
            headers.put(parts[0], parts[1]);
        }
        char[] token = pass.token();
        try {
            headers.put(source.tokenHeader(), new String(token));
        } finally {
            Arrays.fill(token, '\0');
        }
        return headers;
    }

    private ProbeException refused(int status, int code) {
        String said = "status " + status + (code == 0 ? "" : ", code " + code);
        if (source.refused().contains(code) || (code == 0 && status == 401)) {
            return new ProbeException(
                    FailureClass.CREDENTIALS_REJECTED,
                    "key, session or token not accepted: " + said,
                    refusal(status, code));
        }
        return new ProbeException(
                FailureClass.UNEXPECTED_ANSWER,
                source.location().contains(code)
                        ? "the service answered that it is not offered at this location: " + said
                        : "the service answered with an error: " + said,
                refusal(status, code));
    }

    private static Measured.Session refusal(int status, int code) {
        return new Measured.Session(status, code, "", List.of(), 0, null);
    }

    private static Measured.Session finding(int status, SessionText.Read read) {
        SessionHosts named = read.hosts();
        HostPort signalling = named.signalling();
        Instant ends = named.login() == null ? null : named.login().ends().orElse(null);
        return new Measured.Session(
                status,
                0,
                signalling == null ? "" : signalling.toString(),
                named.relays().stream()
                        .map(relay -> relay.by().id() + "@" + relay.at())
                        .toList(),
                read.others(),
                ends);
    }
}
