// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Complaint;
import app.clearline.model.Conclusion;
import app.clearline.model.Confidence;
import app.clearline.model.Diagnosis;
import app.clearline.model.Group;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmphasisTest {

    private static Diagnosis diagnosis(Conclusion conclusion, Cause... causes) {
        List<CauseFound> found = Stream.of(causes)
                .map(cause -> new CauseFound(cause, Confidence.CERTAIN, List.of(), List.of(), Map.of(), List.of()))
                .toList();
        return new Diagnosis(conclusion, found, List.of());
    }

    private static List<Cause> order(Complaint complaint, Diagnosis diagnosis) {
        return Emphasis.causes(complaint, diagnosis).stream()
                .map(CauseFound::cause)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void noGroupIsHidden(Complaint complaint) {
        assertThat(Emphasis.groups(complaint)).containsExactlyInAnyOrder(Group.values());
    }

    @Test
    void whatBearsOnTheComplaintComesFirst() {
        assertThat(Emphasis.groups(Complaint.POOR_QUALITY).getFirst()).isEqualTo(Group.QUALITY);
        assertThat(Emphasis.groups(Complaint.CALLS_DROP).getFirst()).isEqualTo(Group.SIGNALLING);
        assertThat(Emphasis.groups(Complaint.JUST_CHECK)).containsExactly(Group.values());
        Diagnosis some = diagnosis(
                Conclusion.WORKS_WITH_LIMITS, Cause.REVOCATION_BLOCKED, Cause.UDP_BLOCKED, Cause.POOR_QUALITY);
        assertThat(order(Complaint.POOR_QUALITY, some))
                .containsExactly(Cause.UDP_BLOCKED, Cause.POOR_QUALITY, Cause.REVOCATION_BLOCKED);
        assertThat(order(Complaint.JUST_CHECK, some))
                .containsExactly(Cause.REVOCATION_BLOCKED, Cause.UDP_BLOCKED, Cause.POOR_QUALITY);
    }

    @Test
    void whatStopsCallsStaysBeforeWhatDisturbsThem() {
        Diagnosis none = diagnosis(Conclusion.DOES_NOT_WORK, Cause.DOMAIN_BLOCKED, Cause.UDP_BLOCKED);
        assertThat(order(Complaint.POOR_QUALITY, none)).containsExactly(Cause.DOMAIN_BLOCKED, Cause.UDP_BLOCKED);
    }
}
