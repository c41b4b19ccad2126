// SPDX-License-Identifier: Apache-2.0
package app.clearline.wire;

import app.clearline.model.PortRange;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Some of the ports from 1 to 65535, written as `1025-9999,20000`.
public final class PortSet {

    private static final int LAST = 65535;
    private static final int LONGEST = 2000;

    private final BitSet ports;

    private PortSet(BitSet ports) {
        this.ports = ports;
    }

    /// Reads `1025-9999,20000`.
    ///
    /// @throws IllegalArgumentException saying what is wrong
    public static PortSet parse(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("a list of ports longer than " + LONGEST + " characters");
        }
        var ports = new BitSet(LAST + 1);
        for (String each : text.split(",", -1)) {
            String part = each.strip();
            if (!part.matches("[0-9]{1,5}(-[0-9]{1,5})?")) {
                throw new IllegalArgumentException("not a port or a range of ports: \"" + part + "\"");
            }
            int dash = part.indexOf('-');
            int from = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
            var range = new PortRange(from, dash < 0 ? from : Integer.parseInt(part.substring(dash + 1)));
            ports.set(range.from(), range.to() + 1);
        }
        return new PortSet(ports);
    }

    public static PortSet of(IntStream some) {
        var ports = new BitSet(LAST + 1);
        some.forEach(ports::set);
        return new PortSet(ports);
    }

    public static PortSet of(List<PortRange> ranges) {
        return of(ranges.stream().flatMapToInt(r -> IntStream.rangeClosed(r.from(), r.to())));
    }

    public PortSet without(PortSet others) {
        var rest = (BitSet) ports.clone();
        rest.andNot(others.ports);
        return new PortSet(rest);
    }

    public PortSet with(PortSet others) {
        var both = (BitSet) ports.clone();
        both.or(others.ports);
        return new PortSet(both);
    }

    public boolean has(int port) {
        return ports.get(port);
    }

    public int size() {
        return ports.cardinality();
    }

    public IntStream stream() {
        return ports.stream();
    }

    public List<PortRange> ranges() {
        return ranges(this);
    }

    /// The ranges of those that were `asked`: what was not asked and lies between two of these ports does not part
    /// them.
    public List<PortRange> ranges(PortSet asked) {
        var ranges = new ArrayList<PortRange>();
        int from = 0;
        int last = 0;
        for (int port : asked.with(this).stream().toArray()) {
            if (has(port)) {
                from = from == 0 ? port : from;
                last = port;
                if (asked == this && !has(port + 1)) {
                    ranges.add(new PortRange(from, last));
                    from = 0;
                }
            } else if (from != 0) {
                ranges.add(new PortRange(from, last));
                from = 0;
            }
        }
        if (from != 0) {
            ranges.add(new PortRange(from, last));
        }
        return List.copyOf(ranges);
    }

    @Override
    public String toString() {
        return ranges().stream()
                .map(r -> r.from() == r.to() ? String.valueOf(r.from()) : r.from() + "-" + r.to())
                .collect(Collectors.joining(","));
    }
}
