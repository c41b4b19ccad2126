// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Cause;
import app.clearline.model.Confidence;
import app.clearline.model.Observation;
import java.util.List;
import java.util.Locale;

/// What happens to sound and picture on ways that are open.
final class QualityRules {

    private QualityRules() {}

    /// The relay allocates, and data through it dies by some ways and not by others. Silent where it
    /// carries nothing by any: it may not lead to places of its own, and then says nothing about the
    /// network.
    static void relayData(Inquiry inquiry) {
        Evidence evidence = inquiry.evidence();
        List<Observation> dead = RelayJudge.blocked(evidence);
        if (dead.isEmpty() || inquiry.nothingBehind()) {
            return;
        }
        List<Observation> alive =
                RelayJudge.all(evidence).stream().filter(RelayJudge::carries).toList();
        inquiry.accept(Findings.of(inquiry, Cause.TURN_DATA_BLOCKED, Confidence.CERTAIN, dead)
                .with("hosts", Evidence.hosts(dead))
                .with("carriers", carriers(dead))
                .with("other", carriers(alive))
                .done());
    }

    private static String carriers(List<Observation> some) {
        return String.join(
                ", ",
                some.stream()
                        .map(o -> o.probe().id().replace("relay-", "").toUpperCase(Locale.ROOT))
                        .distinct()
                        .toList());
    }

    /// Loss, jitter, delay or bandwidth beyond the service's limits, as all far ends show it. What is
    /// lost here and there is no block, however much it is.
    static void poor(Inquiry inquiry) {
        Line line = Line.of(inquiry.evidence());
        if (line.streams().isEmpty() || !line.poor() || inquiry.nothingBehind()) {
            return;
        }
        var poor = Findings.of(inquiry, Cause.POOR_QUALITY, certainty(line), line.streams())
                .with("loss", line.lossy() ? QualityJudge.number(line.lossPercent()) : "")
                .with("jitter", line.shaky() ? String.valueOf(line.jitter().toMillis()) : "")
                .with("ms", line.slow() ? String.valueOf(line.roundTrip().toMillis()) : "")
                .with("kilobits", line.narrow() ? String.valueOf(line.kilobits()) : "")
                .with("mos", QualityJudge.number(line.mos()));
        Directions.of(line).values().forEach(poor::with);
        inquiry.accept(poor.done());
    }

    /// What lies within chance of the limit is likely and no more, and so is what a single ramp showed.
    private static Confidence certainty(Line line) {
        if (line.shaky() || line.slow()) {
            return Confidence.CERTAIN;
        }
        int sent = line.streams().stream().mapToInt(o -> Line.of(o).sent()).sum();
        double share = line.lossPercent() / 100;
        double chance = 100 * 2 * Math.sqrt(share * (1 - share) / Math.max(1, sent));
        boolean beyond =
                line.lossy() && line.lossPercent() - chance > line.limits().lossPercent();
        return beyond ? Confidence.CERTAIN : Confidence.LIKELY;
    }
}
