// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Measured;
import app.clearline.model.Observation;
import app.clearline.model.Outcome;
import app.clearline.model.Run;
import app.clearline.model.Thresholds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Round trip and loss over the time of each stream that was measured. Positions go from 0 to 1: along the time,
/// and in height from 0 ms to `topMillis`.
///
/// @param told the picture in a sentence
/// @param courses one a stream; empty where none was measured
/// @param limit height of the longest round trip that the service puts up with; 1 where that is above the top
public record QualityFigure(String told, List<Course> courses, int topMillis, double limit) {

    private static final List<Integer> TOPS = List.of(50, 100, 200, 300, 500, 1000, 2000, 5000, 10000);

    /// A stream.
    ///
    /// @param told packets, loss, round trip and jitter of all of it
    /// @param points equally wide, side by side; empty where nothing came back at all, and in old runs
    public record Course(String name, String where, String told, Duration lasted, List<Point> points) {}

    /// A part of a stream.
    ///
    /// @param height of the median round trip; null where nothing came back
    /// @param loss share of the packets that did not come back, 0 to 1
    /// @param outcome `PASS`; `WARN` where packets were lost or took longer than the limit; `FAIL` where
    ///     none came back
    public record Point(double from, double to, @Nullable Double height, double loss, Outcome outcome, String told) {}

    public QualityFigure {
        courses = List.copyOf(courses);
    }

    /// Whether nothing came back on any stream.
    public boolean empty() {
        return courses.stream().allMatch(course -> course.points().isEmpty());
    }

    public static QualityFigure of(Run run, Texts texts) {
        Thresholds limits = run.service().thresholds();
        int top = top(run);
        var courses = new ArrayList<Course>();
        for (Observation seen : run.observations()) {
            stream(seen)
                    .ifPresent(stream -> courses.add(new Course(
                            texts.word(seen.probe()),
                            Clean.line(seen.endpoint().at().toString()),
                            numbers(stream, texts),
                            stream.lasted(),
                            points(stream, top, limits, texts))));
        }
        String told = texts.say(
                courses.isEmpty() ? "figure.quality.nothing" : "figure.quality.told",
                "streams",
                String.valueOf(courses.size()),
                "ms",
                String.valueOf(limits.roundTrip().toMillis()));
        double limit = Math.min(1, (double) limits.roundTrip().toMillis() / top);
        return new QualityFigure(told, courses, top, limit);
    }

    private static Optional<Measured.Stream> stream(Observation seen) {
        return seen.found(Measured.Stream.class)
                .or(() -> seen.found(Measured.RelayData.class).map(Measured.RelayData::stream));
    }

    private static int top(Run run) {
        double longest = run.observations().stream()
                .flatMap(seen -> stream(seen).stream())
                .flatMap(stream -> stream.course().stream())
                .mapToDouble(moment -> millis(moment.roundTrip()))
                .max()
                .orElse(0);
        return TOPS.stream().filter(top -> top >= longest).findFirst().orElse(TOPS.getLast());
    }

    private static List<Point> points(Measured.Stream stream, int top, Thresholds limits, Texts texts) {
        List<Measured.Moment> course = stream.course();
        double width = 1.0 / Math.max(1, course.size());
        return IntStream.range(0, course.size())
                .mapToObj(i -> point(course.get(i), i * width, (i + 1) * width, top, limits, texts))
                .toList();
    }

    private static Point point(
            Measured.Moment moment, double from, double to, int top, Thresholds limits, Texts texts) {
        int lost = moment.sent() - moment.received();
        boolean slow = moment.roundTrip() != null && moment.roundTrip().compareTo(limits.roundTrip()) > 0;
        Outcome outcome =
                moment.received() == 0 && lost > 0 ? Outcome.FAIL : lost > 0 || slow ? Outcome.WARN : Outcome.PASS;
        return new Point(
                from,
                to,
                moment.roundTrip() == null ? null : Math.min(1, millis(moment.roundTrip()) / top),
                moment.sent() == 0 ? 0 : (double) lost / moment.sent(),
                outcome,
                texts.say(
                        "figure.quality.point",
                        "lost",
                        String.valueOf(lost),
                        "sent",
                        String.valueOf(moment.sent()),
                        "ms",
                        whole(moment.roundTrip(), texts)));
    }

    private static String numbers(Measured.Stream stream, Texts texts) {
        return texts.say(
                "figure.quality.course",
                "sent",
                String.valueOf(stream.sent()),
                "percent",
                String.format(texts.locale(), "%.1f", stream.lossPercent()),
                "ms",
                whole(stream.roundTrip(), texts),
                "jitter",
                stream.received() == 0 ? "" : whole(stream.jitter(), texts));
    }

    private static double millis(@Nullable Duration time) {
        return time == null ? 0 : time.toNanos() / 1e6;
    }

    private static String whole(@Nullable Duration time, Texts texts) {
        double millis = millis(time);
        return time == null ? "" : String.format(texts.locale(), millis < 10 ? "%.1f" : "%.0f", millis);
    }
}
