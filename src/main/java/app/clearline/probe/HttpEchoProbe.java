// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Credentials;
import app.clearline.model.Measured;
import app.clearline.model.Step;
import app.clearline.run.Probe;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import app.clearline.wire.Proof;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sends the responder a request with unusual headers and compares it with what arrived; then one that is no
/// HTTP, which the responder answers in words of its own. What comes back otherwise was written on the way.
final class HttpEchoProbe implements Probe {

    private static final int HTTP = 80;
    private static final int MOST = 20;
    private static final int LONGEST = 200;
    private static final List<String> ODD = List.of("x-cLEArline-oDD: Keeps Its cASe", "X-Clearline-Twice: one");
    private static final String MALFORMED = "CLEARLINE: no request line\r\nHost: responder\r\n\r\n";
    /// What the responder says to it.
    private static final String REFUSAL = "not a request line";

    private final Names names;
    private final @Nullable Credentials key;

    HttpEchoProbe(Names names, @Nullable Credentials key) {
        this.names = names;
        this.key = key;
    }

    @Override
    public Measured.Echo run(Step step, Scene scene) throws IOException, InterruptedException {
        try (FarResponder far = FarResponder.of(step, scene, names, key)) {
            // 1. Proxies that nobody configured sit on port 80, where there is one.
            FarResponder.Hello hello = far.hello();
            int port = hello.web().contains(HTTP)
                    ? HTTP
                    : hello.web().stream()
                            .findFirst()
                            .orElse(step.endpoint().at().port());

            // 2. As it left and as it came.
            List<String> lines = far.ask(port, Proof.ECHO, ODD).lines().toList();
            String from = lines.isEmpty() ? "" : lines.getFirst().replaceFirst("^from ([^ ]{1,45}) .*", "$1");
            List<String> arrived = lines.stream().skip(2).limit(100).toList();

            // 3. And what nobody can make sense of.
            return new Measured.Echo(changed(arrived), added(arrived), refused(far, port), from);
        }
    }

    private static Map<String, String> changed(List<String> arrived) {
        Map<String, String> changed = new LinkedHashMap<>();
        for (String sent : ODD) {
            if (!arrived.contains(sent)) {
                Optional<String> same = arrived.stream()
                        .filter(line -> name(line).equalsIgnoreCase(name(sent)))
                        .findFirst();
                changed.put(cut(sent), same.map(HttpEchoProbe::cut).orElse("(gone)"));
            }
        }
        return changed;
    }

    private static Map<String, String> added(List<String> arrived) {
        var own = new ArrayList<>(List.of("host", "connection", Proof.PROOF.toLowerCase(Locale.ROOT)));
        ODD.forEach(line -> own.add(name(line).toLowerCase(Locale.ROOT)));
        Map<String, String> added = new LinkedHashMap<>();
        for (String line : arrived) {
            String name = name(line).toLowerCase(Locale.ROOT);
            if (!own.contains(name) && added.size() < MOST) {
                Headers.note(added, cut(name), cut(line.substring(name.length()).replaceFirst("^:\\s*", "")));
            }
        }
        return added;
    }

    private static String refused(FarResponder far, int port) throws InterruptedException {
        try {
            return far.talk(port, MALFORMED, socket -> {
                HttpHead head = HttpHead.read(socket.getInputStream());
                String body = new String(socket.getInputStream().readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
                String by = head.first("via") == null ? head.first("server") : head.first("via");
                return body.startsWith(REFUSAL) ? "" : cut(head.status() + (by == null ? "" : " " + by));
            });
        } catch (ProbeException e) {
            return cut(e.failure().type().id());
        } catch (IOException e) {
            // The responder always answers; somebody cut the connection in its place.
            return "closed";
        }
    }

    private static String name(String line) {
        int colon = line.indexOf(':');
        return colon < 0 ? line : line.substring(0, colon);
    }

    private static String cut(String text) {
        String plain = text.replaceAll("[^ -~]", "?");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }
}
