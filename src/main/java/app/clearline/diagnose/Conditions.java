// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Answers;
import app.clearline.model.Condition;
import app.clearline.model.Version;
import java.util.Set;

/// Whether a condition of a profile holds for the answers.
final class Conditions {

    private Conditions() {}

    /// What is not known never meets a condition that asks for it.
    static boolean hold(Condition condition, Answers answers) {
        Version version = answers.browser().version();
        return among(condition.browsers(), answers.browser().name())
                && among(condition.systems(), answers.os().name())
                && among(condition.proxies(), answers.proxy().kind())
                && among(condition.logins(), answers.login())
                && among(condition.inspection(), answers.inspection())
                && (condition.below() == null || (version != null && version.compareTo(condition.below()) < 0))
                && (condition.atLeast() == null || (version != null && version.compareTo(condition.atLeast()) >= 0));
    }

    private static <T> boolean among(Set<T> wanted, T given) {
        return wanted.isEmpty() || wanted.contains(given);
    }
}
