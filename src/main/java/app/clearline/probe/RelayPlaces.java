// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Credentials;
import app.clearline.model.FailureClass;
import app.clearline.model.HostPort;
import app.clearline.run.Failures;
import app.clearline.run.ProbeException;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Several places of one relay, taken side by side, each by a way of its own.
final class RelayPlaces implements Closeable {

    /// A sample of its range; a relay may give one login only a few.
    private static final int MOST = 8;

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static final int MOST_RELEASES = 5;
    /// Milliseconds after the first time; after the next one as many more.
    private static final int PAUSE = 100;

    private static final int HURRIED = 30;
    private static final int STEP = 10;

    private final Watchdog.Work<Leg> open;
    private final Credentials login;
    private final Set<String> outside;
    /// All that the relay gave out, in use or not.
    private final Queue<RelayPlace> held = new ConcurrentLinkedQueue<>();

    private final Queue<RelayPlace> taken = new ConcurrentLinkedQueue<>();
    private final Queue<Leg> legs = new ConcurrentLinkedQueue<>();
    private final Queue<IOException> refusals = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    /// @param open a way to the relay
    /// @param outside addresses by which this machine may send
    RelayPlaces(Watchdog.Work<Leg> open, Credentials login, Set<String> outside) {
        this.open = open;
        this.login = login;
        this.outside = Set.copyOf(outside);
    }

    /// Takes as many as it can.
    ///
    /// @throws ProbeException `UNSUPPORTED` where it got none: the relay's own steps tell what is wrong with it
    void take(Duration longest) throws ProbeException, InterruptedException {
        var done = new CountDownLatch(MOST);
        for (int i = 0; i < MOST; i++) {
            threads.add(Thread.ofVirtual().name("relay-place-" + i).start(() -> {
                one();
                done.countDown();
            }));
        }
        long wait = Math.min(longest.toMillis(), LONGEST.toMillis());
        if (!done.await(wait, TimeUnit.MILLISECONDS) && taken.isEmpty()) {
            throw new ProbeException(FailureClass.UNSUPPORTED, "the relay gave no place in " + wait + " ms");
        }
        IOException first = refusals.peek();
        if (taken.isEmpty() && first != null) {
            throw new ProbeException(
                    FailureClass.UNSUPPORTED,
                    "the relay gives no place: " + Failures.of(first).detail());
        }
    }

    private void one() {
        try {
            Leg leg = open.run();
            legs.add(leg);
            if (closed) {
                // It opened after all others had been closed.
                leg.close();
                return;
            }
            Allocation allocation = Allocation.on(leg.path(), login);
            HostPort mapped = allocation.mapped();
            var peers = new ArrayList<>(outside);
            if (peers.isEmpty() && mapped != null) {
                peers.add(mapped.host());
            }
            var place = new RelayPlace(leg, allocation);
            held.add(place);
            place.letIn(peers);
            taken.add(place);
        } catch (IOException e) {
            refusals.add(e);
        } catch (InterruptedException e) {
            // The step has ended, and nobody asks for this one any more.
        }
    }

    List<RelayPlace> taken() {
        return List.copyOf(taken);
    }

    /// Asks several times: one datagram may be lost, and a place that is not given back counts against the login for
    /// ten minutes. Whoever interrupts waits for the first two only.
    private void giveBack() {
        boolean hurried = Thread.interrupted();
        for (int i = 0; i < (hurried ? 2 : MOST_RELEASES); i++) {
            held.forEach(RelayPlace::giveBack);
            try {
                for (int waited = 0; waited < (hurried ? HURRIED : PAUSE * (i + 1)) && !givenBack(); waited += STEP) {
                    Thread.sleep(STEP);
                }
            } catch (InterruptedException e) {
                // The step was stopped meanwhile: to an end, but soon.
                hurried = true;
            }
            if (givenBack()) {
                break;
            }
        }
        if (hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean givenBack() {
        return held.stream().allMatch(RelayPlace::isGivenBack);
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
        giveBack();
        for (Leg leg : legs) {
            try {
                leg.close();
            } catch (IOException e) {
                // It is as closed as it can be.
            }
        }
    }
}
