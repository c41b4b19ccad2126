// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Credentials;
import app.clearline.model.Endpoint;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.ProbeKind;
import app.clearline.model.Route;
import app.clearline.model.Step;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import app.clearline.run.Surroundings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Opens the byte stream to a step's endpoint by the step's route, within the time that its scene has left.
final class Dialer {

    private final Names names;
    private final @Nullable Credentials credentials;
    private final @Nullable LoginTunnel logins;
    private final KerberosTicket ticket = new KerberosTicket();

    Dialer(Surroundings surroundings) {
        names = new Names(surroundings.resolvers());
        credentials = surroundings.proxy();
        logins = credentials == null ? null : new LoginTunnel(credentials);
    }

    /// The stream; the caller closes it.
    ///
    /// @throws ProbeException as [#dial(Step, Scene)]
    Socket open(Step step, Scene scene) throws IOException, InterruptedException {
        return dial(step, scene).socket();
    }

    /// The stream, through an HTTP proxy by `CONNECT`; the caller closes it.
    ///
    /// @throws ProbeException with a [Finding.Tcp] where no connection came about; where a proxy is why:
    ///     `PROXY_UNREACHABLE`, `PROXY_LOGIN` or `PROXY_REFUSED`
    Dialled dial(Step step, Scene scene) throws IOException, InterruptedException {
        return byTurns(step, scene, false);
    }

    /// The stream for one plain HTTP request: to an HTTP proxy itself, which takes the absolute form, where one is in
    /// between.
    Dialled dialPlain(Step step, Scene scene) throws IOException, InterruptedException {
        return byTurns(step, scene, true);
    }

    /// A connection to a proxy and nothing more.
    ///
    /// @throws ProbeException `PROXY_UNREACHABLE`, with a [Finding.Tcp] where an address of it is known
    Dialled toProxy(HostPort proxy, Duration time) throws InterruptedException, ProbeException {
        long end = System.nanoTime() + time.toNanos();
        List<InetAddress> addresses;
        try {
            addresses = names.remembered(proxy.host(), time);
        } catch (IOException e) {
            throw new ProbeException(
                    FailureClass.PROXY_UNREACHABLE,
                    "the proxy's name " + proxy.host() + " has no address: " + e.getMessage());
        }
        try {
            Dialled dialled = Race.connect(addresses, proxy.port(), until(end));
            return new Dialled(dialled.socket(), dialled.tried(), proxy);
        } catch (ProbeException e) {
            throw new ProbeException(
                    FailureClass.PROXY_UNREACHABLE,
                    "the proxy " + proxy + ": " + e.failure().detail(),
                    e.finding());
        }
    }

    private Dialled byTurns(Step step, Scene scene, boolean plain) throws IOException, InterruptedException {
        List<Route> routes = routes(step, scene);
        for (int i = 0; i < routes.size() - 1; i++) {
            try {
                return by(routes.get(i), step, scene, Watchdog.left(scene).dividedBy(2), plain);
            } catch (ProbeException e) {
                if (e.failure().type() != FailureClass.PROXY_UNREACHABLE) {
                    throw e;
                }
            }
        }
        return by(routes.getLast(), step, scene, Watchdog.left(scene), plain);
    }

    private Dialled by(Route route, Step step, Scene scene, Duration time, boolean plain)
            throws IOException, InterruptedException {
        return switch (route) {
            case Route.Direct direct -> direct(step.endpoint(), scene, time);
            case Route.ViaHttp http ->
                plain ? toProxy(http.proxy(), time) : tunnel(http.proxy(), target(step, scene), time);
            case Route.ViaSocks socks -> socks(socks.proxy(), target(step, scene), time);
            case Route.ViaPac pac -> throw new IllegalStateException("a PAC file names no other: " + pac.pac());
        };
    }

    /// Clients know plain TURN relays by their addresses, everything else by name.
    private static HostPort target(Step step, Scene scene) {
        boolean plainRelay = step.probe() == ProbeKind.TURN_TCP || step.probe() == ProbeKind.RELAY_TCP;
        List<String> addresses = plainRelay ? scene.addresses(step.endpoint()) : List.of();
        HostPort at = step.endpoint().at();
        return addresses.isEmpty() ? at : new HostPort(addresses.getFirst(), at.port());
    }

    private Dialled direct(Endpoint endpoint, Scene scene, Duration time) throws IOException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        List<String> known = scene.addresses(endpoint);
        List<InetAddress> addresses;
        try {
            addresses = known.isEmpty()
                    ? names.addresses(endpoint.host(), time)
                    : known.stream().map(InetAddress::ofLiteral).toList();
        } catch (SocketTimeoutException e) {
            throw new ProbeException(FailureClass.NAME_TIMEOUT, String.valueOf(e.getMessage()));
        } catch (UnknownHostException e) {
            throw new ProbeException(FailureClass.NAME_NOT_FOUND, String.valueOf(e.getMessage()));
        }
        return Race.connect(addresses, endpoint.at().port(), until(end));
    }

    private Dialled tunnel(HostPort proxy, HostPort target, Duration time) throws IOException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        Dialled dialled = toProxy(proxy, time);
        HttpHead answer = connect(dialled, target, null, end);
        for (int tries = 0; Busy.waits(answer.status(), tries, end); tries++) {
            dialled.close();
            dialled = toProxy(proxy, until(end));
            answer = connect(dialled, target, null, end);
        }
        if (answer.status() == 407 && logins != null && !answer.schemes().equals(List.of("basic"))) {
            InetAddress address = dialled.socket().getInetAddress();
            dialled.close();
            return new Dialled(logins.open(proxy, address, target, until(end)), dialled.tried(), null);
        }
        String login = answer.status() == 407 ? login(proxy, answer.schemes(), until(end)) : null;
        if (login != null) {
            InetAddress there = dialled.socket().getInetAddress();
            dialled.close();
            // It answered a moment ago: what fails now is this connection, and not the proxy.
            dialled = Race.connect(List.of(there), proxy.port(), until(end));
            answer = connect(dialled, target, login, end);
        }
        if (answer.status() / 100 == 2) {
            return new Dialled(dialled.socket(), dialled.tried(), null);
        }
        Finding.Tcp finding = dialled.finding();
        dialled.close();
        throw answer.status() == 407
                ? new ProbeException(
                        FailureClass.PROXY_LOGIN,
                        "the proxy " + proxy + " asks for a login: " + String.join(", ", answer.schemes()),
                        finding)
                : new ProbeException(
                        FailureClass.PROXY_REFUSED,
                        "the proxy " + proxy + " answered " + answer.status() + " to CONNECT " + target,
                        Connect.refusal(target, answer.status(), answer.schemes()));
    }

    /// What answers a proxy's question for a login in one header: the credentials given, else the ticket that this
    /// machine holds, with most of the time for it. Null where neither is an answer.
    @Nullable
    String login(HostPort proxy, List<String> schemes, Duration time) throws InterruptedException {
        if (credentials != null) {
            return schemes.equals(List.of("basic")) ? Connect.basic(credentials) : null;
        }
        return schemes.contains("negotiate")
                ? ticket.authorization(proxy.host(), time.dividedBy(4).multipliedBy(3))
                : null;
    }

    /// Closes the connection where no answer comes.
    private static HttpHead connect(Dialled proxy, HostPort target, @Nullable String login, long end)
            throws IOException, InterruptedException {
        return kept(proxy, end, () -> Connect.ask(proxy.socket(), target, login));
    }

    private static Duration until(long end) {
        return Duration.ofNanos(Math.max(1, end - System.nanoTime()));
    }

    private Dialled socks(HostPort proxy, HostPort target, Duration time) throws IOException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        Dialled dialled = toProxy(proxy, time);
        return kept(dialled, end, () -> {
            Socks.ask(dialled.socket(), target, credentials);
            return new Dialled(dialled.socket(), dialled.tried(), null);
        });
    }

    private static <T> T kept(Dialled proxy, long end, Watchdog.Work<T> work) throws IOException, InterruptedException {
        boolean done = false;
        try {
            T result = Watchdog.within(until(end), proxy.socket(), work);
            done = true;
            return result;
        } finally {
            if (!done) {
                proxy.close();
            }
        }
    }

    /// The ways to try in turn, as the step or the PAC file's answer for it says; none of them by PAC.
    List<Route> routes(Step step, Scene scene) throws ProbeException {
        if (!(step.route() instanceof Route.ViaPac)) {
            return List.of(step.route());
        }
        Finding.Pac pac = scene.seen().values().stream()
                .filter(seen -> seen.probe() == ProbeKind.PAC)
                .map(seen -> seen.found(Finding.Pac.class))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new ProbeException(FailureClass.NEED_FAILED, "nothing is known of the PAC file"));
        HostPort at = target(step, scene);
        String answer = pac.first().get(at.toString());
        if (answer == null) {
            answer = pac.first().get(step.endpoint().at().toString());
        }
        if (answer == null) {
            // Files decide by host; a name that stands on several ports is asked for on one of them.
            String host = at.toString().substring(0, at.toString().lastIndexOf(':') + 1);
            answer = pac.first().entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(host))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
        }
        if (answer == null) {
            throw new ProbeException(FailureClass.UNSUPPORTED, "the PAC file was not asked for " + at);
        }
        return PacAnswer.routes(answer);
    }
}
