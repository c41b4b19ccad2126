// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.HostPort;
import app.clearline.model.Measured;
import app.clearline.model.NatBehavior;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is said of a NAT, and what is not said where it was not found out.
class NatWordsTest {

    private static final String SEEN = "Mapping: endpoint-independent. Filtering: address-dependent. Seen as: "
            + "198.51.100.7:3478 → 203.0.113.9:61001.";

    @Test
    void whatComesBackToItself() {
        assertThat(said(true))
                .isEqualTo(SEEN + " What this computer sends to itself at 203.0.113.9:61001 comes back (hairpin).");
    }

    @Test
    void whatDoesNot() {
        assertThat(said(false))
                .isEqualTo(SEEN
                        + " What this computer sends to itself at 203.0.113.9:61001 does not come back (no hairpin).");
    }

    @Test
    void nothingWhereItWasNotFoundOut() {
        assertThat(said(null)).isEqualTo(SEEN);
    }

    private static String said(@Nullable Boolean hairpin) {
        return Texts.in(Locale.ENGLISH)
                .say(MeasuredWords.phrase(new Measured.Nat(
                        NatBehavior.ENDPOINT_INDEPENDENT,
                        NatBehavior.ADDRESS_DEPENDENT,
                        hairpin,
                        new HostPort("10.0.0.2", 50125),
                        Map.of("198.51.100.7:3478", "203.0.113.9:61001"))));
    }
}
