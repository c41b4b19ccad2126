// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import app.clearline.model.Answers;
import app.clearline.model.Cause;
import app.clearline.model.Credentials;
import app.clearline.model.Endpoint;
import app.clearline.model.HostPort;
import app.clearline.model.ProxyLogin;
import app.clearline.model.ProxySetting;
import app.clearline.model.Service;
import java.io.IOException;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A far end on 127.0.0.1 that stands for a whole service, its relays, its controls and the network between, with
/// faults one can choose. Everything is bounded; nothing of it is left when it is closed.
public final class PracticeNetwork implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Lifetimes lifetimes;
    private final Faults faults;
    private final InstantSource clock;
    private final Credentials credentials;
    private final Service service;
    private final PracticePki pki;
    private final HostPort resolver;
    private final ProxySetting proxy;

    private PracticeNetwork(Service practice, Faults faults, Lifetimes lifetimes) throws IOException {
        this.lifetimes = lifetimes;
        this.faults = faults;
        this.clock = () -> InstantSource.system().instant().plus(faults.ahead());
        this.credentials = newCredentials();
        Map<HostPort, Place> places = places(practice);
        this.service = practice.withEndpoints(e -> e.at(place(places, e).moved()));
        this.pki = new PracticePki(service.endpoints(), faults.has(Cause.TLS_INSPECTED), clock);
        serve(places);
        var surroundings = new LocalNetwork(faults, lifetimes, clock);
        this.resolver = surroundings.dns(service.endpoints());
        this.proxy = surroundings.proxy(places.values(), credentials, pki);
    }

    /// The faults that can be shown.
    public static Set<Cause> faults() {
        return Faults.KNOWN;
    }

    /// Puts the network up.
    ///
    /// @throws IOException where a wished fault cannot be shown, naming those that can; or no port is free
    public static PracticeNetwork start(Service practice, Set<Cause> faults) throws IOException {
        return start(practice, faults, PATIENCE);
    }

    /// @param patience how long a connection may last that does not come to anything
    static PracticeNetwork start(Service practice, Set<Cause> wished, Duration patience) throws IOException {
        Faults faults = Faults.of(practice, wished);
        var lifetimes = new Lifetimes(patience);
        try {
            return new PracticeNetwork(practice, faults, lifetimes);
        } catch (IOException | RuntimeException e) {
            // Half a network is none: what was opened so far goes.
            lifetimes.close();
            throw e;
        }
    }

    /// The service with its endpoints where they are: host names as they were, ports of this network.
    public Service service() {
        return service;
    }

    /// The answers as they hold here: what the faults put up as proxy, else none.
    public Answers fit(Answers answers) {
        ProxyLogin login = faults.has(Cause.PROXY_NEEDS_LOGIN) ? ProxyLogin.BASIC : ProxyLogin.NONE;
        return new Answers(
                answers.complaint(),
                answers.device(),
                answers.browser(),
                answers.os(),
                proxy,
                login,
                answers.inspection(),
                answers.detected());
    }

    /// The roots that count as public here.
    public List<X509Certificate> publicRoots() {
        return List.of(pki.root());
    }

    /// The roots that this system's store is to hold here: the public ones, and where TLS is inspected also the
    /// middlebox's, as an administrator would have installed it.
    public List<X509Certificate> systemRoots() {
        return Stream.concat(publicRoots().stream(), pki.inspectionRoots().stream())
                .toList();
    }

    /// The DNS server, over UDP and TCP.
    public HostPort resolver() {
        return resolver;
    }

    /// The login of the relays, and of the proxy that asks for one. Wiped when the network closes.
    public Credentials credentials() {
        return credentials;
    }

    /// Ends everything within about two seconds, mostly at once.
    @Override
    public void close() {
        lifetimes.close();
        credentials.close();
    }

    Lifetimes lifetimes() {
        return lifetimes;
    }

    private static Credentials newCredentials() {
        var random = new byte[12];
        RANDOM.nextBytes(random);
        return new Credentials("practice", HexFormat.of().formatHex(random).toCharArray());
    }

    private static Place place(Map<HostPort, Place> places, Endpoint endpoint) {
        Place place = places.get(endpoint.at());
        if (place == null) {
            throw new IllegalStateException("no place for " + endpoint.id());
        }
        return place;
    }

    private Map<HostPort, Place> places(Service practice) throws IOException {
        var grouped = practice.endpoints().stream()
                .collect(Collectors.groupingBy(Endpoint::at, LinkedHashMap::new, Collectors.toList()));
        var places = new LinkedHashMap<HostPort, Place>();
        for (var each : grouped.entrySet()) {
            List<Endpoint> endpoints = each.getValue();
            boolean tcp = Place.tcp(endpoints);
            boolean taken = tcp && !Faults.any(endpoints, faults::refused);
            boolean hidden = taken && faults.onlyByProxy();
            var ports = Ports.open(lifetimes, taken && !hidden, Place.udp(endpoints));
            var behind = hidden ? Ports.open(lifetimes, true, false).tcp() : null;
            places.put(each.getKey(), new Place(each.getKey(), endpoints, ports, behind));
        }
        return places;
    }

    private void serve(Map<HostPort, Place> places) throws IOException {
        var switchboard = new Switchboard(faults.has(Cause.TURN_DATA_BLOCKED));
        var turn = new TurnServer(credentials, faults.has(Cause.TURN_CREDENTIALS_REJECTED), switchboard);
        var session = new PracticeSession(service, faults, credentials);
        Map<String, List<String>> domains = service.endpoints().stream()
                .map(Endpoint::host)
                .distinct()
                .collect(Collectors.groupingBy(PracticeNetwork::domain));
        for (Place place : places.values()) {
            var udp = place.ports().udp();
            if (udp != null) {
                boolean silent = faults.silent(place.any());
                UdpServer.start(udp, lifetimes, silent ? UdpServer.Answer.SILENCE : faults.losing(turn.on(udp)));
            }
            ServerSocket tcp = place.listener();
            if (tcp != null) {
                var http = new HttpServer(session.before(new Pages(place.endpoints(), faults, pki)), clock);
                var hosts = domains.getOrDefault(
                        domain(place.moved().host()), List.of(place.moved().host()));
                var reception = new Reception(place, faults, () -> pki.factory(hosts), http, turn, lifetimes);
                TcpServer.start(tcp, lifetimes, reception);
            }
        }
    }

    /// The last two labels of a name; an address literal as it is.
    private static String domain(String host) {
        String[] labels = host.split("\\.", -1);
        return host.matches("[0-9.]+") || labels.length < 2
                ? host
                : labels[labels.length - 2] + "." + labels[labels.length - 1];
    }
}
