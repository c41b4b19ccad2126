// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.HostPort;
import app.clearline.model.NatBehavior;
import java.util.HashSet;
import java.util.Map;

/// On what a mapping depends, by what several servers saw of one socket (RFC 5780 §4.3).
///
/// Servers that saw different addresses, and not only different ports, prove nothing: with a second
/// line, or a tunnel that carries a part of the traffic, each way out has a NAT of its own.
final class NatMapping {

    private NatMapping() {}

    /// @param seen what each server saw of the socket, by the server's address
    /// @param local of the socket
    static NatBehavior of(Map<HostPort, HostPort> seen, HostPort local) {
        var mapped = new HashSet<>(seen.values());
        if (mapped.isEmpty()) {
            return NatBehavior.INCONCLUSIVE;
        }
        if (mapped.size() == 1) {
            boolean severalHosts =
                    seen.keySet().stream().map(HostPort::host).distinct().count() > 1;
            return mapped.contains(local)
                    ? NatBehavior.NONE
                    : severalHosts ? NatBehavior.ENDPOINT_INDEPENDENT : NatBehavior.INCONCLUSIVE;
        }
        if (mapped.stream().map(HostPort::host).distinct().count() > 1) {
            return NatBehavior.INCONCLUSIVE;
        }
        return withinOneHost(seen) ? NatBehavior.ADDRESS_AND_PORT_DEPENDENT : NatBehavior.ADDRESS_DEPENDENT;
    }

    /// Whether two ports of one server saw different ones.
    private static boolean withinOneHost(Map<HostPort, HostPort> seen) {
        return seen.entrySet().stream()
                .anyMatch(one -> seen.entrySet().stream()
                        .anyMatch(other ->
                                one.getKey().host().equals(other.getKey().host())
                                        && !one.getValue().equals(other.getValue())));
    }
}
