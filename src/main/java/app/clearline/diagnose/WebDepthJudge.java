// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.ProbeKind;

/// Judges what happens to TCP and TLS beyond whether they pass.
final class WebDepthJudge {

    private WebDepthJudge() {}

    static Verdict ipv6(Evidence evidence) {
        return Verdict.untried(evidence.of(ProbeKind.TCP_IPV6));
    }

    static Verdict largeHello(Evidence evidence) {
        return Verdict.untried(evidence.mine(ProbeKind.TLS_LARGE));
    }
}
