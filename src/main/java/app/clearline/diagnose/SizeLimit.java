// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Measured;
import app.clearline.model.Observation;
import java.util.List;

/// The largest datagram that any host answered, and who says so.
///
/// A limit of the way shows at every host alike, the limit of a host at that host alone: a server may
/// drop long requests because it does not like them. So where the hosts disagree, the most generous one
/// is alone with its limit, and it cannot be told whose it is.
///
/// @param passed bytes of payload
/// @param best the observations of the hosts that answered so much
/// @param hosts how many were asked
record SizeLimit(int passed, List<Observation> best, int hosts) {

    /// @param measured observations with a [Measured.DatagramSize] or a [Measured.TwoWaySize]; not empty
    static SizeLimit of(List<Observation> measured) {
        int most = measured.stream().mapToInt(SizeLimit::passed).max().orElse(0);
        List<Observation> best =
                measured.stream().filter(o -> passed(o) == most).toList();
        return new SizeLimit(most, best, count(measured));
    }

    /// Whether two hosts have one and the same limit, and none a higher one.
    boolean agreed() {
        return count(best) > 1;
    }

    /// Whether there was one host only.
    boolean alone() {
        return hosts == 1;
    }

    /// The hosts with this limit.
    int witnesses() {
        return count(best);
    }

    private static int passed(Observation observation) {
        return observation.finding() instanceof Measured.TwoWaySize ways
                ? ways.up()
                : observation
                        .found(Measured.DatagramSize.class)
                        .map(Measured.DatagramSize::passed)
                        .orElse(0);
    }

    private static int count(List<Observation> some) {
        return (int) some.stream().map(o -> o.endpoint().host()).distinct().count();
    }
}
