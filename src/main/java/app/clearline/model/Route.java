// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.net.URI;

/// Which way a step goes.
public sealed interface Route {

    /// The way that needs nothing.
    static Route direct() {
        return new Direct();
    }

    /// The way that a client with this setting takes.
    static Route of(ProxySetting setting) {
        return switch (setting) {
            case ProxySetting.Http http -> new ViaHttp(http.at());
            case ProxySetting.Socks socks -> new ViaSocks(socks.at());
            case ProxySetting.Pac pac -> new ViaPac(pac.at());
            case ProxySetting.None none -> direct();
            case ProxySetting.Transparent transparent -> direct();
            case ProxySetting.Unknown unknown -> direct();
        };
    }

    record Direct() implements Route {}

    /// By `CONNECT` through an HTTP proxy; plain HTTP by absolute form.
    record ViaHttp(HostPort proxy) implements Route {}

    record ViaSocks(HostPort proxy) implements Route {}

    /// As the PAC file at `pac` says for the step's host; the step needs the PAC step.
    record ViaPac(URI pac) implements Route {}

    /// Empty for the direct way; else how step ids end.
    default String suffix() {
        return switch (this) {
            case Direct d -> "";
            case ViaHttp h -> "/via-" + h.proxy();
            case ViaSocks s -> "/via-socks-" + s.proxy();
            case ViaPac p -> "/via-pac";
        };
    }
}
