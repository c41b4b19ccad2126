// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

/// Ports, both ends included.
public record PortRange(int from, int to) {

    public PortRange {
        if (from < 1 || to > 65535 || from > to) {
            throw new IllegalArgumentException("no range of ports: " + from + "-" + to);
        }
    }
}
