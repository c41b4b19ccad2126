// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import app.clearline.model.NetworkLink;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The interfaces that are up, without the loopback.
final class Links {

    private static final int MOST = 64;

    /// An interface before it is known where traffic leaves.
    ///
    /// @param link with no default route
    record Up(int index, NetworkLink link) {}

    private Links() {}

    static List<Up> find() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(each -> up(each).stream())
                    .limit(MOST)
                    .toList();
        } catch (SocketException e) { // no interface at all
            return List.of();
        }
    }

    /// Those with a default route are marked and come first.
    static List<NetworkLink> marked(List<Up> links, DefaultRoutes routes) {
        return links.stream()
                .map(up -> marked(up.link(), routes.lead(up.link().name(), up.index())))
                .sorted(Comparator.comparing(NetworkLink::defaultRoute).reversed())
                .toList();
    }

    private static NetworkLink marked(NetworkLink link, boolean defaultRoute) {
        return new NetworkLink(link.name(), link.display(), link.addresses(), link.mtu(), defaultRoute);
    }

    private static Optional<Up> up(NetworkInterface each) {
        try {
            if (!each.isUp() || each.isLoopback()) {
                return Optional.empty();
            }
            List<String> addresses = each.inetAddresses()
                    .map(address -> address.getHostAddress().replaceFirst("%.*", ""))
                    .distinct()
                    .toList();
            String display = Optional.ofNullable(each.getDisplayName()).orElse(each.getName());
            return Optional.of(
                    new Up(each.getIndex(), new NetworkLink(each.getName(), display, addresses, each.getMTU(), false)));
        } catch (SocketException e) { // it went away while we looked
            return Optional.empty();
        }
    }
}
