// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import oshi.SystemInfo;

/// The interfaces that have a default route, by name or by index, as the systems tell. A line that is out of shape is
/// passed over.
record DefaultRoutes(Set<String> names, Set<Integer> indices) {

    static final DefaultRoutes NONE = new DefaultRoutes(Set.of(), Set.of());

    private static final int UP = 0x1;
    private static final int REJECT = 0x200;
    private static final long UNREADABLE = Long.MAX_VALUE;

    boolean lead(String name, int index) {
        return names.contains(name) || indices.contains(index);
    }

    static DefaultRoutes linux(Place place) {
        Set<String> names = new HashSet<>();
        Place.text(place.at("/proc/net/route")).map(DefaultRoutes::ipv4).ifPresent(names::addAll);
        Place.text(place.at("/proc/net/ipv6_route")).map(DefaultRoutes::ipv6).ifPresent(names::addAll);
        return new DefaultRoutes(names, Set.of());
    }

    static DefaultRoutes mac() throws InterruptedException {
        Set<String> names = new HashSet<>();
        Command.output(4096, "/sbin/route", "-n", "get", "default")
                .map(DefaultRoutes::mac)
                .ifPresent(names::addAll);
        Command.output(4096, "/sbin/route", "-n", "get", "-inet6", "default")
                .map(DefaultRoutes::mac)
                .ifPresent(names::addAll);
        return new DefaultRoutes(names, Set.of());
    }

    /// By the routing table as OSHI reads it.
    static DefaultRoutes byTable() {
        Set<Integer> indices = new HashSet<>();
        new SystemInfo()
                .getOperatingSystem().getNetworkParams().getRoutes().stream()
                        .filter(route -> route.getPrefixLength() == 0 && route.isGateway())
                        .forEach(route -> indices.add(route.getInterfaceIndex()));
        return new DefaultRoutes(Set.of(), indices);
    }

    /// From Linux' `/proc/net/route`: hexadecimal destination in column 2, flags in 4, metric in 7, mask in 8. A
    /// route to the lower half of all addresses (`0.0.0.0/1`), with which a VPN overrides the default, comes before
    /// it.
    static Set<String> ipv4(String procNetRoute) {
        SortedMap<Long, Set<String>> byMetric = new TreeMap<>();
        for (String line : procNetRoute.lines().toList()) {
            String[] columns = line.strip().split("\\s+", -1);
            if (columns.length >= 8 && columns[1].equals("00000000") && usable(columns[3])) {
                switch (columns[7]) {
                    case "00000000" -> put(byMetric, number(columns[6], 10), columns[0]);
                    case "00000080" -> put(byMetric, -1, columns[0]);
                    default -> {} // some other network that begins with zeros
                }
            }
        }
        return best(byMetric);
    }

    /// From Linux' `/proc/net/ipv6_route`: destination and prefix length first, metric in column 6, flags and name
    /// last.
    /// The kernel's own "unreachable" route has the reject flag.
    static Set<String> ipv6(String procNetRoute) {
        SortedMap<Long, Set<String>> byMetric = new TreeMap<>();
        for (String line : procNetRoute.lines().toList()) {
            String[] columns = line.strip().split("\\s+", -1);
            if (columns.length >= 10
                    && columns[0].equals("0".repeat(32))
                    && columns[1].equals("00")
                    && usable(columns[8])) {
                put(byMetric, number(columns[5], 16), columns[9]);
            }
        }
        return best(byMetric);
    }

    /// From the output of macOS' `route -n get default`.
    static Set<String> mac(String output) {
        Set<String> names = new HashSet<>();
        for (String line : output.lines().toList()) {
            String[] parts = line.strip().split("\\s+", 2);
            if (parts.length == 2 && parts[0].equals("interface:") && parts[1].matches("[A-Za-z0-9]{1,16}")) {
                names.add(parts[1]);
            }
        }
        return names;
    }

    private static boolean usable(String flags) {
        long bits = number(flags, 16);
        return (bits & UP) != 0 && (bits & REJECT) == 0 && bits != UNREADABLE;
    }

    private static long number(String text, int radix) {
        try {
            return Long.parseUnsignedLong(text, radix);
        } catch (NumberFormatException e) { // not a line of this table: weighs least
            return UNREADABLE;
        }
    }

    private static void put(SortedMap<Long, Set<String>> byMetric, long metric, String name) {
        byMetric.computeIfAbsent(metric, m -> new HashSet<>()).add(name);
    }

    private static Set<String> best(SortedMap<Long, Set<String>> byMetric) {
        return byMetric.isEmpty() ? Set.of() : byMetric.getOrDefault(byMetric.firstKey(), Set.of());
    }
}
