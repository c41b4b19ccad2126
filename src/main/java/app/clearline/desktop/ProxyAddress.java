// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.HostPort;
import app.clearline.model.ProxyKind;
import app.clearline.model.ProxySetting;
import java.net.URI;
import java.util.Optional;

/// The address of a proxy as people type it, and the setting that it means.
final class ProxyAddress {

    private static final int LONGEST = 2_000;

    private ProxyAddress() {}

    /// Whether a kind of proxy has an address.
    static boolean needed(ProxyKind kind) {
        return switch (kind) {
            case HTTP, SOCKS, PAC -> true;
            case NONE, TRANSPARENT, UNKNOWN -> false;
        };
    }

    /// The key of what is wrong; empty where the address can be used, or none is needed.
    static Optional<String> problem(ProxyKind kind, String text) {
        if (!needed(kind)) {
            return Optional.empty();
        }
        if (text.isBlank()) {
            return Optional.of("desktop.proxy.problem.empty." + kind.id());
        }
        try {
            parse(kind, text);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            // The text is no address; the page says what one looks like.
            return Optional.of("desktop.proxy.problem.wrong." + kind.id());
        }
    }

    /// The setting, or an unknown one where the address cannot be used.
    static ProxySetting setting(ProxyKind kind, String text) {
        try {
            return parse(kind, text);
        } catch (IllegalArgumentException e) {
            // The page has said so; the checks go on without a proxy that nobody can name.
            return new ProxySetting.Unknown();
        }
    }

    /// How a setting's address is shown; empty where it has none.
    static String text(ProxySetting setting) {
        return switch (setting) {
            case ProxySetting.Http http -> http.at().toString();
            case ProxySetting.Socks socks -> socks.at().toString();
            case ProxySetting.Pac pac -> pac.at().toString();
            case ProxySetting.None none -> "";
            case ProxySetting.Transparent transparent -> "";
            case ProxySetting.Unknown unknown -> "";
        };
    }

    private static ProxySetting parse(ProxyKind kind, String text) {
        String address = text.strip();
        if (address.length() > LONGEST) {
            throw new IllegalArgumentException("longer than " + LONGEST + " characters");
        }
        return switch (kind) {
            case NONE -> new ProxySetting.None();
            case TRANSPARENT -> new ProxySetting.Transparent();
            case HTTP -> new ProxySetting.Http(hostPort(address));
            case SOCKS -> new ProxySetting.Socks(hostPort(address));
            case PAC -> new ProxySetting.Pac(pac(address));
            case UNKNOWN -> new ProxySetting.Unknown();
        };
    }

    private static HostPort hostPort(String address) {
        return HostPort.parse(address.replaceFirst("^[A-Za-z0-9]{1,8}://", "").replaceFirst("/$", ""));
    }

    private static URI pac(String address) {
        URI uri = URI.create(address);
        boolean web = ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                && uri.getHost() != null;
        if (!web && !"file".equalsIgnoreCase(uri.getScheme())) {
            throw new IllegalArgumentException("neither http, https nor file");
        }
        return uri;
    }
}
