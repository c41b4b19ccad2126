// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import java.util.List;

/// Judges what is laid down for the browser.
final class PolicyJudge {

    private PolicyJudge() {}

    static Verdict policies(Evidence evidence) {
        return Verdict.untried(List.of());
    }
}
