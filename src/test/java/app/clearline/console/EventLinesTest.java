// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.HostPort;
import app.clearline.model.Observation;
import app.clearline.model.Route;
import app.clearline.model.Step;
import app.clearline.run.RunEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventLinesTest {

    private static final Route PROXY = new Route.ViaHttp(new HostPort("gate.example", 3128));
    private static final Step THROUGH = new Step(
            Step.id(Samples.STEP.probe(), Samples.RELAY, PROXY),
            Samples.STEP.probe(),
            Samples.RELAY,
            PROXY,
            List.of(),
            Duration.ofSeconds(1));
    private static final Observation SEEN = new Observation(
            THROUGH.id(),
            THROUGH.probe(),
            Samples.RELAY,
            PROXY,
            Duration.ZERO,
            Duration.ofMillis(5),
            null,
            Samples.SILENT.failure());

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void progressIsCounted() {
        lines(false).write(new RunEvent.Progressed("sweep", 120, 400));

        assertThat(bytes.toString(UTF_8).strip())
                .isEqualTo("{\"event\":\"progressed\",\"step\":\"sweep\",\"done\":120,\"total\":400}");
    }

    @Test
    void privateDataIsHiddenAndStepsCanStillBeFollowed() {
        EventLines lines = lines(true);
        lines.write(new RunEvent.Started(THROUGH, Duration.ZERO));
        lines.write(new RunEvent.Progressed(THROUGH.id(), 1, 2));
        lines.write(new RunEvent.Ended(SEEN));
        lines.write(new RunEvent.Ended(Samples.SILENT));

        assertThat(bytes.toString(UTF_8).lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"started\"", "\"step-1\""),
                        line -> assertThat(line).contains("\"progressed\"", "\"step-1\""),
                        line -> assertThat(line).contains("\"ended\"", "\"step-1\"", "\"class\":\"timeout\""),
                        line -> assertThat(line).contains("\"stun-udp@192.0.2.7:3478\"", "\"class\":\"timeout\""));
        assertThat(bytes.toString(UTF_8)).doesNotContain("gate.example", "detail");
    }

    @Test
    void otherwiseNothingIsHidden() {
        lines(false).write(new RunEvent.Ended(SEEN));

        assertThat(bytes.toString(UTF_8)).contains("/via-gate.example:3128", "\"detail\":\"no answer from 192.0.2.7\"");
    }

    private EventLines lines(boolean hidePrivate) {
        return new EventLines(new PrintStream(bytes, true, UTF_8), Samples.SERVICE, hidePrivate);
    }
}
