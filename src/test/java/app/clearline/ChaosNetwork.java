// SPDX-License-Identifier: Apache-2.0
package app.clearline;

import app.clearline.fixture.ChaosPort;
import app.clearline.fixture.Fate;
import app.clearline.model.Answers;
import app.clearline.model.Cause;
import app.clearline.model.Extent;
import app.clearline.model.HostPort;
import app.clearline.model.ProxySetting;
import app.clearline.model.Service;
import app.clearline.probe.Probes;
import app.clearline.respond.PracticeNetwork;
import app.clearline.run.Runner;
import app.clearline.run.Site;
import app.clearline.run.Surroundings;
import app.clearline.service.Profiles;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The practice network behind ports that fail at a moment within a run's budget: each far end, the resolver, and the
/// proxy or the server of the PAC file where there is one. Which and how: by the seed.
final class ChaosNetwork implements AutoCloseable {

    private static final List<Fate> FATES = List.of(Fate.values());
    private static final List<Way> WAYS = List.of(Way.values());

    private final Random random;
    private final Duration budget;
    private final PracticeNetwork network;
    private final Map<Integer, ChaosPort> ports = new HashMap<>();
    private @Nullable HttpServer pacServer;
    private final StringBuilder fates = new StringBuilder();
    private final Site site;
    private final Way way;

    private enum Way {
        DIRECT,
        PROXY,
        PAC
    }

    ChaosNetwork(long seed, Duration budget) throws Exception {
        this.random = new Random(seed);
        this.budget = budget;
        this.way = WAYS.get(random.nextInt(WAYS.size()));
        Service practice = Profiles.find("practice");
        // In the practice network a proxy comes with a reason why it is needed.
        network = PracticeNetwork.start(practice, way == Way.PROXY ? Set.of(Cause.PROXY_NEEDS_LOGIN) : Set.of());
        // Its proxy knows the places by their own ports.
        Service service =
                way == Way.PROXY ? network.service() : network.service().withEndpoints(e -> e.at(before(e.at())));
        var surroundings = new Surroundings(
                network.publicRoots(),
                network.systemRoots(),
                List.of(before(network.resolver())),
                network.credentials(),
                network.credentials());
        var extent = new Extent(Duration.ZERO, false, true, null);
        ProxySetting proxy = proxy();
        site = new ServiceSite(
                service,
                extent,
                budget,
                new Runner(Probes.in(
                        surroundings,
                        extent,
                        service.timers(),
                        service.thresholds().pictures())),
                a -> through(a, proxy),
                () -> {});
    }

    Site site() {
        return site;
    }

    /// What the seed made of it.
    @Override
    public String toString() {
        return way + ", " + budget.toMillis() + " ms:" + fates;
    }

    private ProxySetting proxy() throws IOException {
        ProxySetting given = network.fit(Answers.UNKNOWN).proxy();
        return switch (way) {
            case DIRECT -> new ProxySetting.None();
            case PROXY -> given instanceof ProxySetting.Http http ? new ProxySetting.Http(before(http.at())) : given;
            case PAC -> {
                var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
                pacServer = server;
                server.createContext("/", ChaosNetwork::handOut);
                server.start();
                var at = new HostPort("127.0.0.1", server.getAddress().getPort());
                yield new ProxySetting.Pac(URI.create("http://" + before(at) + "/proxy.pac"));
            }
        };
    }

    private static void handOut(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] file = "function FindProxyForURL(url, host) { return 'DIRECT'; }".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file);
        }
    }

    private static Answers through(Answers answers, ProxySetting proxy) {
        return new Answers(
                answers.complaint(),
                answers.device(),
                answers.browser(),
                answers.os(),
                proxy,
                answers.login(),
                answers.inspection(),
                answers.detected());
    }

    private HostPort before(HostPort place) {
        ChaosPort port = ports.computeIfAbsent(place.port(), this::opened);
        return new HostPort(place.host(), port.number());
    }

    private ChaosPort opened(int behind) {
        Fate fate = FATES.get(random.nextInt(FATES.size()));
        long after = random.nextLong(budget.toNanos());
        fates.append(' ')
                .append(fate)
                .append('@')
                .append(Duration.ofNanos(after).toMillis());
        try {
            return new ChaosPort(behind, fate, System.nanoTime() + after, random.nextLong());
        } catch (IOException e) {
            throw new IllegalStateException("no port for chaos", e);
        }
    }

    @Override
    public void close() throws IOException {
        for (ChaosPort port : ports.values()) {
            port.close();
        }
        if (pacServer != null) {
            pacServer.stop(0);
        }
        network.close();
    }
}
