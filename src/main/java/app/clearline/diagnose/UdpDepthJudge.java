// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Criterion;
import app.clearline.model.ProbeKind;

/// Judges what happens to UDP beyond whether it passes.
final class UdpDepthJudge {

    private UdpDepthJudge() {}

    static Verdict size(Evidence evidence, Criterion.DatagramSize criterion) {
        return Verdict.untried(evidence.of(ProbeKind.UDP_SIZE));
    }

    static Verdict mapping(Evidence evidence) {
        return Verdict.untried(evidence.of(ProbeKind.NAT));
    }
}
