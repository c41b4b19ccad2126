// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/// All threads and sockets of a far end: how many at most, until when at the latest, and gone when it closes. A
/// connection that outlives its time is closed from outside, which ends reads, writes and handshakes alike, however
/// slowly the other side drips.
final class Lifetimes implements AutoCloseable {

    private static final int CONNECTIONS = 256;
    private static final Duration LOOK = Duration.ofMillis(100);

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("far-end").factory());
    private final Set<Closeable> kept = ConcurrentHashMap.newKeySet();
    private final Map<Closeable, Long> deadlines = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private final Duration patience;

    /// @param patience how long a connection may last that nobody extends
    Lifetimes(Duration patience) {
        this.patience = patience;
        threads.execute(this::closeTheLate);
    }

    /// Something that lives as long as the far end: a listener.
    <C extends Closeable> C keep(C listener) {
        kept.add(listener);
        return listener;
    }

    void run(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException e) {
            // The far end is closing, and takes nothing new.
            closed = true;
        }
    }

    /// Takes a connection in; false where there are too many or the far end closes.
    boolean admit(Closeable connection) {
        if (closed || deadlines.size() >= CONNECTIONS) {
            return false;
        }
        deadlines.put(connection, System.nanoTime() + patience.toNanos());
        if (closed) {
            // All that had been taken in was closed a moment before, and this one perhaps not among it.
            leave(connection);
            return false;
        }
        return true;
    }

    /// Gives a connection that was taken in more time from now, such as after an upgrade.
    void extend(Closeable connection, Duration time) {
        deadlines.replace(connection, System.nanoTime() + time.toNanos());
    }

    /// Closes a connection, if it is still open, and forgets it.
    void leave(Closeable connection) {
        deadlines.remove(connection);
        closeQuietly(connection);
    }

    /// The ports of the TCP listeners that are kept.
    List<Integer> listeners() {
        return kept.stream()
                .filter(ServerSocket.class::isInstance)
                .map(listener -> ((ServerSocket) listener).getLocalPort())
                .toList();
    }

    int connections() {
        return deadlines.size();
    }

    private void closeTheLate() {
        try {
            while (!closed) {
                Thread.sleep(LOOK);
                long now = System.nanoTime();
                deadlines.forEach((connection, deadline) -> {
                    if (now - deadline > 0) {
                        leave(connection);
                    }
                });
            }
        } catch (InterruptedException e) {
            // The far end closes: so ends this look-out.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        kept.forEach(Lifetimes::closeQuietly);
        deadlines.keySet().forEach(Lifetimes::closeQuietly);
        threads.shutdownNow();
        try {
            threads.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            // The caller is in a hurry; every socket is closed, so the threads end by themselves.
            Thread.currentThread().interrupt();
        }
        deadlines.clear();
        kept.clear();
    }

    private static void closeQuietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // A socket that cannot be closed in order is closed all the same.
        }
    }
}
