// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Measured;
import app.clearline.model.Observation;
import app.clearline.model.Picture;
import app.clearline.model.ProbeKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Judges how well sound and picture would come through.
final class QualityJudge {

    /// Below it nobody is content (ITU-T G.107 annex B).
    private static final double HARDLY_UNDERSTOOD = 2.4;
    /// Less may come from a busy machine as well.
    private static final Duration NOTICED = Duration.ofMillis(30);

    private QualityJudge() {}

    static Verdict quality(Evidence evidence) {
        Line line = Line.of(evidence);
        List<Observation> streams = line.streams();
        if (streams.isEmpty()) {
            return unmeasured(evidence, line);
        }
        String[] values = values(evidence, line);
        if (line.poor()) {
            return line.mos() < HARDLY_UNDERSTOOD
                    ? Verdict.fail(streams, "reason.quality.poor", values)
                    : Verdict.warn(streams, "reason.quality.poor", values);
        }
        return line.doubtful() && !line.telling()
                ? Verdict.notTested(streams, "reason.quality.unclear", "hosts", Evidence.hosts(streams))
                : Verdict.pass(streams, "reason.quality.good", values);
    }

    private static Verdict unmeasured(Evidence evidence, Line line) {
        List<Observation> all = evidence.of(
                ProbeKind.UDP_STREAM,
                ProbeKind.RESPONDER_STREAM,
                ProbeKind.RELAY_UDP,
                ProbeKind.RELAY_TCP,
                ProbeKind.RELAY_TLS);
        List<Observation> tried = Evidence.tried(all);
        if (line.late()) {
            return Verdict.notTested(tried, "reason.quality.late");
        }
        return tried.isEmpty() ? Verdict.untried(all) : Verdict.notTested(tried, "reason.quality.short");
    }

    private static String[] values(Evidence evidence, Line line) {
        Duration gain = gain(evidence);
        Duration loaded = loaded(line);
        var values = new ArrayList<>(List.of(
                "loss", number(line.lossPercent()),
                "jitter", String.valueOf(line.jitter().toMillis()),
                "ms", String.valueOf(line.roundTrip().toMillis()),
                "mos", number(line.mos()),
                "kilobits", line.kilobits() == 0 ? "" : String.valueOf(line.kilobits()),
                "video", picture(line),
                "loaded", loaded == null ? "" : String.valueOf(loaded.toMillis()),
                "udpBetter", gain != null && gain.compareTo(NOTICED) >= 0 ? String.valueOf(gain.toMillis()) : "",
                "tcpBetter",
                        gain != null && gain.negated().compareTo(NOTICED) >= 0
                                ? String.valueOf(-gain.toMillis())
                                : ""));
        Directions.of(line).values().forEach((key, value) -> {
            values.add(key);
            values.add(value);
        });
        return values.toArray(String[]::new);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /// The best picture that as much is enough for; empty where it was not tried, or the service names none.
    static String picture(Line line) {
        List<Picture> pictures = line.limits().pictures();
        return line.kilobits() == 0 || pictures.isEmpty()
                ? ""
                : pictures.stream()
                        .filter(p -> line.kilobits() >= p.usable())
                        .findFirst()
                        .map(Picture::name)
                        .orElse("0p");
    }

    private static @Nullable Duration loaded(Line line) {
        return line.streams().stream()
                .map(o -> Line.of(o).loaded())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /// By how much sooner the slowest packets come through a relay by UDP than by TCP; null where not both were seen.
    private static @Nullable Duration gain(Evidence evidence) {
        Duration udp = worst(evidence, "udp");
        Duration tcp = worst(evidence, "tcp");
        return udp == null || tcp == null ? null : tcp.minus(udp);
    }

    private static @Nullable Duration worst(Evidence evidence, String carrier) {
        return RelayJudge.all(evidence).stream()
                .filter(RelayJudge::carries)
                .map(Line::of)
                .filter(s -> s.carrier().equals(carrier))
                .map(Measured.Stream::worst)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
