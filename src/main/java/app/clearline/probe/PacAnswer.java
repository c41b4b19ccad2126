// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.FailureClass;
import app.clearline.model.HostPort;
import app.clearline.model.Route;
import app.clearline.run.ProbeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a PAC file answers for an address, such as `PROXY a:3128; SOCKS5 b:1080; DIRECT`, as ways to go in turn.
final class PacAnswer {

    private static final int MOST = 8;

    private PacAnswer() {}

    /// Reads an answer; entries that mean nothing are skipped, as browsers do.
    ///
    /// @return at least one way, none of them by PAC
    /// @throws ProbeException `SCRIPT` where nothing in it is a way, `UNSUPPORTED` where it names only unbuilt ones
    static List<Route> routes(String answer) throws ProbeException {
        List<Route> routes = new ArrayList<>();
        boolean unsupported = false;
        for (String entry : answer.split(";", MOST + 1)) {
            String[] words = entry.strip().split("\\s+", 2);
            switch (words[0].toUpperCase(Locale.ROOT)) {
                case "DIRECT" -> routes.add(Route.direct());
                case "PROXY", "HTTP" -> add(routes, words, 80, true);
                case "SOCKS", "SOCKS5" -> add(routes, words, 1080, false);
                case "HTTPS", "QUIC", "SOCKS4" -> unsupported = true;
                default -> {
                    // Empty, or no word that a browser knows.
                }
            }
        }
        if (routes.isEmpty()) {
            throw unsupported
                    ? new ProbeException(
                            FailureClass.UNSUPPORTED, "this kind of proxy is not supported here: " + answer)
                    : new ProbeException(FailureClass.SCRIPT, "the PAC file's answer names no way: " + answer);
        }
        return routes.stream().limit(MOST).toList();
    }

    private static void add(List<Route> routes, String[] words, int port, boolean http) {
        if (words.length < 2) {
            return;
        }
        try {
            String at = words[1].strip();
            boolean named = at.matches(".*:[0-9]+");
            HostPort proxy = named ? HostPort.parse(at) : new HostPort(at, port);
            routes.add(http ? new Route.ViaHttp(proxy) : new Route.ViaSocks(proxy));
        } catch (IllegalArgumentException e) {
            // No address that anybody could connect to.
        }
    }
}
