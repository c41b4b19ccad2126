// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Endpoint;
import app.clearline.model.Expectation;
import app.clearline.model.HostPort;
import app.clearline.model.Need;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import app.clearline.model.Route;
import app.clearline.model.Step;
import app.clearline.run.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WaitingTest {

    private static final Step STREAM = step(ProbeKind.RELAY_UDP, 33);
    private static final Step QUICK = step(ProbeKind.TURN_UDP, 8);

    private static Step step(ProbeKind kind, int seconds) {
        var at = new HostPort("turn.example", 3478);
        var endpoint = new Endpoint("relay", Role.MEDIA_RELAY, at, 3478, "/", Set.of(kind), false, Expectation.ANY);
        return new Step(
                Step.id(kind, endpoint, Route.direct()),
                kind,
                endpoint,
                Route.direct(),
                List.of(),
                Duration.ofSeconds(seconds));
    }

    @Test
    void aStreamUnderWaySaysForHowLong() {
        var waiting = new Waiting(Map.of(STREAM.id(), Instant.now().minusSeconds(5)), Map.of(), Set.of());
        var phrase = waiting.phrase(List.of(STREAM, QUICK), 2);
        assertThat(phrase.key()).isEqualTo("desktop.row.measuring");
        assertThat(phrase.values()).containsEntry("most", "33\u2009s").containsKey("elapsed");
        assertThat(phrase.values().get("elapsed")).matches("[5-9]\u2009s|[0-9]{2}\u2009s");
    }

    @Test
    void aStreamThatHasNotBegunSaysWhatItWaitsFor() {
        var nothing = new Waiting(Map.of(), Map.of(), Set.of());
        assertThat(nothing.idle(List.of(STREAM)).key()).isEqualTo("desktop.row.later");
        assertThat(nothing.idle(List.of(QUICK, STREAM)).key()).isEqualTo("desktop.row.waiting");
        assertThat(nothing.idle(List.of()).key()).isEqualTo("desktop.row.waiting");
        assertThat(nothing.phrase(List.of(STREAM), 3).key()).isEqualTo("desktop.row.later");
    }

    @Test
    void aRowThatHasNotBegunNamesTheHostItWaitsFor() {
        String lookup = "dns@turn.example";
        var step = new Step(
                QUICK.id(),
                QUICK.probe(),
                QUICK.endpoint(),
                QUICK.route(),
                List.of(new Need(lookup, true)),
                QUICK.deadline());
        assertThat(new Waiting(Map.of(), Map.of(), Set.of()).idle(List.of(step)).values())
                .containsEntry("host", "turn.example");
        assertThat(new Waiting(Map.of(), Map.of(), Set.of(lookup))
                        .idle(List.of(step))
                        .key())
                .isEqualTo("desktop.row.waiting");
    }

    @Test
    void othersCountTheirStepsOrTellHowFarTheyCame() {
        var begun = new Waiting(Map.of(QUICK.id(), Instant.now()), Map.of(), Set.of());
        assertThat(begun.phrase(List.of(QUICK), 3).values())
                .containsEntry("done", "2")
                .containsEntry("total", "3");
        var halfway = new Waiting(
                Map.of(QUICK.id(), Instant.now()),
                Map.of(QUICK.id(), new RunEvent.Progressed(QUICK.id(), 38_000, 64_511)),
                Set.of());
        assertThat(halfway.phrase(List.of(QUICK), 3).values()).containsEntry("done", "38\u2009000");
    }
}
