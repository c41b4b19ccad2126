// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import app.clearline.model.Cause;
import app.clearline.model.Credentials;
import app.clearline.model.Endpoint;
import app.clearline.model.HostPort;
import app.clearline.model.ProxySetting;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a client finds in its own network, on its way to a service: the resolver and the proxy.
record LocalNetwork(Faults faults, Lifetimes lifetimes, InstantSource clock) {

    /// Puts up the resolver, over UDP and TCP.
    HostPort dns(List<Endpoint> endpoints) throws IOException {
        var names = endpoints.stream()
                .filter(e -> !e.literal() && !faults.unknown(e))
                .map(Endpoint::host)
                .collect(Collectors.toCollection(HashSet::new));
        var dns = new DnsServer(names, Ports.loopback());
        boolean broken = faults.has(Cause.DNS_BROKEN);
        var ports = Ports.open(lifetimes, !broken, true);
        if (ports.udp() != null) {
            UdpServer.start(ports.udp(), lifetimes, broken ? UdpServer.Answer.SILENCE : dns);
        }
        if (ports.tcp() != null) {
            TcpServer.start(ports.tcp(), lifetimes, dns::talk);
        }
        return new HostPort("127.0.0.1", ports.number());
    }

    /// Puts up what the faults want for a proxy, and says how clients are told of it.
    ProxySetting proxy(Collection<Place> places, Credentials credentials, Pages.Revocation pki) throws IOException {
        if (faults.has(Cause.PAC_BROKEN)) {
            var nothing = new HttpServer(new Pages(List.of(), faults, pki), clock);
            int port = listen(s -> nothing.talk(s.getInputStream(), s.getOutputStream(), () -> {}));
            return new ProxySetting.Pac(URI.create("http://127.0.0.1:" + port + "/proxy.pac"));
        }
        if (faults.has(Cause.PROXY_UNREACHABLE)) {
            return new ProxySetting.Http(new HostPort(
                    "127.0.0.1", Ports.open(lifetimes, false, false).number()));
        }
        if (!faults.onlyByProxy()) {
            return new ProxySetting.None();
        }
        var ways = new HashMap<HostPort, Integer>();
        for (Place place : places) {
            ServerSocket listener = place.listener();
            if (listener != null) {
                ways.put(place.moved(), listener.getLocalPort());
                ways.put(new HostPort("127.0.0.1", place.ports().number()), listener.getLocalPort());
            }
        }
        var login = faults.has(Cause.PROXY_NEEDS_LOGIN) ? credentials : null;
        boolean refuses = faults.has(Cause.PROXY_REFUSES_CONNECT);
        var server = new ProxyServer(Map.copyOf(ways), login, refuses, clock, lifetimes);
        return new ProxySetting.Http(new HostPort("127.0.0.1", listen(server::talk)));
    }

    private int listen(TcpServer.Talk talk) throws IOException {
        var ports = Ports.open(lifetimes, true, false);
        if (ports.tcp() != null) {
            TcpServer.start(ports.tcp(), lifetimes, talk);
        }
        return ports.number();
    }
}
