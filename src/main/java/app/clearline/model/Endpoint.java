// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.util.Set;

/// One place of a service (or a control) and how it is probed.
///
/// @param id unique in its service, such as `api`
/// @param at host name or address literal, and the port where it is reached
/// @param port that the requirements and firewall rules speak of; it differs from that of `at` only in
///     the practice network, which stands in for it on a port of its own
/// @param path of HTTP and WebSocket requests, with its query; `/` where nothing is said
/// @param probes what is done to it, beside the DNS look-up of a name
/// @param sample whether the name is only a sample that may be gone (relays are named by a session):
///     where it does not resolve, that says nothing about the network
/// @param expect what an HTTP answer looks like
public record Endpoint(
        String id,
        Role role,
        HostPort at,
        int port,
        String path,
        Set<ProbeKind> probes,
        boolean sample,
        Expectation expect) {

    public Endpoint {
        probes = Set.copyOf(probes);
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a path begins with /: " + path);
        }
    }

    public String host() {
        return at.host();
    }

    /// Whether the host is an IPv4 or IPv6 address literal and needs no look-up.
    public boolean literal() {
        return host().indexOf(':') >= 0 || host().chars().allMatch(c -> c == '.' || Character.isDigit(c));
    }

    /// Who runs it, as far as it can be told: the service itself, or for others the last two labels of
    /// the name. Two hosts of one owner may fail together.
    public String owner() {
        if (role != Role.CONTROL && role != Role.CANARY) {
            return "service";
        }
        String[] labels = host().split("\\.", -1);
        return literal() || labels.length < 2 ? host() : labels[labels.length - 2] + "." + labels[labels.length - 1];
    }

    /// The same endpoint, reached elsewhere.
    public Endpoint at(HostPort other) {
        return new Endpoint(id, role, other, port, path, probes, sample, expect);
    }
}
