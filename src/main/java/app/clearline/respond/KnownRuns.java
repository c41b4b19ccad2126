// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;

/// The runs that were begun here, and what was heard of each. A run's number holds the time of its beginning, so that
/// another process with the same key can tell whether it is still good. Safe for several threads.
final class KnownRuns {

    private static final int MOST = 128;
    private static final long GOOD = Duration.ofHours(1).toSeconds();

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;
    private final Map<Long, Count> runs = new LastUsed<>(MOST);

    private static final class Count {

        private final BitSet ports = new BitSet();
        private int datagrams;
    }

    /// @param datagrams that were heard
    /// @param ports on how many ports
    record Heard(int datagrams, int ports) {}

    KnownRuns(InstantSource clock) {
        this.clock = clock;
    }

    synchronized long begin() {
        long run = clock.instant().getEpochSecond() << 32 | (random.nextInt() & 0xFFFFFFFFL);
        runs.put(run, new Count());
        return run;
    }

    /// Whether it began less than an hour ago, here or in another process.
    boolean good(long run) {
        long age = (clock.instant().getEpochSecond() & 0xFFFFFFFFL) - (run >>> 32);
        return age >= 0 && age < GOOD;
    }

    synchronized void hear(long run, int port) {
        Count count = runs.get(run);
        if (count != null) {
            count.ports.set(port);
            count.datagrams++;
        }
    }

    synchronized Optional<Heard> heard(long run) {
        return Optional.ofNullable(runs.get(run)).map(c -> new Heard(c.datagrams, c.ports.cardinality()));
    }

    synchronized int known() {
        return runs.size();
    }
}
