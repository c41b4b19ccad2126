// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Measured;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import java.util.Optional;

/// What the responder tells of large datagrams, each direction for itself. It is not judged like the other hosts: it
/// drops nothing because it does not like it, and it alone knows of the way back.
record SizeWays(Observation by, Measured.TwoWaySize sizes) {

    static Optional<SizeWays> in(Evidence evidence) {
        return evidence.direct(ProbeKind.RESPONDER_SIZE).stream()
                .flatMap(o -> o.found(Measured.TwoWaySize.class).map(s -> new SizeWays(o, s)).stream())
                .findFirst();
    }

    /// Whether datagrams of `wanted` bytes get there and never come back. Silent where as large a one of anybody else
    /// came here: then it is the responder's side that loses them. Silent as well where large ones do not even get
    /// there, which others have to confirm first.
    boolean backLost(int wanted, Evidence evidence) {
        return sizes.up() >= wanted && lostBelow(wanted) && !othersCome(evidence);
    }

    /// Whether the way back loses datagrams of a size that did get there.
    boolean lostBelow(int wanted) {
        return sizes.downLost() != null && sizes.down() < wanted;
    }

    /// Whether it is beyond chance how large a one gets there.
    boolean settled(int wanted) {
        return sizes.up() >= wanted || sizes.upLost() != null;
    }

    /// Whether what it tells of the way out is what `limit` says.
    boolean confirms(SizeLimit limit) {
        return sizes.upLost() != null && sizes.up() == limit.passed();
    }

    private boolean othersCome(Evidence evidence) {
        int lost = sizes.downLost() == null ? 0 : sizes.downLost();
        return evidence.direct(ProbeKind.UDP_SIZE).stream()
                .flatMap(o -> o.found(Measured.DatagramSize.class).stream())
                .anyMatch(other -> other.passedBack() >= lost);
    }
}
