// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.ProbeKind;

/// Judges how well sound and picture would come through.
final class QualityJudge {

    private QualityJudge() {}

    static Verdict quality(Evidence evidence) {
        return Verdict.untried(
                evidence.of(ProbeKind.UDP_STREAM, ProbeKind.RELAY_UDP, ProbeKind.RELAY_TCP, ProbeKind.RELAY_TLS));
    }
}
