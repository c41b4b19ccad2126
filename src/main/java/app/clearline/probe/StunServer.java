// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.run.Scene;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A STUN server that has answered in this run, at its IPv4 address.
///
/// @param other its other address and port (RFC 5780 §7.4); null where it has none that can be believed
record StunServer(InetSocketAddress at, @Nullable InetSocketAddress other) {

    private static final int MOST = 6;

    /// Those that the steps before this one heard, each address once, those with another address first.
    static List<StunServer> heard(Scene scene) {
        var servers = new ArrayList<StunServer>();
        for (Observation each : scene.seen().values()) {
            Finding.Stun stun = each.found(Finding.Stun.class).orElse(null);
            InetAddress address = each.probe() == ProbeKind.STUN_UDP ? address(scene, each) : null;
            if (stun != null && address != null) {
                var at = new InetSocketAddress(address, each.endpoint().at().port());
                if (servers.stream().noneMatch(s -> s.at().equals(at))) {
                    servers.add(new StunServer(at, believed(stun.other(), address)));
                }
            }
        }
        return servers.stream()
                .sorted(Comparator.comparing((StunServer s) -> s.other() == null)
                        .thenComparing(s -> s.at().toString()))
                .limit(MOST)
                .toList();
    }

    private static @Nullable InetAddress address(Scene scene, Observation observation) {
        return scene.addresses(observation.endpoint()).stream()
                .map(InetAddress::ofLiteral)
                .filter(Inet4Address.class::isInstance)
                .findFirst()
                .orElse(null);
    }

    /// A server may name any address there is; only one of the same kind as its own is ever sent to.
    private static @Nullable InetSocketAddress believed(@Nullable HostPort other, InetAddress own) {
        if (other == null || !Names.literal(other.host())) {
            return null;
        }
        InetAddress address = InetAddress.ofLiteral(other.host());
        boolean alike = address instanceof Inet4Address
                && !address.equals(own)
                && !address.isAnyLocalAddress()
                && !address.isMulticastAddress()
                && address.isLoopbackAddress() == own.isLoopbackAddress()
                && address.isLinkLocalAddress() == own.isLinkLocalAddress()
                && address.isSiteLocalAddress() == own.isSiteLocalAddress();
        return alike ? new InetSocketAddress(address, other.port()) : null;
    }
}
