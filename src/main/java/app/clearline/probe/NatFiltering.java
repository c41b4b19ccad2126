// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.NatBehavior;
import app.clearline.probe.StunSocket.Hit;
import app.clearline.probe.StunSocket.Hits;
import app.clearline.probe.StunSocket.Shot;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// From whom a NAT lets datagrams in (RFC 5780 §4.4): the server is asked to answer from its other
/// address, and from its other port.
///
/// Silence means that they were kept out only where chance can be excluded. So with each of the
/// questions a plain request goes out as a control, and what is lost of the controls tells how likely
/// it is that all answers were lost.
final class NatFiltering {

    /// Pairs of question and control, forty milliseconds apart.
    static final int[] TIMES = {0, 40, 80, 120, 160, 200, 240, 280, 320, 360, 400, 440, 480, 520, 560, 600};

    private static final double CHANCE = 1e-4;
    private static final String CONTROL = "control";
    private static final String ADDRESS = "other-address";
    private static final String PORT = "other-port";

    private final StunServer server;

    NatFiltering(StunServer server) {
        this.server = server;
    }

    static Set<String> controls() {
        return Set.of(CONTROL);
    }

    /// What is sent: the control, and the questions where the server has another address.
    List<Shot> shots(StunSocket by) {
        var shots = new ArrayList<>(by.shots(CONTROL, StunRequest::binding, server.at(), TIMES));
        if (server.other() != null) {
            shots.addAll(by.shots(ADDRESS, () -> StunRequest.changing(true, true), server.at(), TIMES));
            shots.addAll(by.shots(PORT, () -> StunRequest.changing(false, true), server.at(), TIMES));
        }
        return shots;
    }

    /// @param otherAnswers whether the server's other address and port are alive: they answer who asks
    ///     them
    /// @param otherPortAnswers likewise for the other port of its first address
    NatBehavior behavior(Hits hits, boolean otherAnswers, boolean otherPortAnswers) {
        InetSocketAddress other = server.other();
        Hit address = hits.first(ADDRESS);
        Hit port = hits.first(PORT);
        if (other == null || refused(address) || refused(port)) {
            return NatBehavior.INCONCLUSIVE;
        }
        if (address != null) {
            // A server that passes over the wish, or a router that rewrites where it came from, shows nothing.
            return address.from().equals(other) ? NatBehavior.ENDPOINT_INDEPENDENT : NatBehavior.INCONCLUSIVE;
        }
        if (!otherAnswers || !noChance(hits, hits.sent(ADDRESS))) {
            return NatBehavior.INCONCLUSIVE;
        }
        if (port != null) {
            boolean fromThere = port.from().getAddress().equals(server.at().getAddress())
                    && port.from().getPort() == other.getPort();
            return fromThere ? NatBehavior.ADDRESS_DEPENDENT : NatBehavior.INCONCLUSIVE;
        }
        return otherPortAnswers && noChance(hits, hits.sent(PORT))
                ? NatBehavior.ADDRESS_AND_PORT_DEPENDENT
                : NatBehavior.INCONCLUSIVE;
    }

    /// Whether it cannot be by chance that none of so many was answered, seeing how the controls fared.
    static boolean noChance(Hits hits, int silent) {
        double answered = (hits.of(CONTROL).size() + 0.5) / (hits.sent(CONTROL) + 1.0);
        return Math.pow(1 - answered, silent) < CHANCE;
    }

    private static boolean refused(@Nullable Hit hit) {
        return hit != null && (hit.answer() == null || !hit.answer().success());
    }
}
