// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Finding;
import app.clearline.model.LowerCase;
import app.clearline.model.Measured;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Takes from findings what a stand-in would not be enough for: certificates that are not the service's, pages of
/// somebody else, what else answers carry beside the kind of program that gave them, and what a proxy puts into
/// requests. Any of it may name a person or a network, also in writings that nobody would look for.
///
/// @param open whether a host is the service's
record Trimming(Predicate<String> open) {

    /// They tell what kind of answer it is, and by what kind of program; all others may hold anything.
    private static final Set<String> KEPT = Set.of(
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "date",
            "location",
            "retry-after",
            "sec-websocket-protocol",
            "server",
            "transfer-encoding",
            "upgrade",
            "x-squid-error");

    private static final String GONE = "…";

    Finding of(Finding finding) {
        return switch (finding) {
            case Finding.Tls tls -> genuine(tls) ? tls : foreign(tls);
            case Finding.Http http ->
                new Finding.Http(
                        http.status(),
                        headers(http.headers()),
                        "",
                        http.title(),
                        http.date(),
                        http.asked(),
                        http.redirects().stream().map(this::origin).toList());
            case Finding.WebSocket socket ->
                new Finding.WebSocket(socket.status(), headers(socket.headers()), socket.pong());
            case Measured.Echo echo ->
                new Measured.Echo(gone(echo.changed()), gone(echo.added()), echo.refused(), echo.from());
            case Finding.Dns dns -> dns;
            case Finding.Tcp tcp -> tcp;
            case Finding.Stun stun -> stun;
            case Finding.Turn turn -> turn;
            case Finding.Ocsp ocsp -> ocsp;
            case Finding.Crl crl -> crl;
            case Finding.Proxy proxy -> proxy;
            case Finding.Pac pac -> pac;
            case Measured measured -> measured;
        };
    }

    /// Whether the certificates are surely those of the host that was asked.
    static boolean genuine(Finding.Tls tls) {
        return tls.publicRoots() && tls.nameMatches();
    }

    private Finding foreign(Finding.Tls tls) {
        return new Finding.Tls(
                tls.protocol(),
                tls.cipher(),
                tls.alpn(),
                tls.chain().stream().map(this::bare).toList(),
                tls.publicRoots(),
                tls.systemRoots(),
                tls.nameMatches(),
                tls.publicProblem(),
                tls.systemProblem());
    }

    private Finding.Certificate bare(Finding.Certificate c) {
        List<String> names = c.names().stream()
                .filter(name -> open.test(name.replaceFirst("^\\*\\.", "")))
                .toList();
        return new Finding.Certificate(
                c.subject(),
                c.issuer(),
                c.notBefore(),
                c.notAfter(),
                names,
                c.ocsp() == null ? null : origin(c.ocsp()),
                c.crls().stream().map(this::origin).toList(),
                "");
    }

    private Map<String, String> headers(Map<String, String> headers) {
        var kept = new LinkedHashMap<String, String>();
        headers.forEach((name, value) -> {
            if (KEPT.contains(LowerCase.of(name))) {
                kept.put(name, name.equals("location") ? origin(value) : value);
            }
        });
        return kept;
    }

    /// The address without what follows the host, unless the service is there.
    String origin(String address) {
        try {
            URI uri = URI.create(address);
            String host = uri.getHost();
            if (host == null) {
                return GONE;
            }
            if (open.test(host)) {
                int query = address.indexOf('?');
                return query < 0 ? address : address.substring(0, query);
            }
            return uri.getScheme() + "://" + host + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + "/";
        } catch (IllegalArgumentException e) {
            // Not a proper address: nobody knows what is in it.
            return GONE;
        }
    }

    private static Map<String, String> gone(Map<String, String> values) {
        var names = new TreeMap<String, String>();
        values.keySet().forEach(name -> names.put(name.replaceFirst("(?s):.*", ""), GONE));
        return names;
    }
}
