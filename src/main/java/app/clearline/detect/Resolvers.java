// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.xbill.DNS.ResolverConfig;

/// The DNS servers that this machine asks, as address literals in their order.
final class Resolvers {

    private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]{2,45}");
    private static final int MOST = 16;

    private Resolvers() {}

    /// The `nameserver` lines of a resolv.conf (resolv.conf(5)); also that which macOS writes.
    static List<String> parse(String resolvConf) {
        return resolvConf
                .lines()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(words -> words.length >= 2 && words[0].equals("nameserver"))
                .map(words -> words[1].split("%", 2)[0])
                .filter(word -> LITERAL.matcher(word).matches())
                .distinct()
                .limit(MOST)
                .toList();
    }

    /// Those of `/etc/resolv.conf`; where that names only the stub of systemd-resolved, those that the stub asks.
    static List<String> find(Place place) {
        List<String> named =
                Place.text(place.at("/etc/resolv.conf")).map(Resolvers::parse).orElse(List.of());
        boolean stub = !named.isEmpty()
                && Stream.of("127.0.0.53", "127.0.0.54").toList().containsAll(named);
        List<String> behind = !stub
                ? List.of()
                : Place.text(place.at("/run/systemd/resolve/resolv.conf"))
                        .map(Resolvers::parse)
                        .orElse(List.of());
        return behind.isEmpty() ? named : behind;
    }

    /// Those that Windows gives its programs, as dnsjava reads them. It names the loopback where it found none, which
    /// would be a guess and is left out.
    static List<String> ofWindows() {
        return ResolverConfig.getCurrentConfig().servers().stream()
                .filter(server ->
                        server.getAddress() != null && !server.getAddress().isLoopbackAddress())
                .map(server -> server.getAddress().getHostAddress().split("%", 2)[0])
                .distinct()
                .limit(MOST)
                .toList();
    }
}
