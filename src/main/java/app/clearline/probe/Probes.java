// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Extent;
import app.clearline.model.Picture;
import app.clearline.model.ProbeKind;
import app.clearline.model.SessionHosts;
import app.clearline.model.SessionPass;
import app.clearline.model.SessionSource;
import app.clearline.model.Timers;
import app.clearline.run.Probe;
import app.clearline.run.Surroundings;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Makes the probes of all kinds.
public final class Probes {

    private Probes() {}

    /// The probes of all kinds and, beside them, the one that asks for a session's hosts.
    ///
    /// @param hosts is given them; they hold a login
    public static Map<ProbeKind, Probe> asking(
            Surroundings surroundings, SessionSource source, SessionPass pass, Consumer<SessionHosts> hosts) {
        var probes = new EnumMap<>(in(surroundings, Extent.QUICK, Timers.DEFAULT, List.of()));
        var trust = new Trust(surroundings);
        probes.put(ProbeKind.SESSION, new SessionProbe(new Dialer(surroundings), trust, source, pass, hosts));
        return Map.copyOf(probes);
    }

    /// One probe for each kind, as the surroundings have it.
    ///
    /// @param timers how long the service's own client waits
    /// @param pictures that the service sends, the best first
    public static Map<ProbeKind, Probe> in(
            Surroundings surroundings, Extent extent, Timers timers, List<Picture> pictures) {
        var dialer = new Dialer(surroundings);
        Map<ProbeKind, Probe> probes = new EnumMap<>(ProbeKind.class);
        var names = new Names(surroundings.resolvers());
        var http = new HttpProbe(dialer, surroundings.proxy());
        var lookups = new DnsProbe(surroundings.resolvers());
        probes.put(ProbeKind.DNS, lookups);
        probes.put(ProbeKind.DNS_UNKNOWN, new UnknownNameProbe(lookups));
        probes.put(ProbeKind.DNS_OVER_HTTPS, new OverHttpsProbe(dialer, new Trust(surroundings), extent.overHttps()));
        probes.put(ProbeKind.TCP, new TcpProbe(dialer));
        probes.put(ProbeKind.TLS, new TlsProbe(dialer, new Trust(surroundings)));
        probes.put(ProbeKind.HTTPS, http);
        probes.put(ProbeKind.HTTP, http);
        probes.put(ProbeKind.WEBSOCKET, new WebSocketProbe(dialer, timers.webSocketPong()));
        probes.put(ProbeKind.PROXY, new ProxyProbe(dialer, surroundings.proxy()));
        probes.put(ProbeKind.PAC, new PacProbe(dialer, names, extent.overHttps()));
        var relays = new Relays(names);
        probes.put(ProbeKind.STUN_UDP, new StunUdpProbe(relays));
        probes.put(ProbeKind.NAT, new NatProbe());
        probes.put(ProbeKind.UDP_IDLE, new UdpIdleProbe(dialer, surroundings.turn()));
        probes.put(ProbeKind.UDP_SIZE, new UdpSizeProbe(relays));
        probes.put(ProbeKind.UDP_SIZE_IPV6, new UdpSizeProbe(Relays.overIpv6(names)));
        probes.put(ProbeKind.TURN_UDP, new TurnUdpProbe(relays, surroundings.turn()));
        probes.put(ProbeKind.TURN_TCP, new TurnStreamProbe(dialer, false, surroundings.turn()));
        probes.put(ProbeKind.TURN_TLS, new TurnStreamProbe(dialer, true, surroundings.turn()));
        probes.put(ProbeKind.OCSP, new OcspProbe(dialer, surroundings.proxy()));
        probes.put(ProbeKind.CRL, new CrlProbe(dialer, surroundings.proxy()));
        probes.put(ProbeKind.WEBSOCKET_HOLD, new WebSocketHoldProbe(dialer, extent.quality(), timers.webSocketPong()));
        var streams = new Streams(extent.quality(), extent.relayLogin() || extent.responder() != null, pictures);
        var legs = new Legs(dialer, relays);
        var relay = new RelayProbe(legs, streams, surroundings.turn());
        probes.put(ProbeKind.UDP_STREAM, new UdpStreamProbe(relays, streams));
        probes.put(ProbeKind.RELAY_UDP, relay);
        probes.put(ProbeKind.RELAY_TCP, relay);
        probes.put(ProbeKind.RELAY_TLS, relay);
        probes.put(ProbeKind.RELAY_PORTS, new RelayPortsProbe(legs, surroundings.turn()));
        probes.put(ProbeKind.TCP_IPV6, new Ipv6Probe());
        probes.put(ProbeKind.TLS_LARGE, new LargeHelloProbe(dialer));
        var shared = surroundings.responder();
        probes.put(ProbeKind.UDP_PORTS, new UdpPortsProbe(names, shared, extent.sweep()));
        probes.put(ProbeKind.UDP_HEARD, new UdpHeardProbe(names, shared));
        probes.put(ProbeKind.RESPONDER_STREAM, new ResponderStreamProbe(names, shared, streams));
        probes.put(ProbeKind.RESPONDER_SIZE, new ResponderSizeProbe(names, shared));
        probes.put(ProbeKind.HTTP_ECHO, new HttpEchoProbe(names, shared));
        WarmUp.start();
        return Map.copyOf(probes);
    }
}
