// SPDX-License-Identifier: Apache-2.0
package app.clearline.run;

import app.clearline.model.Failure;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Step;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The attempts at one step. Most need one; what a machine did not hear, or heard slowly, while it was late itself is
/// no evidence, and is tried anew. So is one host's silence on an open connection where others answered: the rush in
/// which all steps begin fills a narrow line, and a lossy one loses some of it.
final class Attempts {

    private static final int MOST_TRIES = 3;
    /// What is said over a connection that has been opened; opening one is persistent enough by itself.
    private static final Set<ProbeKind> OVER_A_CONNECTION = EnumSet.of(
            ProbeKind.TLS,
            ProbeKind.TLS_LARGE,
            ProbeKind.HTTPS,
            ProbeKind.WEBSOCKET,
            ProbeKind.TURN_TCP,
            ProbeKind.TURN_TLS,
            ProbeKind.OCSP,
            ProbeKind.CRL);
    /// The part of its time that an attempt may lose to a machine that is late: one in so many.
    private static final int TOO_LATE = 3;
    /// Of the machine's lateness one sleeper sees a part, while a look-up waits for several threads in turn: so little
    /// of it already asks for a second look.
    private static final int DOUBTFUL = 10;
    /// No quicker look-up counts as slow.
    private static final Duration SLOW = Duration.ofMillis(900);

    private final Step step;
    private final Probe probe;
    private final Map<String, Observation> seen;
    private final BiConsumer<Long, Long> progress;
    private final Lateness lateness;
    private final long budgetEnds;
    private final BooleanSupplier others;

    /// @param others whether another host has answered such a step by now
    Attempts(
            Step step,
            Probe probe,
            Map<String, Observation> seen,
            BiConsumer<Long, Long> progress,
            Lateness lateness,
            long budgetEnds,
            BooleanSupplier others) {
        this.step = step;
        this.probe = probe;
        this.seen = seen;
        this.progress = progress;
        this.lateness = lateness;
        this.budgetEnds = budgetEnds;
        this.others = others;
    }

    /// @param late what the machine was late by meanwhile
    private record Tried(Attempt.Ended ended, Duration took, Duration late) {

        private boolean lost(int oneIn) {
            return late.toNanos() >= took.toNanos() / oneIn;
        }

        /// A proxy that nobody heard of is silent too; one that refuses has answered.
        private boolean unheard() {
            Failure failure = ended.failure();
            return failure != null
                    && (failure.type().silence()
                            || (failure.type() == FailureClass.PROXY_UNREACHABLE
                                    && !(ended.finding() instanceof Finding.Tcp tcp
                                            && tcp.tried().containsValue(FailureClass.REFUSED.id()))));
        }

        /// The look-up that answered, but slowly, or too late for our own query beside it; null where it is none.
        private Finding.@Nullable Dns slow() {
            return ended.failure() == null
                            && ended.finding() instanceof Finding.Dns dns
                            && dns.systemTook().compareTo(SLOW) > 0
                            && (dns.ownTook() == null || dns.ownTook().compareTo(SLOW) > 0)
                    ? dns
                    : null;
        }
    }

    /// Tries until something counts, or the machine was late three times.
    ///
    /// @param started when the first attempt begins, by [System#nanoTime()]
    Attempt.Ended from(long started) throws InterruptedException {
        long begins = started;
        for (int tries = 1; ; tries++) {
            Tried one = once(begins);
            if (one.slow() != null && one.lost(DOUBTFUL)) {
                return quicker(one);
            }
            Failure failure = one.ended().failure();
            if (failure == null) {
                return one.ended();
            }
            boolean late = failure.type() == FailureClass.BUSY || (one.unheard() && one.lost(TOO_LATE));
            begins = System.nanoTime();
            boolean time = tries < MOST_TRIES && begins + one.took().toNanos() <= budgetEnds;
            if (!late && !(time && tries == 1 && alone(failure))) {
                return one.ended();
            }
            if (!time) {
                String detail = "this computer was late by " + one.late().toMillis() + " of "
                        + one.took().toMillis() + " ms; " + failure.detail();
                return new Attempt.Ended(one.ended().finding(), new Failure(FailureClass.BUSY, detail), false);
            }
        }
    }

    /// Whether this host alone was silent on a connection that it had taken.
    private boolean alone(Failure failure) {
        return failure.type() == FailureClass.TIMEOUT
                && OVER_A_CONNECTION.contains(step.probe())
                && others.getAsBoolean();
    }

    /// The quicker of two slow answers; without its time where the machine was too late for that one as well.
    private Attempt.Ended quicker(Tried first) throws InterruptedException {
        Tried best = first;
        long begins = System.nanoTime();
        if (begins + first.took().toNanos() < budgetEnds) {
            Tried second = once(begins);
            boolean better = second.ended().failure() == null && second.took().compareTo(first.took()) < 0;
            best = better ? second : first;
        }
        Finding.Dns slow = best.slow();
        return slow != null && best.lost(TOO_LATE)
                ? new Attempt.Ended(slow.untimed(), null, best.ended().cut())
                : best.ended();
    }

    private Tried once(long begins) throws InterruptedException {
        Duration before = lateness.soFar();
        long deadline = Math.min(begins + step.deadline().toNanos(), budgetEnds);
        Attempt.Ended ended = new Attempt(step, probe, new Scene(seen, deadline, progress)).within(deadline);
        return new Tried(
                ended,
                Duration.ofNanos(System.nanoTime() - begins),
                lateness.soFar().minus(before));
    }
}
