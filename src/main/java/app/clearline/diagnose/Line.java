// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Measured;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Thresholds;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the streams say of the line, by UDP where it is open, else by TCP. One far end that answers
/// badly is no bad line: it may hold back what it takes for a flood.
///
/// @param streams those that were long enough, and not spoilt by this machine being late itself
/// @param late whether there were others that were spoilt
record Line(List<Observation> streams, boolean late, Thresholds limits) {

    private static final int LONG_ENOUGH = 40;
    /// Two packets of speech.
    private static final Duration LATE = Duration.ofMillis(40);

    static Line of(Evidence evidence) {
        List<Observation> all = Stream.concat(
                        evidence.direct(ProbeKind.UDP_STREAM, ProbeKind.RESPONDER_STREAM).stream(),
                        RelayJudge.all(evidence).stream().filter(RelayJudge::carries))
                .filter(o -> o.tried() && stream(o) != null && of(o).sent() >= LONG_ENOUGH)
                .toList();
        List<Observation> prompt =
                all.stream().filter(o -> of(o).lateness().compareTo(LATE) <= 0).toList();
        List<Observation> udp =
                prompt.stream().filter(o -> of(o).carrier().equals("udp")).toList();
        boolean answered = udp.stream().anyMatch(o -> of(o).received() > 0);
        return new Line(
                answered ? udp : prompt,
                prompt.size() < all.size(),
                evidence.service().thresholds());
    }

    static Measured.@Nullable Stream stream(Observation observation) {
        return switch (observation.finding()) {
            case Measured.Stream stream -> stream;
            case Measured.RelayData data -> data.stream();
            case Measured.TwoWay both -> both.together();
            case null, default -> null;
        };
    }

    static Measured.Stream of(Observation observation) {
        Measured.Stream stream = stream(observation);
        if (stream == null) {
            throw new IllegalArgumentException("no stream: " + observation.id());
        }
        return stream;
    }

    boolean lossy() {
        return shown(o -> of(o).lossPercent() > limits.lossPercent() / 2, this::lossyTogether);
    }

    boolean shaky() {
        return shown(o -> less(of(o).jitter(), of(o)).compareTo(limits.jitter()) > 0, some -> true);
    }

    boolean slow() {
        return shown(o -> slow(of(o)), some -> true);
    }

    boolean narrow() {
        return kilobits() > 0 && kilobits() < limits.kilobitsPerSecond();
    }

    boolean poor() {
        return lossy() || shaky() || slow() || narrow();
    }

    /// Whether some stream is beyond a limit, be it the far end's own fault.
    boolean doubtful() {
        return streams.stream()
                .anyMatch(o -> of(o).lossPercent() > limits.lossPercent()
                        || less(of(o).jitter(), of(o)).compareTo(limits.jitter()) > 0
                        || slow(of(o)));
    }

    /// Whether far ends of different owners were measured, or one that is surely the service's own.
    boolean telling() {
        return owners(streams) > 1 || !sure().isEmpty();
    }

    /// Every stream shows it, and they lead to different owners; or every one to relays that are surely
    /// the service's.
    private boolean shown(Predicate<Observation> each, Predicate<List<Observation>> together) {
        boolean all = owners(streams) > 1 && streams.stream().allMatch(each) && together.test(streams);
        List<Observation> sure = sure();
        return all || (!sure.isEmpty() && sure.stream().allMatch(each) && together.test(sure));
    }

    private List<Observation> sure() {
        return streams.stream()
                .filter(o -> Evidence.own(o) && !o.endpoint().sample())
                .toList();
    }

    private static long owners(List<Observation> some) {
        return some.stream().map(o -> o.endpoint().owner()).distinct().count();
    }

    private boolean lossyTogether(List<Observation> some) {
        return lossPercent(some) > limits.lossPercent();
    }

    /// Of all packets of these.
    static double lossPercent(List<Observation> some) {
        int sent = some.stream().mapToInt(o -> of(o).sent()).sum();
        int received = some.stream().mapToInt(o -> of(o).received()).sum();
        return sent == 0 ? 0 : 100.0 * (sent - received) / sent;
    }

    /// Of all packets where all agree, else that of the best.
    double lossPercent() {
        return lossy()
                ? lossPercent(streams)
                : streams.stream().mapToDouble(o -> of(o).lossPercent()).min().orElse(0);
    }

    Duration jitter() {
        return streams.stream()
                .filter(o -> of(o).received() > 0)
                .map(o -> of(o).jitter())
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    Duration roundTrip() {
        return streams.stream()
                .flatMap(o -> Stream.ofNullable(of(o).roundTrip()))
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /// The most that any carried; 0 where that was not tried.
    int kilobits() {
        return streams.stream().mapToInt(o -> of(o).kilobits()).max().orElse(0);
    }

    double mos() {
        return Mos.of(lossPercent(), jitter(), roundTrip());
    }

    private boolean slow(Measured.Stream stream) {
        Duration took = stream.roundTrip();
        return took != null && less(took, stream).compareTo(limits.roundTrip()) > 0;
    }

    /// What this machine added itself is not the line's.
    private static Duration less(Duration measured, Measured.Stream stream) {
        return measured.minus(stream.lateness());
    }
}
