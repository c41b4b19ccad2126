// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Measured;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// When each packet of a stream was sent and when it came, by one clock. One thread writes what is
/// sent, another what comes.
final class Tape {

    /// Of RFC 3550's running estimate of jitter. It keeps swinging, so its mean is told, from where it has settled.
    private static final int SMOOTHING = 16;

    /// Packets of a part of the course: half a second of speech. So few lost ones of them still show.
    private static final int PART = 25;
    /// Of a course, however long the stream: no picture has room for more.
    private static final int MOST_PARTS = 60;

    private final int base;
    private final long[] sent;
    private final long[] late;
    private final long[] arrived;
    private final int[] order;
    private final CountDownLatch missing;
    private int sends;
    private int arrivals;
    private long stall;

    /// @param base the number of the first packet
    Tape(int base, int packets) {
        this.base = base;
        sent = new long[packets];
        late = new long[packets];
        arrived = new long[packets];
        order = new int[packets];
        missing = new CountDownLatch(packets);
    }

    int packets() {
        return sent.length;
    }

    /// The number of the packet in place `i`.
    int number(int i) {
        return base + i;
    }

    /// The number of the first packet that is not of this tape.
    int after() {
        return base + sent.length;
    }

    /// The next packet leaves.
    ///
    /// @param due when it should have left
    synchronized void leaves(long due, long now) {
        late[sends] = Math.max(0, now - due);
        sent[sends++] = now;
    }

    /// A packet came; one of another tape, one that was never sent or came before is nobody's.
    synchronized void comes(int numbered, long now) {
        int number = numbered - base;
        if (number >= 0 && number < sends && arrived[number] == 0) {
            arrived[number] = now;
            order[arrivals++] = number;
            missing.countDown();
        }
    }

    /// Waits until all have come, at most until `end`.
    boolean awaitAll(long end) throws InterruptedException {
        return missing.await(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    /// This side waited longer than it wanted to.
    synchronized void stalls(long nanos) {
        stall = Math.max(stall, nanos);
    }

    synchronized Duration stall() {
        return Duration.ofNanos(stall);
    }

    synchronized int sent() {
        return sends;
    }

    synchronized int received() {
        return arrivals;
    }

    /// What the packets from number `first` on tell; those before warm everything up.
    synchronized Measured.Stream stream(String carrier, int first, int kilobits, @Nullable Duration loaded) {
        int from = Math.min(first, sends);
        long[] transits = new long[arrivals];
        int received = 0;
        int reordered = 0;
        int highest = -1;
        double jitter = 0;
        double jitters = 0;
        for (int i = 0; i < arrivals; i++) {
            int number = order[i];
            if (number < from) {
                continue;
            }
            long transit = arrived[number] - sent[number];
            if (received > 0) {
                // RFC 3550 §6.4.1, by the order of arrival.
                jitter += (Math.abs(transit - transits[received - 1]) - jitter) / SMOOTHING;
                jitters += received >= SMOOTHING ? jitter : 0;
            }
            transits[received++] = transit;
            reordered += number < highest ? 1 : 0;
            highest = Math.max(highest, number);
        }
        long[] sorted = Arrays.copyOf(transits, received);
        Arrays.sort(sorted);
        long[] lateness = Arrays.copyOfRange(late, from, sends);
        Arrays.sort(lateness);
        return new Measured.Stream(
                carrier,
                sends - from,
                received,
                reordered,
                received == 0 ? null : micros(at(sorted, 50)),
                received == 0 ? null : micros(at(sorted, 95)),
                micros((long) (received > SMOOTHING ? jitters / (received - SMOOTHING) : jitter)),
                kilobits,
                loaded,
                micros(at(lateness, 95)),
                micros(sends == 0 ? 0 : sent[sends - 1] - sent[0]),
                received == 0 ? List.of() : course(from));
    }

    /// The packets from number `from` on in parts of equally many, since they left at an even pace.
    private List<Measured.Moment> course(int from) {
        int parts = Math.clamp((sends - from) / PART, 1, MOST_PARTS);
        var course = new ArrayList<Measured.Moment>();
        for (int part = 0; part < parts; part++) {
            int begin = from + (int) ((long) (sends - from) * part / parts);
            int end = from + (int) ((long) (sends - from) * (part + 1) / parts);
            long[] transits = IntStream.range(begin, end)
                    .filter(number -> arrived[number] != 0)
                    .mapToLong(number -> arrived[number] - sent[number])
                    .sorted()
                    .toArray();
            Duration median = transits.length == 0 ? null : micros(at(transits, 50));
            course.add(new Measured.Moment(end - begin, transits.length, median));
        }
        return course;
    }

    /// The quickest packet, which waited in no queue; null where none came.
    synchronized @Nullable Duration quickest() {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < arrivals; i++) {
            best = Math.min(best, arrived[order[i]] - sent[order[i]]);
        }
        return arrivals == 0 ? null : micros(best);
    }

    /// Bits a second of packets of so many bytes, as they came: from the first that left to the last
    /// that came, less the `idle` time that one packet takes anyway.
    synchronized double carried(int bytes, Duration idle) {
        if (arrivals == 0) {
            return 0;
        }
        long last = Arrays.stream(arrived).max().orElse(0);
        // The last packet leaves one gap before the time that it fills is over.
        long gap = sends < 2 ? 0 : (sent[sends - 1] - sent[0]) / (sends - 1);
        long took = Math.max(last - sent[0] - idle.toNanos() + gap, 1);
        return 8e9 * bytes * arrivals / Math.max(took, sent[sends - 1] - sent[0] + gap);
    }

    /// What so many of a hundred keep within.
    static long at(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    /// Nobody reads nanoseconds of a network.
    static Duration micros(long nanos) {
        return Duration.ofNanos(nanos / 1000 * 1000);
    }
}
