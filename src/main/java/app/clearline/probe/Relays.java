// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.FailureClass;
import app.clearline.model.Step;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;

/// Opens the UDP way to a step's STUN or TURN server: to its first IPv4 address, and only where it has
/// none to its first IPv6 address.
final class Relays {

    private final Names names;
    private final boolean ipv6;

    private Relays(Names names, boolean ipv6) {
        this.names = names;
        this.ipv6 = ipv6;
    }

    Relays(Names names) {
        this(names, false);
    }

    /// The same to a host's IPv6 address beside its IPv4 address.
    static Relays overIpv6(Names names) {
        return new Relays(names, true);
    }

    /// A socket of its own for the step; each request on it waits as long as the scene allows, at most
    /// 4 s.
    StunDatagrams datagrams(Step step, Scene scene) throws IOException, InterruptedException {
        return new StunDatagrams(address(step, scene), () -> Watchdog.left(scene, StunDatagrams.PATIENCE));
    }

    /// Where the step's server is.
    InetSocketAddress address(Step step, Scene scene) throws IOException, InterruptedException {
        List<InetAddress> addresses = addresses(step, scene);
        InetAddress address = ipv6 ? second(step, addresses) : first(addresses);
        return new InetSocketAddress(address, step.endpoint().at().port());
    }

    private static InetAddress first(List<InetAddress> addresses) {
        return addresses.stream()
                .filter(Inet4Address.class::isInstance)
                .findFirst()
                .orElse(addresses.getFirst());
    }

    private static InetAddress second(Step step, List<InetAddress> addresses) throws ProbeException {
        return addresses.stream()
                .filter(address -> !address.equals(first(addresses)) && address instanceof Inet6Address)
                .findFirst()
                .orElseThrow(() -> new ProbeException(
                        FailureClass.UNSUPPORTED, step.endpoint().host() + " has no IPv6 address beside another"));
    }

    private List<InetAddress> addresses(Step step, Scene scene) throws IOException, InterruptedException {
        List<String> known = scene.addresses(step.endpoint());
        if (!known.isEmpty()) {
            return known.stream().map(InetAddress::ofLiteral).toList();
        }
        try {
            return names.addresses(step.endpoint().host(), Watchdog.left(scene));
        } catch (SocketTimeoutException e) {
            throw new ProbeException(FailureClass.NAME_TIMEOUT, String.valueOf(e.getMessage()));
        } catch (UnknownHostException e) {
            throw new ProbeException(FailureClass.NAME_NOT_FOUND, String.valueOf(e.getMessage()));
        }
    }
}
