// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

/// A host (name or address literal, IPv6 without brackets) and a port from 1 to 65535.
public record HostPort(String host, int port) {

    public HostPort {
        if (host.isBlank()
                || host.length() > 253
                || host.chars().anyMatch(c -> c <= ' ' || c > '~' || c == '/' || c == '@')) {
            throw new IllegalArgumentException("not a host: \"" + host + "\"");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("not a port from 1 to 65535: " + port);
        }
    }

    /// Reads `host:port` or `[v6]:port`.
    ///
    /// @throws IllegalArgumentException saying what is wrong
    public static HostPort parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("not HOST:PORT: \"" + text + "\"");
        }
        String host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        try {
            return new HostPort(host, Integer.parseInt(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not HOST:PORT: \"" + text + "\"", e);
        }
    }

    /// `host:port`, an IPv6 literal in brackets.
    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
