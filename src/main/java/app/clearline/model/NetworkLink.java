// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.util.List;

/// A network interface that is up.
///
/// @param addresses literals, without scope
/// @param mtu in bytes
/// @param defaultRoute whether traffic to the internet leaves by it, as far as known
public record NetworkLink(String name, String display, List<String> addresses, int mtu, boolean defaultRoute) {

    public NetworkLink {
        addresses = List.copyOf(addresses);
    }
}
