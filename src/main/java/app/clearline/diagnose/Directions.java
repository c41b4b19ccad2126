// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Measured;
import app.clearline.model.Observation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which direction of a bad line is the bad one, as a stream with the responder shows that counts each for itself. Only
/// what is beyond chance is told; where both directions are bad, or the line is not, nothing is.
record Directions(Line line, List<Measured.TwoWay> seen) {

    /// The better direction has at most this part of what the worse one has.
    private static final double CLEARLY = 0.25;

    static Directions of(Line line) {
        return new Directions(
                line,
                line.streams().stream()
                        .map(Observation::finding)
                        .filter(Measured.TwoWay.class::isInstance)
                        .map(Measured.TwoWay.class::cast)
                        .toList());
    }

    /// The bad direction's values, by `up` or `down` and what they are of, such as `upLoss`.
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        for (Measured.TwoWay both : seen) {
            told(values, "up", both.up(), both.down());
            told(values, "down", both.down(), both.up());
        }
        return values;
    }

    private void told(Map<String, String> values, String name, Measured.Stream worse, Measured.Stream better) {
        if (line.lossy() && lossier(worse, better)) {
            values.put(name + "Loss", QualityJudge.number(worse.lossPercent()));
        }
        if (line.shaky() && shakier(worse, better)) {
            values.put(name + "Jitter", String.valueOf(worse.jitter().toMillis()));
        }
        if (line.narrow() && narrower(worse, better)) {
            values.put(name + "Kilobits", String.valueOf(worse.kilobits()));
        }
    }

    private static boolean lossier(Measured.Stream worse, Measured.Stream better) {
        double much = worse.lossPercent();
        double little = better.lossPercent();
        return better.received() > 0 && little <= much * CLEARLY && much - chance(worse) > little + chance(better);
    }

    /// How far the loss that was seen may be from that of the line: two standard deviations, and two packets.
    private static double chance(Measured.Stream stream) {
        double share = stream.lossPercent() / 100;
        int sent = Math.max(1, stream.sent());
        return 100 * (2 * Math.sqrt(share * (1 - share) / sent) + 2.0 / sent);
    }

    private boolean shakier(Measured.Stream worse, Measured.Stream better) {
        return worse.jitter().minus(worse.lateness()).compareTo(line.limits().jitter()) > 0
                && better.received() > 0
                && better.jitter().toNanos() <= worse.jitter().toNanos() * CLEARLY;
    }

    private boolean narrower(Measured.Stream worse, Measured.Stream better) {
        int limit = line.limits().kilobitsPerSecond();
        return worse.kilobits() > 0 && worse.kilobits() < limit && better.kilobits() > worse.kilobits() * 1.3;
    }
}
