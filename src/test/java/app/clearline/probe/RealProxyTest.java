// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.Nginx;
import app.clearline.fixture.Squid;
import app.clearline.model.Credentials;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.ProbeKind;
import app.clearline.model.Route;
import app.clearline.run.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Through squid: open, with a login, and with tunnels denied.
@Tag("real")
class RealProxyTest {

    @TempDir
    static Path directory;

    private static final Credentials ALICE = new Credentials("alice", "secret".toCharArray());
    private static final Credentials WRONG = new Credentials("alice", "nope".toCharArray());
    private static Nginx nginx;
    private static Squid open;
    private static Squid login;
    private static Squid denied;
    private static int web;

    @BeforeAll
    static void start() throws Exception {
        var builder = Nginx.in(Files.createDirectory(directory.resolve("web")));
        web = builder.plain("location / { return 200 'here'; }");
        nginx = builder.start();
        String hosts = "127.0.0.1 web.test\n";
        open = Squid.start(Files.createDirectory(directory.resolve("open")), "http_access allow all", hosts);
        Path loginIn = Files.createDirectory(directory.resolve("login"));
        login = Squid.start(loginIn, Squid.basicLogin(loginIn), hosts);
        denied = Squid.start(Files.createDirectory(directory.resolve("denied")), """
            acl byname dstdomain -n web.test
            http_access deny CONNECT !byname
            http_access allow byname
            http_access deny all\
            """, hosts);
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable each : new AutoCloseable[] {nginx, open, login, denied}) {
            try {
                if (each != null) {
                    each.close();
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Surroundings with(@Nullable Credentials credentials) {
        return new Surroundings(List.of(), null, List.of(), credentials, null);
    }

    private static Steps by(ProbeKind kind, Squid squid, String host) {
        return Steps.of(kind, host, web)
                .resolved("127.0.0.1")
                .route(new Route.ViaHttp(new HostPort("127.0.0.1", squid.port())));
    }

    private static Steps.Outcome ask(Squid squid, String host, @Nullable Credentials credentials) throws Exception {
        return by(ProbeKind.PROXY, squid, host).run(new ProxyProbe(new Dialer(with(credentials)), credentials));
    }

    @Test
    void anOpenProxyTunnelsByNameAndByAddress() throws Exception {
        var outcome = ask(open, "web.test", null);
        var proxy = outcome.found(Finding.Proxy.class);
        assertThat(outcome.failure()).isNull();
        assertThat(proxy.byName()).isEqualTo(new Finding.ConnectAnswer(new HostPort("web.test", web), 200, List.of()));
        assertThat(proxy.byAddress())
                .isEqualTo(new Finding.ConnectAnswer(new HostPort("127.0.0.1", web), 200, List.of()));
        assertThat(proxy.login()).isNull();
    }

    @Test
    void aProxyThatTakesNamesAloneRefusesTheAddress() throws Exception {
        var proxy = ask(denied, "web.test", null).found(Finding.Proxy.class);
        assertThat(proxy.byName().status()).isEqualTo(200);
        assertThat(proxy.byAddress())
                .isEqualTo(new Finding.ConnectAnswer(new HostPort("127.0.0.1", web), 403, List.of()));
        var refused = ask(denied, "else.test", null);
        assertThat(refused.failed()).isEqualTo(FailureClass.PROXY_REFUSED);
        assertThat(refused.found(Finding.Proxy.class).product()).startsWith("squid/");
    }

    @Test
    void aLoginIsNamedAndTried() throws Exception {
        var without = ask(login, "web.test", null);
        assertThat(without.failed()).isEqualTo(FailureClass.PROXY_LOGIN);
        assertThat(without.found(Finding.Proxy.class).byName().schemes()).containsExactly("basic");
        assertThat(without.found(Finding.Proxy.class).byAddress()).isNull();
        var right = ask(login, "web.test", ALICE).found(Finding.Proxy.class).login();
        var wrong = ask(login, "web.test", WRONG).found(Finding.Proxy.class).login();
        assertThat(right).extracting(Finding.ConnectAnswer::status).isEqualTo(200);
        assertThat(wrong).extracting(Finding.ConnectAnswer::status).isEqualTo(407);
    }

    @Test
    void streamsGoThroughWithTheLogin() throws Exception {
        var tcp = by(ProbeKind.TCP, login, "web.test").run(new TcpProbe(new Dialer(with(ALICE))));
        assertThat(tcp.failure()).isNull();
        assertThat(tcp.found(Finding.Tcp.class).remote()).isEqualTo("127.0.0.1:" + login.port());
        assertThat(by(ProbeKind.TCP, login, "web.test")
                        .run(new TcpProbe(new Dialer(with(WRONG))))
                        .failed())
                .isEqualTo(FailureClass.PROXY_LOGIN);
        assertThat(by(ProbeKind.TCP, denied, "else.test")
                        .run(new TcpProbe(new Dialer(with(null))))
                        .failed())
                .isEqualTo(FailureClass.PROXY_REFUSED);
    }

    @Test
    void plainPagesAreAskedForInAbsoluteForm() throws Exception {
        var page = by(ProbeKind.HTTP, login, "web.test").run(new HttpProbe(new Dialer(with(ALICE)), ALICE));
        assertThat(page.failure()).isNull();
        assertThat(page.found(Finding.Http.class).start()).isEqualTo("here");
        assertThat(page.found(Finding.Http.class).headers().get("via")).contains("squid");
        var refused = by(ProbeKind.HTTP, denied, "else.test").run(new HttpProbe(new Dialer(with(null)), null));
        assertThat(refused.failed()).isEqualTo(FailureClass.PROXY_REFUSED);
        var without = by(ProbeKind.HTTP, login, "web.test").run(new HttpProbe(new Dialer(with(null)), null));
        assertThat(without.failed()).isEqualTo(FailureClass.PROXY_LOGIN);
    }
}
