// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import app.clearline.model.Route;
import app.clearline.run.Surroundings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacProbeTest {

    private static final Leaks LEAKS = new Leaks();
    private final PacProbe probe = new PacProbe(new Dialer(Surroundings.DEFAULT), new Names(List.of()), null);

    @TempDir
    Path directory;

    @BeforeAll
    static void before() throws Exception {
        LEAKS.begin();
    }

    @AfterAll
    static void after() throws Exception {
        LEAKS.none();
    }

    private Steps.Outcome ask(URI pac) throws InterruptedException {
        return Steps.of(ProbeKind.PAC, "pac.test", 80)
                .role(Role.PROXY)
                .route(new Route.ViaPac(pac))
                .seen(Steps.dns(new HostPort("a.test", 443), List.of("192.0.2.1")))
                .within(Duration.ofSeconds(3))
                .run(probe);
    }

    private static FarEnd.Manner page(String text) {
        return (socket, in, out) -> {
            FarEnd.head(in);
            FarEnd.say(out, "HTTP/1.1 200 OK\r\nContent-Length: " + text.length() + "\r\n\r\n" + text);
        };
    }

    private static URI at(FarEnd end) {
        return URI.create("http://127.0.0.1:" + end.port() + "/proxy.pac");
    }

    @Test
    void theResolverThatIsAskedOverHttpsHasAWayOfItsOwn() throws Exception {
        try (var end = new FarEnd(page("function FindProxyForURL(u, h) { return 'PROXY ' + h + ':1'; }"))) {
            var asking = new PacProbe(
                    new Dialer(Surroundings.DEFAULT), new Names(List.of()), URI.create("https://dns.test/dns-query"));
            Steps.Outcome outcome = Steps.of(ProbeKind.PAC, "pac.test", 80)
                    .role(Role.PROXY)
                    .route(new Route.ViaPac(at(end)))
                    .within(Duration.ofSeconds(20))
                    .run(asking);
            assertThat(outcome.found(Finding.Pac.class).first()).isEqualTo(Map.of("dns.test:443", "PROXY dns.test:1"));
        }
    }

    @Test
    void asksTwiceForEachHostOfItsNeeds() throws Exception {
        var count = new AtomicInteger();
        try (var end = new FarEnd((socket, in, out) -> {
            String port = count.incrementAndGet() == 1 ? "1" : "2";
            page("function FindProxyForURL(u, h) { return 'PROXY ' + dnsResolve(h) + ':" + port + "'; }")
                    .with(socket, in, out);
        })) {
            var outcome = ask(at(end));
            var pac = outcome.found(Finding.Pac.class);
            assertThat(outcome.failure()).isNull();
            assertThat(pac.first()).isEqualTo(Map.of("a.test:443", "PROXY 192.0.2.1:1"));
            assertThat(pac.second()).isEqualTo(Map.of("a.test:443", "PROXY 192.0.2.1:2"));
        }
    }

    @Test
    void aFileOnThisMachineIsRead() throws Exception {
        Path file = Files.writeString(directory.resolve("x.pac"), "function FindProxyForURL() { return 'DIRECT'; }");
        assertThat(ask(file.toUri()).found(Finding.Pac.class).first()).containsValue("DIRECT");
        assertThat(ask(directory.resolve("none.pac").toUri()).failed()).isEqualTo(FailureClass.UNREACHABLE);
    }

    @Test
    void whatCannotBeUsedIsToldApart() throws Exception {
        try (var end = new FarEnd(page("function FindProxyForURL( {"))) {
            var outcome = ask(at(end));
            assertThat(outcome.failed()).isEqualTo(FailureClass.SCRIPT);
            assertThat(outcome.found(Finding.Pac.class).bytes()).isEqualTo(27);
        }
        try (var end = new FarEnd(page(" ".repeat((1 << 20) + 1)))) {
            assertThat(ask(at(end)).failed()).isEqualTo(FailureClass.GARBAGE);
        }
        try (var end = new FarEnd(page("while (true) {}"))) {
            assertThat(ask(at(end)).failed()).isEqualTo(FailureClass.SCRIPT);
        }
        try (var end = new FarEnd((socket, in, out) -> FarEnd.drip(out, "HTTP/1.1 200 OK"))) {
            assertThat(ask(at(end)).failed()).isEqualTo(FailureClass.TIMEOUT);
        }
        try (var end = new FarEnd((socket, in, out) -> {
            FarEnd.head(in);
            FarEnd.say(out, "HTTP/1.1 404 None\r\nContent-Length: 0\r\n\r\n");
        })) {
            assertThat(ask(at(end)).failed()).isEqualTo(FailureClass.UNEXPECTED_ANSWER);
        }
    }
}
