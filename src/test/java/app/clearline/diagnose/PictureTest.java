// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Extent;
import app.clearline.model.Measured;
import app.clearline.model.Observation;
import app.clearline.model.Picture;
import app.clearline.model.ProbeKind;
import app.clearline.model.Thresholds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which of a service's pictures a line is enough for.
class PictureTest {

    private static final List<Picture> PICTURES =
            List.of(new Picture("small", 150, 113), new Picture("large", 2500, 1875), new Picture("middle", 500, 375));

    @ParameterizedTest
    @CsvSource({
        "0, ''",
        "112, 0p",
        "113, small",
        "374, small",
        "375, middle",
        "1874, middle",
        "1875, large",
        "9000, large"
    })
    void theBestThatItIsEnoughFor(int kilobits, String picture) {
        assertThat(QualityJudge.picture(line(kilobits, PICTURES))).isEqualTo(picture);
    }

    @ParameterizedTest
    @CsvSource({"0", "200", "9000"})
    void nothingIsSaidWhereTheServiceNamesNone(int kilobits) {
        assertThat(QualityJudge.picture(line(kilobits, List.of()))).isEmpty();
    }

    private static Line line(int kilobits, List<Picture> pictures) {
        Duration shortly = Duration.ofMillis(20);
        var stream = new Measured.Stream(
                "udp",
                500,
                500,
                0,
                shortly,
                shortly,
                shortly,
                kilobits,
                null,
                shortly,
                Duration.ofSeconds(10),
                List.of());
        List<Observation> streams = World.healthy()
                .going(new Extent(Duration.ofSeconds(10), false, true, null))
                .sees(s -> s.probe() == ProbeKind.UDP_STREAM ? stream : null)
                .observations()
                .stream()
                .filter(o -> o.probe() == ProbeKind.UDP_STREAM)
                .toList();
        return new Line(streams, false, new Thresholds(3, shortly, shortly, 350, shortly, pictures));
    }
}
