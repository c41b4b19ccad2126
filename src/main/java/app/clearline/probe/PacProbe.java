// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Failure;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import app.clearline.model.Route;
import app.clearline.model.Step;
import app.clearline.run.Failures;
import app.clearline.run.Probe;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Fetches a PAC file and asks it for each host whose look-up the step needs, for the relays' addresses and for the
/// resolver that is asked over HTTPS; then does both once more, since some software rewrites the answers as it goes.
final class PacProbe implements Probe {

    private static final Duration BETWEEN = Duration.ofMillis(300);
    private static final Duration RUN = Duration.ofSeconds(3);
    private static final int MOST_HOSTS = 100;

    private final PacFile file;
    private final Names names;
    private final @Nullable URI resolver;

    /// @param resolver the address of the one that is asked over HTTPS; null where none is
    PacProbe(Dialer dialer, Names names, @Nullable URI resolver) {
        this.file = new PacFile(dialer);
        this.names = names;
        this.resolver = resolver;
    }

    @Override
    public Finding.Pac run(Step step, Scene scene) throws IOException, InterruptedException {
        if (!(step.route() instanceof Route.ViaPac(URI at))) {
            throw new ProbeException(FailureClass.UNSUPPORTED, "no PAC file on this way: nothing to ask");
        }
        List<HostPort> hosts = hosts(scene);
        var surroundings = new PacSurroundings(names, known(scene));
        PacFile.Text text = file.fetch(at, step, scene);
        Map<String, String> first = Map.of();
        try {
            first = new PacScript(text.source(), surroundings).ask(hosts, Watchdog.left(scene, RUN));
            Thread.sleep(BETWEEN);
            PacFile.Text again = file.fetch(at, step, scene);
            Map<String, String> second =
                    new PacScript(again.source(), surroundings).ask(hosts, Watchdog.left(scene, RUN));
            return new Finding.Pac(at, text.bytes(), first, second);
        } catch (IOException e) {
            Failure failure = Failures.of(e);
            throw new ProbeException(
                    failure.type(), failure.detail(), new Finding.Pac(at, text.bytes(), first, Map.of()));
        }
    }

    /// Clients know relays by their addresses as well.
    private List<HostPort> hosts(Scene scene) {
        Set<HostPort> hosts = new LinkedHashSet<>();
        if (resolver != null) {
            hosts.add(OverHttpsProbe.where(resolver));
        }
        for (Observation seen : scene.seen().values()) {
            if (seen.probe() == ProbeKind.DNS) {
                HostPort at = seen.endpoint().at();
                hosts.add(at);
                if (seen.endpoint().role() == Role.MEDIA_RELAY) {
                    scene.addresses(seen.endpoint()).stream()
                            .limit(1)
                            .forEach(address -> hosts.add(new HostPort(address, at.port())));
                }
            }
        }
        return hosts.stream().limit(MOST_HOSTS).toList();
    }

    private static Map<String, String> known(Scene scene) {
        Map<String, String> known = new HashMap<>();
        for (Observation seen : scene.seen().values()) {
            seen.found(Finding.Dns.class)
                    .flatMap(dns -> dns.system().stream()
                            .filter(address -> address.indexOf(':') < 0)
                            .findFirst())
                    .ifPresent(address -> known.put(seen.endpoint().host(), address));
        }
        return known;
    }
}
