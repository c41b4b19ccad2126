// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import app.clearline.model.FoundProxy;
import app.clearline.model.HostPort;
import app.clearline.model.LowerCase;
import app.clearline.model.ProxySetting;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How systems and browsers write proxies down. User names and passwords are dropped on reading. What cannot be
/// understood, or is a kind of proxy that [ProxySetting] has no word for (such as one reached by TLS), is `Unknown`.
final class ProxyText {

    static final String SYSTEM = "system";

    private static final Pattern WRITTEN = Pattern.compile(
            "(?:([a-z][a-z0-9+.-]*)://)?(?:[^/]*@)?(\\[[^\\]]+\\]|[^:/\\[\\]\\s@]+)(?:[:\\s]\\s*(\\d{1,5}))?/?");
    private static final int LONGEST = 2048;
    private static final int MOST_BYPASSES = 500;
    private static final int LONGEST_BYPASS = 253;

    private ProxyText() {}

    /// Reads `[scheme://][user:password@]host[:port]`; KDE also writes a space before the port.
    static ProxySetting proxy(String text) {
        Matcher m = WRITTEN.matcher(LowerCase.of(text.strip()));
        if (text.length() > LONGEST || !m.matches()) {
            return new ProxySetting.Unknown();
        }
        String scheme = m.group(1) == null ? "http" : m.group(1);
        String port = m.group(3);
        return switch (scheme) {
            case "http", "proxy" -> http(m.group(2), port == null ? "80" : port);
            case "socks", "socks4", "socks4a", "socks5", "socks5h" -> socks(m.group(2), port == null ? "1080" : port);
            case "direct" -> new ProxySetting.None();
            default -> new ProxySetting.Unknown();
        };
    }

    static ProxySetting http(String host, String port) {
        try {
            return new ProxySetting.Http(HostPort.parse(bracketed(host) + ":" + port));
        } catch (IllegalArgumentException e) { // a port of 0, a name with odd characters
            return new ProxySetting.Unknown();
        }
    }

    static ProxySetting socks(String host, String port) {
        return http(host, port) instanceof ProxySetting.Http(HostPort at)
                ? new ProxySetting.Socks(at)
                : new ProxySetting.Unknown();
    }

    /// Reads a proxy, or a list by protocol such as `http=a:80;https=b:81;socks=c:1080`, in the way that Windows and
    /// Chromium write it: what counts is where `https` goes, so a list without `https` and `socks` means none.
    /// Of several proxies, separated by commas, the first is tried first.
    static ProxySetting forHttps(String text) {
        if (text.length() > LONGEST) {
            return new ProxySetting.Unknown();
        }
        Map<String, String> byProtocol = new TreeMap<>();
        for (String part : text.split("[;\\s]+", -1)) {
            int equals = part.indexOf('=');
            if (!part.isEmpty()) {
                byProtocol.putIfAbsent(
                        equals < 0 ? "" : part.substring(0, equals).toLowerCase(Locale.ROOT),
                        part.substring(equals + 1).split(",", 2)[0]);
            }
        }
        String https = byProtocol.getOrDefault("https", byProtocol.getOrDefault("", ""));
        String socks = byProtocol.getOrDefault("socks", "");
        if (!https.isEmpty()) {
            return proxy(https);
        }
        return socks.isEmpty() ? new ProxySetting.None() : proxy(socks.contains("://") ? socks : "socks://" + socks);
    }

    /// The address of an automatic configuration script.
    static ProxySetting pac(String text) {
        if (text.length() > LONGEST) {
            return new ProxySetting.Unknown();
        }
        try {
            URI uri = new URI(text.strip().replaceFirst("(?<=^[A-Za-z]{1,5}://)[^/?#]*@", ""));
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean known = List.of("http", "https", "file").contains(scheme)
                    && uri.getRawUserInfo() == null
                    && (scheme.equals("file") || uri.getHost() != null);
            return known ? new ProxySetting.Pac(uri) : new ProxySetting.Unknown();
        } catch (URISyntaxException e) { // a Windows path with backslashes, a bare name
            return new ProxySetting.Unknown();
        }
    }

    /// The entries of a bypass list, separated by commas, semicolons, bars or spaces.
    static List<String> bypass(String text) {
        return bypass(Stream.of(text.split("[,;|\\s]+", -1)));
    }

    static List<String> bypass(Stream<String> entries) {
        return entries.map(String::strip)
                .filter(e -> !e.isEmpty() && e.length() <= LONGEST_BYPASS && e.indexOf('@') < 0)
                .limit(MOST_BYPASSES)
                .toList();
    }

    /// A setting that says "find the proxy yourself" (WPAD): what comes of it depends on the network.
    static FoundProxy automatic(String owner, String source) {
        return new FoundProxy(
                owner, new ProxySetting.Unknown(), source + ", automatic detection (WPAD) is on", List.of());
    }

    private static String bracketed(String host) {
        return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    }
}
