// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.FailureClass;
import app.clearline.model.ProbeKind;
import org.junit.jupiter.api.Test;

/// Resolvers that answer for names which nobody has.
class UnknownNamesTest {

    private static final String FOUND = "reason.names.unknown-found";

    private static final String PAGE = "198.51.100.99";

    @Test
    void namesThatNobodyHasAndThatAreFoundAreWarnedOf() {
        assertThat(names(World.healthy().sees(s -> s.probe() == ProbeKind.DNS_UNKNOWN ? World.dns(PAGE) : null)))
                .isEqualTo(FOUND);
    }

    @Test
    void oneOwnerMayAnswerForAllNamesUnderItsOwn() {
        assertThat(names(World.healthy()
                        .sees(s -> s.probe() == ProbeKind.DNS_UNKNOWN
                                        && s.endpoint().host().startsWith("canary.other")
                                ? World.dns(PAGE)
                                : null)))
                .isNotEqualTo(FOUND);
    }

    @Test
    void silenceAboutThemIsNoSign() {
        assertThat(names(World.healthy().fails(FailureClass.NAME_TIMEOUT, s -> s.probe() == ProbeKind.DNS_UNKNOWN)))
                .isNotEqualTo(FOUND);
    }

    private static String names(World world) {
        return world.diagnosis().requirements().stream()
                .filter(r -> r.requirement().id().equals("names"))
                .findFirst()
                .orElseThrow()
                .reason()
                .key();
    }
}
