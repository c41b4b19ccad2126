// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Endpoint;
import app.clearline.model.FailureClass;
import app.clearline.model.HostPort;
import app.clearline.model.Route;
import app.clearline.model.Step;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLSocket;

/// Gets a PAC file from where it is: `http`, `https` or `file`; at most 1 MiB, within 5 seconds, with no proxy.
final class PacFile {

    private static final int MOST = 1 << 20;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Dialer dialer;

    PacFile(Dialer dialer) {
        this.dialer = dialer;
    }

    record Text(String source, int bytes) {}

    /// @throws ProbeException `GARBAGE` where it is too long, `UNREACHABLE` where there is no such file,
    ///     `UNEXPECTED_ANSWER` or `SERVER_ERROR` where the server hands out something else
    Text fetch(URI at, Step step, Scene scene) throws IOException, InterruptedException {
        return switch (String.valueOf(at.getScheme()).toLowerCase(Locale.ROOT)) {
            case "file" -> text(local(at));
            case "http" -> remote(at, step, scene, false);
            case "https" -> remote(at, step, scene, true);
            default -> throw new ProbeException(FailureClass.UNSUPPORTED, "not http, https or file: " + at.getScheme());
        };
    }

    private static byte[] local(URI at) throws ProbeException {
        try {
            Path path = Path.of(at);
            if (!Files.isRegularFile(path)) {
                throw new ProbeException(FailureClass.UNREACHABLE, "there is no file " + path);
            }
            try (InputStream in = Files.newInputStream(path)) {
                return in.readNBytes(MOST + 1);
            }
        } catch (ProbeException e) {
            throw e;
        } catch (IOException | IllegalArgumentException | FileSystemNotFoundException e) {
            throw new ProbeException(FailureClass.UNREACHABLE, "the file cannot be read: " + e.getMessage());
        }
    }

    private Text remote(URI at, Step step, Scene scene, boolean secure) throws IOException, InterruptedException {
        if (at.getHost() == null) {
            throw new ProbeException(FailureClass.UNSUPPORTED, "an address without a host");
        }
        int port = at.getPort() < 0 ? (secure ? 443 : 80) : at.getPort();
        HostPort host = HostPort.parse(at.getHost() + ":" + port);
        Endpoint there = step.endpoint().at(host);
        var direct = new Step(step.id(), step.probe(), there, Route.direct(), step.needs(), step.deadline());
        Scene brief = new Scene(
                scene.seen(), System.nanoTime() + Watchdog.left(scene, LONGEST).toNanos(), scene.progress());
        try (Dialled stream = dialer.dial(direct, brief)) {
            SSLSocket tls = secure ? secured(stream.socket(), host, brief) : null;
            var request = new HttpExchange.Request("GET", at, null, Map.of(), MOST + 1);
            HttpAnswer answer = new HttpExchange(stream, tls).ask(request, Watchdog.left(brief));
            if (answer.status() != 200) {
                throw new ProbeException(
                        answer.status() >= 500 ? FailureClass.SERVER_ERROR : FailureClass.UNEXPECTED_ANSWER,
                        "the PAC file's server answered with status " + answer.status());
            }
            byte[] bytes = new byte[answer.body().remaining()];
            answer.body().duplicate().get(bytes);
            return text(bytes);
        }
    }

    private static SSLSocket secured(Socket stream, HostPort host, Scene scene)
            throws IOException, InterruptedException {
        return new TlsLayer().over(stream, host, List.of("http/1.1"), Watchdog.left(scene));
    }

    private static Text text(byte[] bytes) throws ProbeException {
        if (bytes.length > MOST) {
            throw new ProbeException(FailureClass.GARBAGE, "the PAC file is longer than " + MOST + " bytes");
        }
        return new Text(new String(bytes, StandardCharsets.UTF_8), bytes.length);
    }
}
