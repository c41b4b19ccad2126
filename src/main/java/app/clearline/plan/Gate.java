// SPDX-License-Identifier: Apache-2.0
package app.clearline.plan;

import app.clearline.model.Endpoint;
import app.clearline.model.Expectation;
import app.clearline.model.HostPort;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import app.clearline.model.Route;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/// What must be passed before anything goes by a route: the proxy's own host, or the host of the PAC file.
///
/// @param endpoint where it stands
/// @param probe how it is looked at: a TCP connection to a proxy, the PAC file itself
record Gate(Route route, Endpoint endpoint, ProbeKind probe) {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    static Gate of(Route route) {
        return switch (route) {
            case Route.ViaHttp http -> proxy(route, http.proxy());
            case Route.ViaSocks socks -> proxy(route, socks.proxy());
            case Route.ViaPac pac -> pac(route, pac.pac());
            case Route.Direct direct -> throw new IllegalArgumentException("the direct way has no gate");
        };
    }

    private static Gate proxy(Route route, HostPort at) {
        return new Gate(
                route,
                new Endpoint("proxy", Role.PROXY, at, at.port(), "/", Set.of(ProbeKind.TCP), false, Expectation.ANY),
                ProbeKind.TCP);
    }

    private static Gate pac(Route route, URI at) {
        boolean secure = "https".equals(String.valueOf(at.getScheme()).toLowerCase(Locale.ROOT));
        int port = at.getPort() > 0 ? at.getPort() : secure ? HTTPS_PORT : HTTP_PORT;
        String host = at.getHost() == null ? "127.0.0.1" : at.getHost().replaceAll("[\\[\\]]", "");
        String path = at.getRawPath() == null || at.getRawPath().isEmpty() ? "/" : at.getRawPath();
        var where = new HostPort(host, port);
        return new Gate(
                route,
                new Endpoint("pac", Role.PROXY, where, port, path, Set.of(ProbeKind.PAC), false, Expectation.ANY),
                ProbeKind.PAC);
    }
}
