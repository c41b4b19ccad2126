// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Picture;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// How streams share the line and the time: they are measured side by side, and then one after the
/// other is let climb while the others are still, so that none is disturbed by what it is not compared
/// with.
final class Streams {

    /// Speech has a packet each 20 ms.
    static final Duration PACE = Duration.ofMillis(20);
    /// The first ones load classes and open flows on the way.
    static final int WARM_UP = 5;

    private static final Duration LONG = Duration.ofSeconds(4);

    private final ReentrantReadWriteLock line = new ReentrantReadWriteLock(true);
    private final Duration quality;
    private final boolean climbing;
    private final List<Picture> pictures;

    /// @param quality for all of it; zero: no stream, but a short burst where a relay is to be seen to
    ///     carry data
    /// @param climbing whether there is a far end that may be sent as much as a picture needs
    /// @param pictures that the service sends, the best first
    Streams(Duration quality, boolean climbing, List<Picture> pictures) {
        this.quality = quality;
        this.climbing = climbing && quality.compareTo(LONG) >= 0 && !pictures.isEmpty();
        this.pictures = pictures;
    }

    boolean patient() {
        return quality.isPositive();
    }

    boolean climbing() {
        return climbing;
    }

    /// What there is to climb to.
    List<Picture> pictures() {
        return pictures;
    }

    /// Packets of a steady stream: all the time, or less where something else follows.
    int packets() {
        Duration steady = climbing ? quality.multipliedBy(6).dividedBy(10) : quality;
        return WARM_UP + (int) (steady.toMillis() / PACE.toMillis());
    }

    /// Something that is played on the line.
    @FunctionalInterface
    interface Play<T, E extends Exception> {
        T on() throws E, InterruptedException;
    }

    /// Plays beside others.
    <T, E extends Exception> T beside(Play<T, E> play) throws E, InterruptedException {
        line.readLock().lockInterruptibly();
        try {
            return play.on();
        } finally {
            line.readLock().unlock();
        }
    }

    /// Plays alone, as soon as nothing else is played; gives `otherwise` where it would have to wait
    /// longer.
    <T, E extends Exception> T alone(Duration longest, Play<T, E> play, T otherwise) throws E, InterruptedException {
        if (!line.writeLock().tryLock(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            return otherwise;
        }
        try {
            return play.on();
        } finally {
            line.writeLock().unlock();
        }
    }
}
